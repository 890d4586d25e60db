package io.dataplane.provider.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An HTTP server of the test that keeps what it was asked and answers what the test says.
final class RecordingServer implements AutoCloseable {
    /// One request.
    record Request(
            String method,
            String path,
            String authorization,
            @Nullable String token,
            String body) {
        /// `AssumeRole`, of the query protocol.
        String action() {
            return parameter("Action");
        }

        String parameter(String name) {
            for (String pair : body.split("&")) {
                if (pair.startsWith(name + "=")) {
                    return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                }
            }
            return "";
        }

        /// The access key that signed it.
        String signer() {
            return authorization.replaceFirst(".*Credential=([^/]*)/.*", "$1");
        }

        /// The region and service it was signed for.
        String scope() {
            return authorization.replaceFirst(".*Credential=[^/]*/[0-9]*/([^,]*)/aws4_request.*", "$1");
        }
    }

    /// Status 0 cuts the connection.
    record Answer(int status, String body) {
        static final Answer CUT = new Answer(0, "");

        static Answer error(int status, String code) {
            return new Answer(
                    status,
                    "<ErrorResponse><Error><Code>" + code + "</Code><Message>told by the test</Message></Error>"
                            + "</ErrorResponse>");
        }
    }

    static final Answer IDENTITY = new Answer(
            200,
            "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws-cn:iam::123456789012:user/ann</Arn>"
                    + "<UserId>AIDA</UserId><Account>123456789012</Account></GetCallerIdentityResult>"
                    + "</GetCallerIdentityResponse>");

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Function<Request, Answer> answers = request -> new Answer(200, "<Answer/>");

    RecordingServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    void answers(Function<Request, Answer> answers) {
        this.answers = answers;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            Request request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    authorization == null ? "" : authorization,
                    exchange.getRequestHeaders().getFirst("X-Amz-Security-Token"),
                    body);
            requests.add(request);
            Answer answer = answers.apply(request);
            if (answer.status() != 0) {
                byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
