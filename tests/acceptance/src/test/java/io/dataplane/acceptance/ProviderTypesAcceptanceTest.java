package io.dataplane.acceptance;

import static io.dataplane.acceptance.ClusterHcl.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.testbed.Json;
import io.dataplane.testbed.Terraform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// One build under several provider addresses.
class ProviderTypesAcceptanceTest {
    @RegisterExtension
    private final Stage stage = new Stage();

    private final ClusterHcl alone = ClusterHcl.alone();

    private void works(ClusterHcl cluster) {
        Terraform terraform = stage.terraform(cluster);
        terraform.plan().creates(ADDRESS).apply().thenEmptyPlan();
        terraform.destroy();
        assertThat(stage.aws().ownedBy(ClusterHcl.OWNER)).isEmpty();
    }

    @Test
    void typeTpaNeedsNoProviderArgument() {
        works(alone);
    }

    @Test
    void typeDataplaneWithProviderArgument() {
        works(alone.under(ClusterHcl.HEAD.replace("tpa", "dataplane")).with("provider", "dataplane"));
    }

    @Test
    void typeDataplaneUnderTheLocalNameTpa() {
        works(alone.under(ClusterHcl.HEAD.replace("dataplane/tpa", "dataplane/dataplane")));
    }

    @Test
    void eachServesItsOwnResourceTypes() {
        Terraform terraform = stage.terraform(alone);

        var schemas = Json.read(
                        terraform.run("providers", "schema", "-json").succeeds().stdout())
                .path("provider_schemas")
                .path(PackagedProvider.HOST + "/tpa");

        assertThat(Json.keys(schemas.path("resource_schemas")))
                .contains("tpa_cluster")
                .allMatch(type -> type.startsWith("tpa_"));
    }
}
