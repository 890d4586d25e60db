package io.dataplane.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// A packaged provider, started and called as Terraform does it, by means of the JDK alone: gRPC is a POST over HTTP/2
/// whose body is one byte, a length and a message.
final class StartedProvider implements AutoCloseable {
    static final String COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
    private static final int PREFIX = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final TerraformIdentity identity;
    private final BufferedReader output;
    private final CompletableFuture<String> errors = new CompletableFuture<>();
    private @Nullable String[] handshake;
    private @Nullable HttpClient client;

    private StartedProvider(Process process, TerraformIdentity identity) {
        this.process = process;
        this.identity = identity;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        // in a thread of its own: the common pool can be as small as one, and the HTTP client needs it
        Thread.ofPlatform().daemon().name("stderr").start(() -> errors.complete(readAll(process)));
    }

    static Path program() {
        return PackagedProvider.folder("tpa").resolve("terraform-provider-tpa_v" + PackagedProvider.VERSION);
    }

    /// `environment` adds to what Terraform sets; an empty value removes a variable.
    static StartedProvider start(
            List<String> command, Path folder, TerraformIdentity identity, Map<String, String> environment)
            throws IOException, GeneralSecurityException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> variables = builder.environment();
        variables.keySet().removeIf(name -> name.startsWith("TF_") || name.startsWith("DATAPLANE_"));
        variables.put("TF_PLUGIN_MAGIC_COOKIE", COOKIE);
        variables.put("PLUGIN_PROTOCOL_VERSIONS", "6,5");
        variables.put("PLUGIN_MIN_PORT", "10000");
        variables.put("PLUGIN_MAX_PORT", "25000");
        variables.put("PLUGIN_CLIENT_CERT", identity.pem());
        environment.forEach((name, value) -> {
            if (value.isEmpty()) {
                variables.remove(name);
            } else {
                variables.put(name, value);
            }
        });
        return new StartedProvider(builder.start(), identity);
    }

    private static String readAll(Process process) {
        try (InputStreamReader reader = new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8)) {
            return reader.readAllAsString();
        } catch (IOException e) {
            return "";
        }
    }

    /// The fields of the first line on standard output.
    String[] handshake() throws IOException {
        String[] known = handshake;
        if (known == null) {
            known = String.valueOf(output.readLine()).split("\\|", -1);
            handshake = known;
        }
        return known;
    }

    int port() throws IOException {
        return Integer.parseInt(handshake()[3].replaceAll(".*:", ""));
    }

    Socket socket() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port());
    }

    /// What follows the line that was read, up to the end of standard output.
    String moreOutput() throws IOException {
        return output.readAllAsString();
    }

    /// All of standard error, when it is at its end.
    String errors() {
        return errors.join();
    }

    Process process() {
        return process;
    }

    boolean endsSoon() throws InterruptedException {
        return process.waitFor(10, TimeUnit.SECONDS);
    }

    /// The message that answers, without its prefix.
    byte[] call(String method, byte... message) throws Exception {
        if (client == null) {
            client = client(identity.facing(handshake()[5]));
        }
        HttpResponse<byte[]> answer = client.send(request(method, message.length, message), BodyHandlers.ofByteArray());
        return answered(answer);
    }

    /// Declares another length than the message has.
    HttpResponse<byte[]> lie(String method, int declared, byte... message) throws Exception {
        return client(identity.facing(handshake()[5]))
                .send(request(method, declared, message), BodyHandlers.ofByteArray());
    }

    byte[] callAs(SSLContext somebody, String method) throws Exception {
        try (HttpClient other = client(somebody)) {
            return answered(other.send(request(method, 0), BodyHandlers.ofByteArray()));
        }
    }

    /// After a first call, which opens the connection.
    CompletableFuture<byte[]> callAsync(String method, byte... message) throws IOException {
        return java.util.Objects.requireNonNull(client)
                .sendAsync(request(method, message.length, message), BodyHandlers.ofByteArray())
                .thenApply(StartedProvider::answered);
    }

    private static HttpClient client(SSLContext context) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .connectTimeout(PATIENCE)
                .sslContext(context)
                .build();
    }

    private HttpRequest request(String method, int declared, byte... message) throws IOException {
        byte[] framed = ByteBuffer.allocate(PREFIX + message.length)
                .put((byte) 0)
                .putInt(declared)
                .put(message)
                .array();
        return HttpRequest.newBuilder(URI.create("https://localhost:" + port() + method))
                .timeout(PATIENCE)
                .header("content-type", "application/grpc")
                .header("te", "trailers")
                .POST(BodyPublishers.ofByteArray(framed))
                .build();
    }

    private static byte[] answered(HttpResponse<byte[]> answer) {
        byte[] framed = answer.body();
        if (answer.statusCode() != 200 || framed.length < PREFIX) {
            throw new IllegalStateException(
                    "answered " + answer.statusCode() + " " + answer.headers().map());
        }
        return Arrays.copyOfRange(framed, PREFIX, framed.length);
    }

    @Override
    public void close() {
        if (client != null) {
            client.shutdownNow();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        Process _ = process.destroyForcibly();
    }
}
