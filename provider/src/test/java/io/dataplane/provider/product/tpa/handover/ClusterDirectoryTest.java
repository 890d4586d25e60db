package io.dataplane.provider.product.tpa.handover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.bind.Planned;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClusterDirectoryTest {
    private static final Planned<String> KNOWN = Planned.of("198.51.100.2");

    private static ClusterDirectory directory(String mode) {
        return Directories.directory(aws(mode), KNOWN);
    }

    private static ClusterDirectory.@Nullable OnAws aws(String mode) {
        return mode.equals("aws") ? Directories.ON_AWS : null;
    }

    private static SortedMap<String, String> texts(Map<String, Planned<String>> files) {
        SortedMap<String, String> texts = new TreeMap<>();
        files.forEach((path, text) -> texts.put(path, text.get()));
        return texts;
    }

    /// The files of a folder beside this test.
    private static SortedMap<String, String> golden(String folder) throws Exception {
        Path root = Path.of(Objects.requireNonNull(ClusterDirectoryTest.class.getResource(folder))
                .toURI());
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                texts.put(root.relativize(path).toString(), Files.readString(path, UTF_8));
            }
        }
        return texts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"bare", "aws"})
    void filesAreTheCommittedOnes(String mode) throws Exception {
        assertThat(texts(directory(mode).files())).containsExactlyEntriesOf(golden(mode));
    }

    @Test
    void secretsStandApart() {
        assertThat(texts(directory("bare").secretFiles()))
                .containsOnly(
                        Map.entry("hostkeys/ssh_host_ecdsa_key", "ECDSA PRIVATE\n"),
                        Map.entry("hostkeys/ssh_host_rsa_key", "RSA PRIVATE\n"),
                        Map.entry("id_speedy", "KEY OF THE USER\n"),
                        Map.entry("vault/vault_pass.txt", "p@ssword"));
        assertThat(directory("bare").toString()).doesNotContain("PRIVATE", "KEY OF", "p@ss");
    }

    @Test
    void onlyFilesWithTheUnknownAddressAreUnknown() {
        SortedMap<String, Planned<String>> files =
                Directories.directory(null, Planned.unknown()).files();
        assertThat(files).containsOnlyKeys(directory("bare").files().keySet());
        assertThat(files.keySet().stream()
                        .filter(path -> !Objects.requireNonNull(files.get(path)).isKnown()))
                .containsExactly(
                        "config.yml",
                        "inventory/00-Speedy",
                        "inventory/host_vars/speedy-2/01-instance_vars.yml",
                        "ssh_config",
                        "tpa_known_hosts");
    }

    @Test
    void keyOutsideOfTheDirectoryIsNotWrittenThere() {
        ClusterDirectory.Ssh home = new ClusterDirectory.Ssh(22, "~/.ssh/id_db", null, List.of());
        assertThat(home.keyPath("Speedy")).isEqualTo("id_speedy");
        ClusterDirectory.Ssh inside = new ClusterDirectory.Ssh(22, "keys/db", null, List.of());
        assertThat(inside.keyPath("Speedy")).isEqualTo("keys/db");
    }
}
