package io.dataplane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.testbed.Terraform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What users install: the zip, its start-up cache, its manners as a process.
class PackageAcceptanceTest {
    private static final String COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
    private static final int SHARED_PERCENT = 95;
    private static final long ZIP_LIMIT = 120_000_000;

    @RegisterExtension
    private final Stage stage = new Stage();

    /// Installed by `init` from the zip, as from a registry.
    private Terraform installedFromZip() throws IOException {
        Path mirror = stage.newFolder();
        Path zips = mirror.resolve(PackagedProvider.HOST).resolve("tpa");
        Files.createDirectories(zips);
        Path zip = PackagedProvider.zip("tpa");
        Files.copy(zip, zips.resolve(zip.getFileName()));
        return stage.bareTerraform()
                .mirror(PackagedProvider.HOST + "/*", mirror)
                .configuration(ClusterHcl.alone().hcl())
                .init();
    }

    @Test
    void startUpCacheIsUsedAfterInitFromTheZip() throws IOException {
        Terraform terraform = installedFromZip();

        classesComeFromTheCache(terraform);
    }

    @Test
    void startUpCacheIsUsedInAReadOnlyFolder() throws IOException {
        Terraform terraform = installedFromZip();
        Path providers = terraform.folder().resolve(".terraform/providers");
        Map<String, String> before = fingerprints(providers);
        setWritable(providers, false);
        try {
            classesComeFromTheCache(terraform);
        } finally {
            setWritable(providers, true);
        }

        assertThat(fingerprints(providers)).isEqualTo(before);
    }

    private void classesComeFromTheCache(Terraform terraform) throws IOException {
        Path logs = stage.newFolder();
        terraform.set("DATAPLANE_JVM_OPTIONS", "-Xlog:class+load:file=" + logs + "/classes-%p.log:none");
        terraform.plan().creates(ClusterHcl.ADDRESS);

        try (Stream<Path> files = Files.list(logs)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(4); // plan starts the provider three times, show once
            for (Path log : all) {
                List<String> lines = Files.readAllLines(log);
                long shared = lines.stream()
                        .filter(line -> line.contains("source: shared objects file"))
                        .count();
                assertThat(lines).hasSizeGreaterThan(500);
                assertThat(shared * 100 / lines.size())
                        .as("per cent of the classes in %s that came from the cache", log)
                        .isGreaterThanOrEqualTo(SHARED_PERCENT);
            }
        }
    }

    private static Map<String, String> fingerprints(Path folder) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.put(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        }
        return found;
    }

    private static void setWritable(Path folder, boolean writable) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> !Files.isSymbolicLink(file))
                    .forEach(file ->
                            assertThat(file.toFile().setWritable(writable)).isTrue());
        }
    }

    @Test
    void zipIsSmallEnoughAndHoldsNoLink() throws IOException {
        assertThat(Files.size(PackagedProvider.zip("tpa"))).isLessThan(ZIP_LIMIT);
        try (Stream<Path> files = Files.walk(installedFromZip().folder().resolve(".terraform/providers"))) {
            assertThat(files.filter(Files::isSymbolicLink)).isEmpty();
        }
    }

    private static List<String> program() {
        Path folder = PackagedProvider.folder("tpa");
        return List.of(folder.resolve("terraform-provider-tpa_v" + PackagedProvider.VERSION)
                .toString());
    }

    private Process start(Path folder, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program())
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(folder.resolve("stderr").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    @Test
    void startedByHandItSaysWhatItIs() throws Exception {
        Path folder = stage.newFolder();
        Process process = start(folder, Map.of());

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("stdout"))).isEmpty();
        assertThat(Files.readString(folder.resolve("stderr"))).containsIgnoringCase("terraform");
    }

    @Test
    void stdoutIsOneHandshakeLineAndStderrIsClean() throws Exception {
        Path folder = stage.newFolder();
        Map<String, String> hostile = Map.of(
                "TF_PLUGIN_MAGIC_COOKIE", COOKIE,
                "PLUGIN_PROTOCOL_VERSIONS", "5,6",
                "PLUGIN_MIN_PORT", "10000",
                "PLUGIN_MAX_PORT", "25000",
                "JAVA_TOOL_OPTIONS", "-javaagent:/nowhere/agent.jar",
                "_JAVA_OPTIONS", "-Xmx8m",
                "JDK_JAVA_OPTIONS", "-Xmx8m",
                "CLASSPATH", "/nowhere");
        Process process = start(folder, hostile);
        try {
            awaitLine(folder.resolve("stdout"));
            assertThat(Files.readString(folder.resolve("stdout")))
                    .matches("1\\|6\\|tcp\\|127\\.0\\.0\\.1:[0-9]+\\|grpc.*\\R");
            assertThat(Files.readAllLines(folder.resolve("stderr"))).allMatch(line -> line.startsWith("{"));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void awaitLine(Path file) throws IOException, InterruptedException {
        for (int i = 0; i < 500 && !Files.readString(file).contains("\n"); i++) {
            Thread.sleep(20);
        }
    }

    @Test
    void terraformSeesNothingStrangeInItsLog() throws IOException {
        Terraform terraform = stage.terraform(ClusterHcl.alone());
        Path log = terraform.folder().resolve("terraform.log");
        terraform.set("TF_LOG", "TRACE").set("TF_LOG_PATH", log.toString());

        terraform.apply();

        List<String> strange = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            if (line.matches(".*(plugin process exited.*error|\\[warning\\]|WARNING:|SLF4J|Exception|panic|killing).*")
                    || line.contains("produced an invalid")
                    || line.contains("unexpected data")) {
                strange.add(line);
            }
        }
        assertThat(strange).isEmpty();
    }
}
