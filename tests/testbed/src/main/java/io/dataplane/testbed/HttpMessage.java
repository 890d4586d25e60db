package io.dataplane.testbed;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One HTTP/1.1 request or response as it stands on the wire, its body read to the end.
final class HttpMessage {
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    /// The request or status line.
    private final String start;

    /// `Name: value` lines; a chunked body has become one with a length.
    private final List<String> headers;

    private final byte[] body;

    private HttpMessage(String start, List<String> headers, byte[] body) {
        this.start = start;
        this.headers = headers;
        this.body = body;
    }

    /// Empty when the client is done with the connection. Answers `Expect: 100-continue` itself.
    static Optional<HttpMessage> request(InputStream in, OutputStream out) throws IOException {
        List<String> head = head(in);
        if (head.isEmpty()) {
            return Optional.empty();
        }
        List<String> headers = new ArrayList<>(head.subList(1, head.size()));
        if (headers.removeIf(header -> named(header, "Expect"))) {
            out.write(CONTINUE);
            out.flush();
        }
        byte[] body = length(headers) > 0 || chunked(headers) ? body(in, headers) : new byte[0];
        return Optional.of(new HttpMessage(head.getFirst(), headers, body));
    }

    static HttpMessage response(InputStream in, String method) throws IOException {
        List<String> head = head(in);
        if (head.isEmpty()) {
            throw new EOFException("no answer");
        }
        String start = head.getFirst();
        List<String> headers = new ArrayList<>(head.subList(1, head.size()));
        headers.removeIf(header -> named(header, "Connection"));
        int status = Integer.parseInt(start.split(" ")[1]);
        boolean bare = method.equals("HEAD") || status == 204 || status == 304;
        byte[] body = bare ? new byte[0] : body(in, headers);
        return new HttpMessage(start, headers, body);
    }

    static HttpMessage answer(int status, String contentType, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        List<String> headers = List.of("Content-Type: " + contentType, "Content-Length: " + body.length);
        return new HttpMessage("HTTP/1.1 " + status + " Injected", headers, body);
    }

    String method() {
        return start.split(" ")[0];
    }

    String target() {
        return start.split(" ")[1];
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    Optional<String> header(String name) {
        return value(headers, name);
    }

    /// In one write: two small ones would wait for the other side's delayed acknowledgement.
    void writeTo(OutputStream out, String... moreHeaders) throws IOException {
        StringBuilder head = new StringBuilder(start).append("\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        for (String header : moreHeaders) {
            head.append(header).append("\r\n");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream(head.length() + body.length + 2);
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        all.writeTo(out);
        out.flush();
    }

    private static List<String> head(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            lines.add(line);
        }
        return lines;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        int last = line.length() - 1;
        return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
    }

    /// By length, by chunks, else to the end of the stream; the headers name the length afterwards.
    private static byte[] body(InputStream in, List<String> headers) throws IOException {
        if (length(headers) >= 0) {
            byte[] body = in.readNBytes(length(headers));
            if (body.length < length(headers)) {
                throw new EOFException("the body ended early");
            }
            return body;
        }
        byte[] body = chunked(headers) ? chunks(in) : in.readAllBytes();
        headers.removeIf(header -> named(header, "Transfer-Encoding"));
        headers.add("Content-Length: " + body.length);
        return body;
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            body.writeBytes(in.readNBytes(size));
            line(in);
        }
        head(in);
        return body.toByteArray();
    }

    private static int chunkSize(InputStream in) throws IOException {
        return Integer.parseInt(line(in).split(";")[0].strip(), 16);
    }

    private static int length(List<String> headers) {
        return value(headers, "Content-Length").map(Integer::parseInt).orElse(-1);
    }

    private static boolean chunked(List<String> headers) {
        return value(headers, "Transfer-Encoding")
                .map(value -> value.toLowerCase(Locale.ROOT).contains("chunked"))
                .orElse(false);
    }

    private static Optional<String> value(List<String> headers, String name) {
        return headers.stream()
                .filter(header -> named(header, name))
                .map(header -> header.substring(name.length() + 1).strip())
                .findFirst();
    }

    private static boolean named(String header, String name) {
        return header.regionMatches(true, 0, name + ":", 0, name.length() + 1);
    }
}
