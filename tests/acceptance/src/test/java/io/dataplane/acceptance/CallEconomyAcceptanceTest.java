package io.dataplane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.testbed.Terraform;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// How many AWS calls a command costs: counted, because the clock of a test machine proves nothing.
class CallEconomyAcceptanceTest {
    private static final int REFRESH_LIMIT = 25;
    private static final int APPLY_BASE = 80;
    private static final int APPLY_PER_NODE = 4;

    @RegisterExtension
    private final Stage stage = new Stage();

    private static ClusterHcl cluster(int nodes) {
        ClusterHcl cluster =
                ClusterHcl.speedy().with("locations", "{ main = { az = \"eu-west-1a\", subnet = \"10.33.0.0/24\" } }");
        for (int node = 4; node <= nodes; node++) {
            cluster = cluster.node(
                    "speedy-" + node, "{ node = " + node + ", role = [\"replica\"], upstream = \"speedy-1\" }");
        }
        return cluster;
    }

    @Test
    void applyAndRefreshStayWithinTheirLimitsAtAnySize() {
        Map<String, Integer> refreshOf3 = refreshAfterApply(3);
        stage.clear();
        Map<String, Integer> refreshOf50 = refreshAfterApply(50);

        assertThat(refreshOf50).isEqualTo(refreshOf3);
    }

    private Map<String, Integer> refreshAfterApply(int nodes) {
        Terraform terraform = stage.terraform(cluster(nodes));
        stage.proxy().forget();
        terraform.apply();
        Map<String, Integer> apply = stage.proxy().counts();
        assertThat(total(apply))
                .as("calls of an apply of %s nodes: %s", nodes, apply)
                .isLessThanOrEqualTo(APPLY_BASE + APPLY_PER_NODE * nodes);

        stage.proxy().forget();
        terraform.planIsEmpty();
        Map<String, Integer> refresh = stage.proxy().counts();
        assertThat(stage.proxy().mutations()).isEmpty();
        assertThat(total(refresh))
                .as("calls of a refresh of %s nodes: %s", nodes, refresh)
                .isLessThanOrEqualTo(REFRESH_LIMIT);
        return refresh;
    }

    private static int total(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void validateCallsNobody() {
        Terraform terraform = stage.terraform(cluster(3));
        terraform.validate().succeeds();

        assertThat(stage.proxy().calls()).isEmpty();
    }
}
