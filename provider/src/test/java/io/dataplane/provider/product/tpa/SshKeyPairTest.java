package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SshKeyPairTest {
    @TempDir
    private Path folder;

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private Path file(String text) throws IOException {
        Path file = Files.createFile(
                folder.resolve("key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
    }

    private static String sshKeygen(Object... arguments) throws IOException, InterruptedException {
        assumeTrue(isInstalled("ssh-keygen"), "ssh-keygen is not installed");
        List<String> command = new java.util.ArrayList<>(List.of("ssh-keygen"));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ED25519", "RSA", "ECDSA"})
    void opensshDerivesTheSamePublicKey(String algorithm) throws IOException, InterruptedException {
        SshKeyPair pair = SshKeyPair.generate(algorithm, "speedy");
        assertThat(sshKeygen("-y", "-P", "", "-f", file(pair.privateText()))).isEqualTo(pair.publicLine());
    }

    @ParameterizedTest
    @CsvSource({"ED25519,256,(ED25519)", "RSA,3072,(RSA)", "ECDSA,256,(ECDSA)"})
    void opensshTellsLengthCommentAndKind(String algorithm, String bits, String kind)
            throws IOException, InterruptedException {
        SshKeyPair pair = SshKeyPair.generate(algorithm, "speedy");
        assertThat(sshKeygen("-l", "-f", file(pair.publicLine() + "\n")))
                .startsWith(bits + " SHA256:")
                .endsWith(" speedy " + kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ED25519", "RSA", "ECDSA"})
    void publicLineIsRecoveredFromThePrivateText(String algorithm) {
        SshKeyPair pair = SshKeyPair.generate(algorithm, "speedy");
        assertThat(SshKeyPair.publicLine(pair.privateText(), "speedy")).isEqualTo(pair.publicLine());
    }

    @Test
    void everyKeyIsNew() {
        assertThat(SshKeyPair.generate("ED25519", "speedy").privateText())
                .isNotEqualTo(SshKeyPair.generate("ED25519", "speedy").privateText());
    }

    @Test
    void secretCannotPrint() {
        assertThat(SshKeyPair.generate("ED25519", "speedy")).hasToString("(sensitive)");
        assertThat(new OutputsLive.Keys("public", "private")).hasToString("(sensitive)");
    }
}
