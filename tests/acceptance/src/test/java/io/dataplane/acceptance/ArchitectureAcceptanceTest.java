package io.dataplane.acceptance;

import static io.dataplane.acceptance.ClusterHcl.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.testbed.Inventory;
import io.dataplane.testbed.Json;
import io.dataplane.testbed.Terraform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A cluster that its architecture generates grows and shrinks under Terraform.
class ArchitectureAcceptanceTest {
    private static final Path EXAMPLE = Path.of("../../examples/tpa_cluster/m1/main.tf");

    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void growthAndReturnLeaveEveryOtherNodeAlone() throws IOException {
        Terraform terraform = stage.terraform(Files.readString(EXAMPLE));
        terraform.plan().creates(ADDRESS).apply().thenEmptyPlan();
        Inventory two = stage.aws();
        assertThat(two.component("instance/speedy-3").tag("dataplane:slot")).isEqualTo("main/barman/1");

        terraform.plan("-var=data_nodes=3").updatesInPlace(ADDRESS).apply();
        Inventory three = stage.aws();
        assertThat(three.component("instance/speedy-4").tag("dataplane:slot")).isEqualTo("main/data/3");
        assertThat(three.component("instance/speedy-4").tag("node")).isEqualTo("4");
        three.without("object").keeps(two.without("object"));

        terraform.plan().updatesInPlace(ADDRESS).apply().thenEmptyPlan();
        assertThat(Json.keys(terraform.state(ADDRESS).path("nodes")))
                .containsExactly("speedy-1", "speedy-2", "speedy-3");
        stage.aws().without("object").isLike(two.without("object"));
        terraform.destroy();
    }
}
