package io.dataplane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dataplane.testbed.Call;
import io.dataplane.testbed.Json;
import io.dataplane.testbed.Terraform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The policy that the guide shows is enough for the life of a cluster. That it holds no more than the code can call is
/// tested beside the code.
class LeastPrivilegeAcceptanceTest {
    private static final Path POLICY = Path.of("../../examples/tpa_cluster/policy.json");

    /// What S3 asks for the calls that are not named like their permission.
    private static final Map<String, String> S3 = Map.ofEntries(
            Map.entry("HEAD bucket", "s3:ListBucket"),
            Map.entry("PUT bucket", "s3:CreateBucket"),
            Map.entry("GET bucket?tagging", "s3:GetBucketTagging"),
            Map.entry("PUT bucket?tagging", "s3:PutBucketTagging"),
            Map.entry("PUT bucket?publicaccessblock", "s3:PutBucketPublicAccessBlock"),
            Map.entry("PUT bucket?ownershipcontrols", "s3:PutBucketOwnershipControls"),
            Map.entry("PUT bucket?encryption", "s3:PutEncryptionConfiguration"),
            Map.entry("GET bucket?lifecycle", "s3:GetLifecycleConfiguration"),
            Map.entry("PUT bucket?lifecycle", "s3:PutLifecycleConfiguration"),
            Map.entry("GET object", "s3:GetObject"),
            Map.entry("PUT object", "s3:PutObject"),
            Map.entry("POST bucket?delete", "s3:DeleteObject"),
            Map.entry("GET bucket", "s3:ListBucket"),
            Map.entry("DELETE object", "s3:DeleteObject"));

    private static final String REPLICA = "{ role = [\"replica\"], upstream = \"speedy-1\" }";

    @RegisterExtension
    private final Stage stage = new Stage();

    private final ClusterHcl cluster =
            ClusterHcl.speedy().node("speedy-2", REPLICA.replace("}", ", assign_elastic_ip = true }"));

    @Test
    void planAndRefreshNeedTheReadingStatementsOnly() throws IOException {
        Terraform terraform = stage.terraform(cluster);
        terraform.plan();
        assertThat(actions()).isNotEmpty().isSubsetOf(allowed(sid -> sid.startsWith("Read")));

        terraform.apply();
        stage.proxy().forget();
        terraform.planIsEmpty();
        assertThat(actions()).isNotEmpty().isSubsetOf(allowed(sid -> sid.startsWith("Read")));
    }

    @Test
    void lifeOfAClusterNeedsNoMoreThanThePolicy() throws IOException {
        Terraform terraform = stage.terraform(cluster);
        terraform.apply();
        for (ClusterHcl change : changes()) {
            terraform.configuration(change.hcl());
            terraform.apply().thenEmptyPlan();
        }
        terraform.destroy();

        assertThat(actions())
                .contains("ec2:RunInstances", "ec2:StopInstances", "ec2:ModifyVolume", "ec2:DeleteVpc", "s3:PutObject")
                .isSubsetOf(allowed(sid -> true));
    }

    private List<ClusterHcl> changes() {
        ClusterHcl tagged = cluster.with("owner", "\"Bea Example\"").with("cluster_tags", "{ Team = \"db\" }");
        ClusterHcl larger = tagged.with("instance_defaults", """
                {
                    location = "main"
                    type     = "t3.small"
                    default_volumes = [
                      { device_name = "root", volume_size = 20 },
                      { device_name = "/dev/sdf", volume_size = 20 },
                    ]
                  }""");
        return List.of(
                tagged,
                larger,
                larger.with("ssh_ingress_cidrs", "[\"10.0.0.0/8\"]")
                        .with("allow_data_loss", "true")
                        .node("speedy-2", REPLICA)
                        .withoutNode("speedy-3"));
    }

    /// STS asks for no permission to say who one is.
    private Set<String> actions() {
        return stage.proxy().calls().stream()
                .filter(call -> !call.service().equals("sts"))
                .map(LeastPrivilegeAcceptanceTest::action)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String action(Call call) {
        return call.service().equals("s3")
                ? S3.getOrDefault(call.action(), call.action())
                : call.service() + ":" + call.action();
    }

    private static Set<String> allowed(Predicate<String> sids) throws IOException {
        Set<String> actions = new TreeSet<>();
        for (JsonNode statement : Json.read(Files.readString(POLICY)).path("Statement")) {
            if (sids.test(statement.path("Sid").asText())) {
                actions.addAll(Json.texts(statement.path("Action")));
            }
        }
        return actions;
    }
}
