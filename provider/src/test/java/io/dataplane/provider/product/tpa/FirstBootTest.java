package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstBootTest {
    private static final String KEY = "ssh-ed25519 AAAAC3Nz speedy";

    @TempDir
    private Path folder;

    private static FirstBoot boot(
            boolean hostKeys, String key, String pre, String extra, Map<String, String> variables) {
        return new FirstBoot(
                "speedy",
                "edb-tpa-123456789012",
                "eu-west-1",
                "https://s3.eu-west-1.amazonaws.com",
                hostKeys,
                22,
                false,
                key,
                new FirstBoot.Settings("en_US.UTF-8", pre, extra, variables));
    }

    private static FirstBoot with(String pre, String extra, Map<String, String> variables) {
        return boot(true, KEY, pre, extra, variables);
    }

    private String run(String script) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("script"), script);
        Process process = new ProcessBuilder("bash", file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static String steps(String script) {
        String begin = "OS_MAJOR=${VERSION_ID%%.*}\n";
        return script.substring(script.indexOf(begin) + begin.length(), script.indexOf("\necho \"first boot ends"));
    }

    @Test
    void stepsComeInTheirOrder() {
        assertThat(steps(with("date", "uptime", Map.of("B", "2", "A", "1")).script()))
                .isEqualTo("""
                step pre_user_data
                export A='1'
                export B='2'
                step set_locale
                step install_tools
                step name_devices
                step host_keys
                step authorized_key
                step sshd
                step extra_user_data""");
        assertThat(steps(boot(false, null, "", "", Map.of()).script())).isEqualTo("""
                step set_locale
                step install_tools
                step name_devices
                step sshd""");
    }

    @Test
    void settingsStandAtTheTop() {
        assertThat(with("", "", Map.of()).script()).startsWith("#!/bin/bash\n").contains("""
                BUCKET='edb-tpa-123456789012'
                CLUSTER='speedy'
                REGION='eu-west-1'
                S3='https://s3.eu-west-1.amazonaws.com'
                METADATA=http://169.254.169.254
                WANTED_LOCALE='en_US.UTF-8'
                SSH_PORT=22
                ROOT_LOGIN=no
                AUTHORIZED_KEY='ssh-ed25519 AAAAC3Nz speedy'
                """);
    }

    @Test
    void scriptIsGoodBashAndFitsUncompressed() throws IOException, InterruptedException {
        FirstBoot boot = with("date", "uptime", Map.of("A", "it's"));
        assertThat(boot.userData()).isEqualTo(boot.script().getBytes(StandardCharsets.UTF_8));
        Path file = Files.writeString(folder.resolve("boot"), boot.script());
        Process process =
                new ProcessBuilder("bash", "-n", file.toString()).inheritIO().start();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void scriptPleasesShellcheck() throws IOException, InterruptedException {
        Path file = Files.writeString(
                folder.resolve("boot"), with("date", "uptime", Map.of()).script());
        Process process;
        try {
            process = new ProcessBuilder("shellcheck", "-S", "warning", "-e", "SC1091", file.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "no shellcheck here");
            return;
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    @Test
    void longScriptsAreCompressed() throws IOException {
        StringBuilder extra = new StringBuilder();
        IntStream.range(0, 2000)
                .forEach(n -> extra.append("echo line ").append(n).append('\n'));
        FirstBoot boot = with("", extra.toString(), Map.of());
        byte[] data = boot.userData();
        assertThat(data).hasSizeLessThan(FirstBoot.LIMIT);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(data))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(boot.script());
        }
    }

    @Test
    void valuesOfVariablesReachTheShellAsTheyAre() throws IOException, InterruptedException {
        String nasty = "it's \"$HOME\" `id` $(id) \\ @PRE@ @STEPS@ %s \n second line ; & | > ü !";
        String script = steps(with("", "", Map.of("NASTY", nasty)).script()).replace("step ", ": ");
        assertThat(run(script + "\nprintf %s \"$NASTY\"\n")).isEqualTo(nasty);
    }

    /// As the script runs them, with its own folders instead of the machine's.
    private String sandboxed(FirstBoot boot) {
        String script = boot.script();
        return script.substring(0, script.indexOf("exec >>/var/log"))
                        .replace("/var/log/", folder + "/")
                        .replace("/run/", folder + "/")
                        .replace("/root/", folder + "/")
                        .replace("/etc/ssh/", folder + "/")
                + "ID=debian\nOS_MAJOR=12\n";
    }

    @Test
    void textOfUsersRunsAsTheyWroteIt() throws IOException, InterruptedException {
        String pre = "cat <<'END_OF_USER_DATA'\n$not @EXTRA@ expanded\nEND_OF_USER_DATA\necho 'pre ran'";
        String output = run(sandboxed(with(pre, "echo @PRE@ @STEPS@; exit 3", Map.of()))
                + "step pre_user_data 2>/dev/null\nstep extra_user_data 2>/dev/null\n");
        assertThat(output).contains("$not @EXTRA@ expanded\npre ran\n").contains("@PRE@ @STEPS@\n");
        assertThat(folder.resolve("tpa-firstboot-failures.log"))
                .content()
                .matches("\\S+ extra_user_data failed with status 3\n");
    }

    @Test
    void stepsThatSucceedLeaveNoFailureBehind() throws IOException, InterruptedException {
        run(sandboxed(with("true", "", Map.of())) + "step pre_user_data\n");
        assertThat(folder.resolve("tpa-firstboot-failures.log")).doesNotExist();
    }

    @Test
    void authorizedKeyReplacesTheEntryThatForbidsRoot() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve(".ssh"));
        Path keys = folder.resolve(".ssh/authorized_keys");
        Files.writeString(keys, "command=\"echo no\" ssh-ed25519 AAAAC3Nz image\nssh-rsa BBBB other\n");
        String script = sandboxed(with("", "", Map.of())) + "step authorized_key\nstep authorized_key\n";
        run(script.replace("mkdir -m 700 -p /root/.ssh", ":"));
        assertThat(keys).hasContent("ssh-rsa BBBB other\n" + KEY + "\n");
    }

    @Test
    void sshdListensOnBothPorts() throws IOException, InterruptedException {
        Path config = Files.writeString(folder.resolve("sshd_config"), "Include x\nUsePAM yes\n");
        FirstBoot boot = new FirstBoot(
                "speedy",
                "b",
                "eu-west-1",
                "https://s3",
                false,
                2222,
                true,
                null,
                new FirstBoot.Settings("en_US.UTF-8", "", "", Map.of()));
        String stubs = "systemctl() { echo \"$@\" >>" + folder + "/systemctl; [ \"$1\" != is-active ]; }\n";
        run(sandboxed(boot) + stubs + "step sshd\nstep sshd\n");
        assertThat(Files.readString(config))
                .contains("Port 22\nPort 2222\n", "PermitRootLogin yes\n", "UsePAM yes\n")
                .containsOnlyOnce("Port 2222\n");
        assertThat(folder.resolve("systemctl")).content().contains("restart sshd");
    }
}
