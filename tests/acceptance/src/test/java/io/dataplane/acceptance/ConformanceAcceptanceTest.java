package io.dataplane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The packaged executable on the wire, as raw as Terraform or an intruder meets it.
@Timeout(120)
class ConformanceAcceptanceTest {
    private static final String METADATA = "/tfplugin6.Provider/GetMetadata";
    private static final String SCHEMA = "/tfplugin6.Provider/GetProviderSchema";
    private static final String VALIDATE = "/tfplugin6.Provider/ValidateResourceConfig";
    private static final String SHUTDOWN = "/plugin.GRPCController/Shutdown";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static TerraformIdentity terraform;
    private static TerraformIdentity stranger;

    @TempDir
    Path folder;

    @BeforeAll
    static void identities() throws Exception {
        PackagedProvider.mustBeThere();
        terraform = TerraformIdentity.make();
        stranger = TerraformIdentity.make();
    }

    private StartedProvider start(Map<String, String> environment) throws IOException, GeneralSecurityException {
        return start(List.of(StartedProvider.program().toString()), environment);
    }

    private StartedProvider start(List<String> command, Map<String, String> environment)
            throws IOException, GeneralSecurityException {
        return StartedProvider.start(command, folder, terraform, environment);
    }

    private static void serves(StartedProvider provider) throws Exception {
        assertThat(new String(provider.call(METADATA), StandardCharsets.UTF_8)).contains("tpa_cluster");
    }

