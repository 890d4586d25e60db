package io.dataplane.provider.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A proxy of the test: keeps the head of each request. It answers plain requests itself, and leads every tunnel to one
/// port of this machine, or nowhere.
final class RecordingProxy implements AutoCloseable {
    private static final String WHO = String.join(
            "\r\n", "HTTP/1.1 407 Who", "Proxy-Authenticate: Basic realm=\"test\"", "Content-Length: 0", "", "");

    private final ServerSocket socket;
    private final @Nullable Integer tunnelTo;
    private final @Nullable String login;
    private final List<String> heads = new CopyOnWriteArrayList<>();

    RecordingProxy(@Nullable Integer tunnelTo) {
        this(tunnelTo, null);
    }

    /// @param login what a head must contain
    RecordingProxy(@Nullable Integer tunnelTo, @Nullable String login) {
        this.tunnelTo = tunnelTo;
        this.login = login;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    String url() {
        return "http://" + address();
    }

    /// Request line and header lines of each request.
    List<String> heads() {
        return List.copyOf(heads);
    }

    /// What was asked for: `CONNECT host:port`, or method and URL.
    List<String> targets() {
        return heads.stream()
                .map(head -> head.lines().findFirst().orElse("").replaceFirst(" HTTP/1.1$", ""))
                .toList();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            heads.add(head);
            if (login != null && !head.contains(login)) {
                say(client, WHO);
            } else if (!head.startsWith("CONNECT")) {
                say(client, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\n<a/>");
            } else if (tunnelTo == null) {
                say(client, "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
            } else {
                say(client, "HTTP/1.1 200 Connection established\r\n\r\n");
                tunnel(client, tunnelTo);
            }
        } catch (IOException e) {
            // the other side has gone
        }
    }

    /// Byte by byte: what follows the head belongs to the tunnel.
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no head");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void say(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    private static void tunnel(Socket client, int port) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Thread back = Thread.ofVirtual().start(() -> copy(server, client));
            copy(client, server);
            back.interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            // the other side has gone
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
