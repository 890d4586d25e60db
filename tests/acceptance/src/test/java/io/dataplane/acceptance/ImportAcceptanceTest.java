package io.dataplane.acceptance;

import static io.dataplane.acceptance.ClusterHcl.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dataplane.testbed.Inventory;
import io.dataplane.testbed.Terraform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A cluster that Terraform forgot, or that another state made.
class ImportAcceptanceTest {
    private static final String ID = "speedy@eu-west-1";

    @RegisterExtension
    private final Stage stage = new Stage();

    private final ClusterHcl cluster = ClusterHcl.speedy()
            .with("cluster_tags", "{ Team = \"db\" }")
            .node("speedy-1", "{ node = 1, role = [\"primary\"], assign_elastic_ip = true }");
    private Terraform terraform;
    private Inventory before;
    private JsonNode state;

    @BeforeEach
    void applyAndForget() {
        terraform = stage.terraform(cluster);
        terraform.apply();
        state = terraform.state(ADDRESS);
        terraform.run("state", "rm", ADDRESS).succeeds();
        before = stage.aws();
        stage.proxy().forget();
    }

    @Test
    void byCommandThenEmptyPlan() {
        terraform.importId(ADDRESS, ID).succeeds();
        assertThat(stage.proxy().mutations()).isEmpty();
        terraform.planIsEmpty();

        assertThat(terraform.state(ADDRESS).path("components")).isEqualTo(state.path("components"));
        assertThat(terraform.state(ADDRESS).path("nodes")).isEqualTo(state.path("nodes"));
        stage.aws().isLike(before);
    }

    @Test
    void byBlockThenEmptyPlan() {
        Terraform other =
                stage.terraform(cluster.and("\nimport {\n  to = tpa_cluster.speedy\n  id = \"" + ID + "\"\n}\n"));

        other.plan().imports(ADDRESS).isEmpty().apply().thenEmptyPlan();

        assertThat(other.state(ADDRESS).path("components")).isEqualTo(state.path("components"));
        stage.aws().isLike(before);
    }

    @Test
    void importedItCanBeChangedAndDestroyed() {
        terraform.importId(ADDRESS, ID).succeeds();

        terraform.configuration(cluster.with("owner", "\"Bea Example\"").hcl());
        terraform.plan().updatesInPlace(ADDRESS).apply().thenEmptyPlan();
        terraform.destroy();

        assertThat(stage.aws().ownedBy(ClusterHcl.OWNER)).isEmpty();
    }

    @Test
    void whatIsNotThereCannotBeImported() {
        terraform.importId(ADDRESS, "slow@eu-west-1").fails().says("slow");
        terraform.importId(ADDRESS, "speedy").fails().says("<cluster_name>@<region>");
    }

    @Test
    void aSecondCreateIsRefusedAndOffersTheImport() {
        Terraform other = stage.terraform(cluster);

        other.run("apply", "-auto-approve", "-input=false", "-no-color").fails().says("import {", ID);

        stage.aws().isLike(before);
    }
}
