package io.dataplane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dataplane.testbed.Json;
import io.dataplane.testbed.Terraform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A user brings the config.yml that TPA wrote.
class ConfigYmlAcceptanceTest {
    private static final Path EXAMPLES = Path.of("../../examples");

    @RegisterExtension
    private final Stage stage = new Stage();

    private static String text(String path) throws IOException {
        return Files.readString(EXAMPLES.resolve(path));
    }

    @Test
    void functionReadsPartsOfTheFile() throws IOException {
        Terraform terraform = stage.terraform(text("functions/tpa_config/minimal/main.tf"));
        terraform.apply();
        JsonNode outputs = Json.read(terraform.run("output", "-json").succeeds().stdout());
        assertThat(outputs.path("owner").path("value").asText()).isEqualTo("Ann Example");
        assertThat(outputs.path("vpc").path("value").asText()).isEqualTo("10.60.0.0/16");
        assertThat(outputs.path("roles").path("value").toString())
                .isEqualTo("{\"db1\":[\"primary\"],\"db2\":[\"pgbouncer\",\"replica\"]}");
        assertThat(stage.proxy().calls()).isEmpty();
    }

    @Test
    void functionTellsWhereTheFileIsWrong() throws IOException {
        Terraform terraform = stage.terraform(
                text("functions/tpa_config/minimal/main.tf").replace("role: primary", "rolle: primary"));
        assertThat(terraform.run("plan", "-no-color").fails().stderr().replaceAll("[\\s│]+", " "))
                .contains("config.yml, line 6, column 31: an instance has no setting rolle.", "under `vars`?");
    }

    @Test
    void clusterOfAFileIsMadeLeftAloneAndDestroyed() throws IOException {
        Terraform terraform = stage.bareTerraform()
                .mirror(PackagedProvider.HOST + "/*", PackagedProvider.mirror())
                .configuration(text("tpa_cluster/from-config-yml/main.tf"));
        terraform.file("config.yml", text("tpa_cluster/from-config-yml/config.yml"));
        terraform.init();
        terraform.apply();
        JsonNode cluster = terraform.state("tpa_cluster.juniper");
        assertThat(cluster.path("nodes").size()).isEqualTo(3);
        assertThat(cluster.path("cluster_name").isNull()).isTrue();
        terraform.planIsEmpty();
        terraform.destroy();
        assertThat(stage.aws().ownedBy("tpa_cluster/juniper")).isEmpty();
    }
}
