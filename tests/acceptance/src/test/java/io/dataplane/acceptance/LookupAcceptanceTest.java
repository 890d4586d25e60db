package io.dataplane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dataplane.testbed.Json;
import io.dataplane.testbed.Terraform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A second configuration looks at a cluster that the first one made.
class LookupAcceptanceTest {
    private static final Path EXAMPLES = Path.of("../../examples");

    @RegisterExtension
    private final Stage stage = new Stage();

    private Terraform owner;

    private static String example(String path) throws IOException {
        return Files.readString(EXAMPLES.resolve(path).resolve("main.tf"));
    }

    @BeforeEach
    void makeCluster() throws IOException {
        owner = stage.terraform(example("tpa_cluster/minimal"));
        owner.apply();
        stage.proxy().forget();
    }

    @Test
    void dataSourceTellsWhatTheResourceTells() throws IOException {
        Terraform guest = stage.terraform(example("data-sources/tpa_cluster/minimal"));
        guest.apply();

        JsonNode outputs = Json.read(guest.run("output", "-json").succeeds().stdout());
        JsonNode cluster = owner.state(ClusterHcl.ADDRESS);
        assertThat(outputs.path("primary").path("value").asText())
                .isNotEmpty()
                .isEqualTo(cluster.path("nodes")
                        .path("speedy-1")
                        .path("private_ip")
                        .asText());
        assertThat(outputs.path("vpcs").path("value")).isEqualTo(cluster.path("region_vpcs"));
        assertThat(Files.readString(guest.folder().resolve("terraform.tfstate")))
                .doesNotContain("PRIVATE KEY");
        assertThat(stage.proxy().mutations()).isEmpty();
        guest.planIsEmpty();
    }

    @Test
    void keyIsHandedOverAndStoredNowhere() throws IOException {
        Terraform guest = stage.terraform(example("ephemeral-resources/tpa_cluster_key/minimal"));
        guest.apply();

        assertThat(Files.readString(guest.folder().resolve("id_speedy")))
                .isEqualTo(owner.state(ClusterHcl.ADDRESS)
                        .path("private_key_openssh")
                        .asText())
                .contains("PRIVATE KEY");
        assertThat(Files.readString(guest.folder().resolve("terraform.tfstate")))
                .doesNotContain("PRIVATE KEY");
        assertThat(stage.proxy().mutations()).isEmpty();
    }
}
