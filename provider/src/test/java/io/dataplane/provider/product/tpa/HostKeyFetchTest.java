package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The step of the first boot that fetches host keys, run against a metadata service and an S3 that check what they are
/// asked: the token, and the signature by an implementation of its own.
class HostKeyFetchTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String ROLE = """
            {"AccessKeyId": "ASIAEXAMPLE", "SecretAccessKey": "%s", "Token": "the/session+token=="}""".formatted(SECRET);

    @TempDir
    private Path folder;

    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final AtomicInteger notYet = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String token = exchange.getRequestHeaders().getFirst("X-aws-ec2-metadata-token");
        String text =
                switch (exchange.getRequestMethod() + " " + path) {
                    case "PUT /latest/api/token" -> "t0ken";
                    case "GET /latest/meta-data/iam/security-credentials/" ->
                        "t0ken".equals(token) ? "speedy_profile\n" : null;
                    case "GET /latest/meta-data/iam/security-credentials/speedy_profile" ->
                        "t0ken".equals(token) ? ROLE : null;
                    default -> object(exchange, path);
                };
        byte[] body = (text == null ? "no" : text).getBytes(StandardCharsets.UTF_8);
        if (text == null) {
            refused.add(path);
        }
        exchange.sendResponseHeaders(text == null ? 403 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String object(HttpExchange exchange, String path) {
        boolean signed =
                signature(exchange, path).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        return signed && notYet.getAndDecrement() <= 0 ? "content of " + path : null;
    }

    /// Signature Version 4 as the documentation of S3 tells it.
    private static String signature(HttpExchange exchange, String path) {
        try {
            String time = exchange.getRequestHeaders().getFirst("x-amz-date");
            String empty = hash("");
            String names = "host;x-amz-content-sha256;x-amz-date;x-amz-security-token";
            String request = "GET\n" + path + "\n\n"
                    + "host:" + exchange.getRequestHeaders().getFirst("Host") + "\n"
                    + "x-amz-content-sha256:" + empty + "\n"
                    + "x-amz-date:" + time + "\n"
                    + "x-amz-security-token:the/session+token==\n\n" + names + "\n" + empty;
            String day = time.substring(0, 8);
            String scope = day + "/eu-west-1/s3/aws4_request";
            byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
            for (String part : List.of(day, "eu-west-1", "s3", "aws4_request")) {
                key = hmac(key, part);
            }
            String text = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + hash(request);
            return "AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/" + scope + ", SignedHeaders=" + names + ", Signature="
                    + HexFormat.of().formatHex(hmac(key, text));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String hash(String text) throws GeneralSecurityException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private void boot(String more) throws IOException, InterruptedException {
        String here = "http://127.0.0.1:" + server.getAddress().getPort();
        String script = new FirstBoot(
                        "my cluster",
                        "edb.tpa",
                        "eu-west-1",
                        here,
                        true,
                        22,
                        false,
                        null,
                        new FirstBoot.Settings("en_US.UTF-8", "", "", Map.of()))
                .script();
        script = script.substring(0, script.indexOf("exec >>/var/log"))
                .replace("http://169.254.169.254", here)
                .replace("/var/log/", folder + "/")
                .replace("/etc/ssh", folder.toString())
                .replace("sleep 5", "sleep 0.1");
        Path file = Files.writeString(folder.resolve("boot"), script + "ID=debian\n" + more + "step host_keys\n");
        Process process = new ProcessBuilder("bash", file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).doesNotContain(SECRET, "session+token");
    }

    @Test
    void nodesHaveTheClustersHostKeysAndNoOthers() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("ssh_host_ed25519_key"), "of the image");
        notYet.set(2); // what a role may do becomes known with a delay
        boot("");
        assertThat(refused).hasSize(2);
        assertThat(folder.resolve("ssh_host_rsa_key")).hasContent("content of /edb.tpa/my%20cluster/hostkeys/rsa.txt");
        assertThat(folder.resolve("ssh_host_ecdsa_key.pub"))
                .hasContent("content of /edb.tpa/my%20cluster/hostkeys/ecdsa.pub.txt");
        assertThat(folder.resolve("ssh_host_ed25519_key")).doesNotExist();
        assertThat(Files.getPosixFilePermissions(folder.resolve("ssh_host_rsa_key")))
                .hasSize(2);
        assertThat(folder.resolve("tpa-firstboot-failures.log")).doesNotExist();
    }

    @Test
    void withoutAllFourKeysTheImagesOwnStayAndTheFailureIsNoted() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("ssh_host_ed25519_key"), "of the image");
        notYet.set(Integer.MAX_VALUE);
        boot("SECONDS=0\nsleep() { SECONDS=301; }\n");
        assertThat(folder.resolve("ssh_host_ed25519_key")).hasContent("of the image");
        assertThat(folder.resolve("ssh_host_rsa_key")).doesNotExist();
        assertThat(folder.resolve("tpa-firstboot-failures.log")).content().contains("host_keys failed");
    }
}
