package io.dataplane.provider.aws;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// An HTTP server of the test that keeps what it was asked and answers what the test says.
final class RecordingServer implements AutoCloseable {
    /// One request.
    record Request(String method, String path, Headers headers, String body) {
        String authorization() {
            return Objects.requireNonNullElse(headers.getFirst("Authorization"), "");
        }

        @Nullable
        String token() {
            return headers.getFirst("X-Amz-Security-Token");
        }

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
            return authorization().replaceFirst(".*Credential=([^/]*)/.*", "$1");
        }

        /// The region and service it was signed for.
        String scope() {
            return authorization().replaceFirst(".*Credential=[^/]*/[0-9]*/([^,]*)/aws4_request.*", "$1");
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

    /// Credentials whose key is the role's name, from either way of assuming it.
    static Answer assumed(Request request) {
        String name = request.parameter("RoleArn").replaceFirst(".*/", "");
        String action = request.action();
        return new Answer(
                200,
                "<" + action + "Response><" + action + "Result><Credentials><AccessKeyId>KEYOF" + name
                        + "</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>token of " + name
                        + "</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></" + action
                        + "Result></" + action + "Response>");
    }

    /// An STS that knows everybody.
    static Answer sts(Request request) {
        return request.action().startsWith("AssumeRole") ? assumed(request) : IDENTITY;
    }

    private final HttpServer server;
    private final String scheme;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Function<Request, Answer> answers = request -> new Answer(200, "<Answer/>");

    RecordingServer() {
        this(null);
    }

    /// With TLS when there is a context for it.
    RecordingServer(@Nullable SSLContext tls) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        scheme = tls == null ? "http" : "https";
        try {
            if (tls == null) {
                server = HttpServer.create(address, 0);
            } else {
                HttpsServer secure = HttpsServer.create(address, 0);
                secure.setHttpsConfigurator(new HttpsConfigurator(tls));
                server = secure;
            }
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
        return scheme + "://127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Request request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
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