    private static void endsCleanly(StartedProvider provider) throws Exception {
        assertThat(provider.call(SHUTDOWN)).isEmpty();
        assertThat(provider.endsSoon()).isTrue();
        assertThat(provider.process().exitValue()).isZero();
        assertThat(provider.moreOutput()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d602bf8f"})
    void withoutTheCookieItSaysWhatItIs(String cookie) throws Exception {
        try (StartedProvider provider = start(Map.of("TF_PLUGIN_MAGIC_COOKIE", cookie))) {
            assertThat(provider.endsSoon()).isTrue();
            assertThat(provider.process().exitValue()).isEqualTo(1);
            assertThat(provider.moreOutput()).isEmpty();
            assertThat(provider.errors())
                    .startsWith("This is a Terraform provider")
                    .hasLineCount(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"PLUGIN_MIN_PORT, 30000", "PLUGIN_MIN_PORT, many", "PLUGIN_MAX_PORT, 99999", "PLUGIN_CLIENT_CERT, none"
    })
    void whatCannotBeStartsNothing(String variable, String value) throws Exception {
        try (StartedProvider provider = start(Map.of(variable, value))) {
            assertThat(provider.endsSoon()).isTrue();
            assertThat(provider.process().exitValue()).isEqualTo(1);
            assertThat(provider.moreOutput()).isEmpty();
            assertThat(provider.errors()).contains("PLUGIN_").hasLineCount(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "6", "7,6,5", "many,6"})
    void everyClientIsToldTheVersionWeSpeak(String versions) throws Exception {
        try (StartedProvider provider = start(Map.of("PLUGIN_PROTOCOL_VERSIONS", versions))) {
            assertThat(provider.handshake()).hasSize(6).startsWith("1", "6", "tcp");
            assertThat(provider.handshake()[5]).matches("[A-Za-z0-9+/]{50,}");
            assertThat(provider.port()).isBetween(10_000, 25_000);
        }
    }

    @Test
    void onlyTerraformIsLetIn() throws Exception {
        try (StartedProvider provider = start(Map.of())) {
            String certificate = provider.handshake()[5];
            assertThatThrownBy(() -> provider.callAs(TerraformIdentity.nobodyFacing(certificate), METADATA))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> provider.callAs(stranger.facing(certificate), METADATA))
                    .isInstanceOf(IOException.class);
            serves(provider);
            endsCleanly(provider);
        }
    }

    @Test
    void garbageOnThePortHarmsNobody() throws Exception {
        try (StartedProvider provider = start(Map.of("TF_LOG", "TRACE"))) {
            byte[] noise = new byte[10_000];
            new Random(20_260_101).nextBytes(noise);
            for (byte[] each : List.of(
                    "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                    new byte[] {0x16, 3, 1, -1, -1, 1},
                    new byte[0],
                    noise)) {
                try (Socket socket = provider.socket()) {
                    OutputStream out = socket.getOutputStream();
                    out.write(each);
                    out.flush();
                    socket.shutdownOutput();
                    socket.setSoTimeout(5_000);
                    assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                            .doesNotContain("HTTP/1.1 200");
                } catch (IOException reset) {
                    assertThat(reset).hasMessageContaining("reset");
                }
            }
            serves(provider);
            endsCleanly(provider);
            everyLineIsALogRecord(provider.errors());
        }
    }

    @Test
    void aHundredCallsAtOnceAreAnsweredAlike() throws Exception {
        try (StartedProvider provider = start(Map.of())) {
            byte[] schema = provider.call(SCHEMA);
            List<CompletableFuture<byte[]>> calls = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                calls.add(provider.callAsync(i % 2 == 0 ? SCHEMA : METADATA));
            }
            for (int i = 0; i < 100; i += 2) {
                assertThat(calls.get(i).get(60, TimeUnit.SECONDS)).isEqualTo(schema);
                assertThat(calls.get(i + 1).get(60, TimeUnit.SECONDS)).isNotEmpty();
            }
            endsCleanly(provider);
        }
    }

    /// 64 megabytes are far above gRPC's own limit, and must fit into the memory that the launcher allows.
    @Test
    void largeMessagesPassAndLiesAboutLengthDoNot() throws Exception {
        try (StartedProvider provider = start(Map.of())) {
            byte[] answer = provider.call(VALIDATE, validation(64 * 1024 * 1024));
            assertThat(new String(answer, StandardCharsets.UTF_8)).contains("Value Not Understood");
            assertThatThrownBy(() -> provider.lie(VALIDATE, Integer.MAX_VALUE, (byte) 1))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("RST_STREAM");
            serves(provider);
            endsCleanly(provider);
        }
    }

    /// ValidateResourceConfig with a JSON text of that many letters as its configuration.
    private static byte[] validation(int letters) {
        byte[] text = new byte[letters + 2];
        Arrays.fill(text, (byte) 'x');
        text[0] = '"';
        text[letters + 1] = '"';
        ByteArrayOutputStream config = new ByteArrayOutputStream();
        field(config, 2, text);
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        field(request, 1, "tpa_cluster".getBytes(StandardCharsets.UTF_8));
        field(request, 2, config.toByteArray());
        return request.toByteArray();
    }

    private static void field(ByteArrayOutputStream out, int number, byte[] content) {
        out.write((number << 3) | 2);
        int length = content.length;
        for (; length > 0x7f; length >>>= 7) {
            out.write((length & 0x7f) | 0x80);
        }
        out.write(length);
        out.writeBytes(content);
    }

    @Test
    void signalsDoNotEndItAndShutdownDoes() throws Exception {
        try (StartedProvider provider = start(Map.of())) {
            serves(provider);
            for (String signal : List.of("INT", "TERM", "HUP")) {
                kill(signal, provider.process().pid());
            }
            assertThat(provider.process().waitFor(500, TimeUnit.MILLISECONDS)).isFalse();
            serves(provider);
            endsCleanly(provider);
            assertThat(provider.errors()).isEmpty();
        }
    }

    private static void kill(String signal, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    /// The connection stays open, so it is the death of the parent that ends it.
    @Test
    void nothingIsLeftWhenTheParentIsKilled() throws Exception {
        List<String> inShell = List.of(
                "/bin/sh", "-c", "\"$0\"; true", StartedProvider.program().toString());
        try (StartedProvider parent = start(inShell, Map.of())) {
            serves(parent);
            List<ProcessHandle> children = parent.process().descendants().toList();
            assertThat(children).isNotEmpty();
            kill("KILL", parent.process().pid());
            for (ProcessHandle child : children) {
                child.onExit().get(10, TimeUnit.SECONDS);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "ERROR, 0", "TRACE, 1", "JSON, 1", "DEBUG, 1", "nonsense, 1"})
    void stderrHoldsLogRecordsAlone(String level, int least) throws Exception {
        try (StartedProvider provider = start(Map.of("TF_LOG", level))) {
            serves(provider);
            endsCleanly(provider);
            assertThat(everyLineIsALogRecord(provider.errors())).hasSizeGreaterThanOrEqualTo(least);
            assertThat(provider.errors().isEmpty()).isEqualTo(least == 0);
        }
    }

    private static List<String> everyLineIsALogRecord(String errors) throws IOException {
        List<String> lines = errors.lines().toList();
        for (String line : lines) {
            JsonNode log = JSON.readTree(line);
            assertThat(log.path("@level").textValue()).isIn("trace", "debug", "info", "warn", "error");
            assertThat(log.path("@message").isTextual()).as(line).isTrue();
            assertThat(log.path("@timestamp").textValue())
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}(Z|[+-]\\d\\d:\\d\\d)");
        }
        return lines;
    }

    /// Through a link, by a relative path with blanks, out of a folder that cannot be written: the cache still counts.
    @Test
    void servesFromWhereverItWasPut() throws Exception {
        Path real = copy("with blanks/and more", "0.1.0");
        Files.createSymbolicLink(folder.resolve("a link"), real);
        setWritable(real, false);
        Path log = Files.createTempFile("classes", ".log");
        try (StartedProvider provider = start(
                List.of("a link/terraform-provider-tpa_v0.1.0"),
                Map.of("DATAPLANE_JVM_OPTIONS", "-Xlog:class+load:file=" + log + ":none"))) {
            serves(provider);
            endsCleanly(provider);
            assertThat(provider.errors()).isEmpty();
            List<String> classes = Files.readAllLines(log);
            long cached = classes.stream()
                    .filter(line -> line.contains("source: shared objects file"))
                    .count();
            assertThat(cached * 100 / classes.size()).isGreaterThanOrEqualTo(95);
        } finally {
            setWritable(real, true);
            Files.delete(log);
        }
    }

    @Test
    void twoVersionsServeSideBySide() throws Exception {
        Path next = copy("next", "0.2.0");
        try (StartedProvider old = start(Map.of());
                StartedProvider young = start(
                        List.of(next.resolve("terraform-provider-tpa_v0.2.0").toString()), Map.of())) {
            serves(old);
            serves(young);
            assertThat(old.port()).isNotEqualTo(young.port());
            endsCleanly(old);
            serves(young);
            endsCleanly(young);
        }
    }

    /// The package in another folder, as another version.
    private Path copy(String name, String version) throws IOException {
        Path source = PackagedProvider.folder("tpa");
        Path copy = folder.resolve(name);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                String path =
                        source.relativize(file).toString().replace("_v" + PackagedProvider.VERSION, "_v" + version);
                Path target = copy.resolve(path);
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        return copy;
    }

    private static void setWritable(Path folder, boolean writable) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.forEach(
                    file -> assertThat(file.toFile().setWritable(writable)).isTrue());
        }
    }
}
