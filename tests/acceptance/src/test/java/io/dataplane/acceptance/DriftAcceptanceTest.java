package io.dataplane.acceptance;

import static io.dataplane.acceptance.ClusterHcl.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.testbed.AwsHand;
import io.dataplane.testbed.Inventory;
import io.dataplane.testbed.Plan;
import io.dataplane.testbed.Terraform;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Somebody changes the cluster by hand: the plan says what, the apply repairs that and touches nothing else.
class DriftAcceptanceTest {
    private static final ClusterHcl CLUSTER = ClusterHcl.speedy()
            .with("cluster_tags", "{ Team = \"db\" }")
            .node("speedy-1", "{ node = 1, role = [\"primary\"], assign_elastic_ip = true }");

    /// What every stop and start does to a node without an elastic IP.
    private static final String NEW_PUBLIC_ADDRESS = "Association.Public";

    @RegisterExtension
    private final Stage stage = new Stage();

    private final AwsHand hand = stage.hand();
    private Terraform terraform;
    private Inventory before;

    @BeforeEach
    void applyCluster() {
        terraform = stage.terraform(CLUSTER);
        terraform.apply();
        before = stage.aws();
    }

    private String id(String component) {
        return before.component(component).id();
    }

    /// The plan names exactly these components; afterwards AWS differs from before only in what one of `traces` tells.
    private void isRepaired(List<String> components, String... traces) {
        Plan plan = terraform.plan().updatesInPlace(ADDRESS);
        plan.namesDriftOf(ADDRESS, components.toArray(String[]::new));
        plan.apply().thenEmptyPlan();
        assertThat(before.without("object").differences(stage.aws().without("object")))
                .as("what the repair changed in AWS")
                .allMatch(difference -> Arrays.stream(traces).anyMatch(difference::contains));
        assertThat(countByKind(stage.aws())).isEqualTo(countByKind(before));
    }

    private static List<String> countByKind(Inventory inventory) {
        return inventory.objects().values().stream()
                .map(object -> object.kind())
                .toList();
    }

    private static List<String> components(String... ids) {
        return Stream.of(ids).toList();
    }

    @Test
    void terminatedInstance() {
        String instance = id("instance/speedy-2");
        hand.terminate(instance);

        isRepaired(
                components("instance/speedy-2", "attachment/speedy-2/sdf"),
                instance,
                "speedy-2",
                "speedy:2",
                "network interface",
                "profile association",
                "removed volume",
                "volume " + id("volume/speedy-2/sdf"));
    }

    @Test
    void terminatedInstanceWithElasticIp() {
        String instance = id("instance/speedy-1");
        hand.terminate(instance);

        // AWS ends the association along with the instance; the emulator keeps it, so it is no drift here
        isRepaired(
                components("instance/speedy-1", "attachment/speedy-1/sdf"),
                instance,
                "speedy-1",
                "speedy:1",
                "network interface",
                "profile association",
                "removed volume",
                "volume " + id("volume/speedy-1/sdf"),
                "elastic IP " + id("eip/speedy-1"));
    }

    @Test
    void stoppedInstance() {
        hand.stop(id("instance/speedy-3"));

        isRepaired(components("instance/speedy-3"), "instance " + id("instance/speedy-3"), NEW_PUBLIC_ADDRESS);
    }

    @Test
    void otherInstanceType() {
        hand.changeType(id("instance/speedy-3"), "t3.small");

        isRepaired(components("instance/speedy-3"), "instance " + id("instance/speedy-3"), NEW_PUBLIC_ADDRESS);
    }

    @Test
    void liftedProtection() {
        terraform.configuration(
                CLUSTER.node("speedy-3", "{ node = 3, role = [\"barman\"], termination_protection = true }")
                        .hcl());
        terraform.apply();
        before = stage.aws();
        hand.protect(id("instance/speedy-3"), false);

        isRepaired(components("instance/speedy-3"));
    }

    @Test
    void revokedRule() {
        hand.revokeIngress(id("security_group/eu-west-1"), 22, "0.0.0.0/0");

        isRepaired(components("sg_rules/eu-west-1"));
    }

    @Test
    void foreignRule() {
        hand.authorizeIngress(id("security_group/eu-west-1"), 5432, "0.0.0.0/0");

        isRepaired(components("sg_rules/eu-west-1"));
    }

    @Test
    void detachedVolume() {
        hand.detachVolume(id("volume/speedy-1/sdf"));

        isRepaired(
                components("attachment/speedy-1/sdf"),
                "volume " + id("volume/speedy-1/sdf"),
                "instance " + id("instance/speedy-1"));
    }

    @Test
    void deletedVolume() {
        hand.detachVolume(id("volume/speedy-1/sdf"));
        hand.deleteVolume(id("volume/speedy-1/sdf"));

        isRepaired(
                components("volume/speedy-1/sdf", "attachment/speedy-1/sdf"),
                "volume",
                "instance " + id("instance/speedy-1"));
    }

    @Test
    void deletedRoute() {
        hand.deleteRoute(id("route_table/eu-west-1"), "0.0.0.0/0");

        isRepaired(components("route/eu-west-1/0.0.0.0/0"));
    }

    @Test
    void subnetLeftTheRouteTable() {
        hand.disassociateRouteTable(id("subnet/eu-west-1/main"));

        isRepaired(components("rt_assoc/eu-west-1/main"), "route table " + id("route_table/eu-west-1"));
    }

    @Test
    void detachedInternetGateway() {
        hand.detachInternetGateway(id("igw/eu-west-1"), id("vpc/eu-west-1"));

        isRepaired(components("igw/eu-west-1"));
    }

    @Test
    void removedAndChangedTags() {
        hand.untag(id("vpc/eu-west-1"), "Owner");
        hand.tag(id("subnet/eu-west-1/main"), "Team", "web");
        hand.untag(id("instance/speedy-2"), "Cluster");
        hand.untag(id("volume/speedy-2/sdf"), "Team");
        hand.untagRole("speedy_profile", "Team");

        isRepaired(components(
                "vpc/eu-west-1", "subnet/eu-west-1/main", "instance/speedy-2", "volume/speedy-2/sdf", "iam_role"));
    }

    @Test
    void foreignTagsAreNobodysDrift() {
        hand.tag(id("vpc/eu-west-1"), "CostCentre", "7781");
        hand.tag(id("instance/speedy-1"), "Patched", "yes");

        terraform.planIsEmpty();
    }

    @Test
    void disassociatedElasticIp() {
        hand.disassociateAddress(id("eip/speedy-1"));

        isRepaired(
                components("eip_assoc/speedy-1"),
                "elastic IP " + id("eip/speedy-1"),
                "instance " + id("instance/speedy-1"),
                "network interface");
    }

    @Test
    void releasedElasticIp() {
        hand.disassociateAddress(id("eip/speedy-1"));
        hand.releaseAddress(id("eip/speedy-1"));

        isRepaired(
                components("eip/speedy-1", "eip_assoc/speedy-1"),
                "elastic IP",
                "instance " + id("instance/speedy-1"),
                "network interface");
    }

    @Test
    void deletedKeyPair() {
        hand.deleteKeyPair("tpa_speedy");

        isRepaired(components("key_pair/eu-west-1"), "key pair tpa_speedy");
    }

    @Test
    void deletedInlinePolicy() {
        hand.deleteRolePolicy("speedy_profile", "speedy_instance_permissions");

        isRepaired(components("iam_policy"));
    }

    @Test
    void roleRemovedFromProfile() {
        hand.removeRoleFromProfile("speedy_profile", "speedy_profile");

        isRepaired(components("instance_profile"));
    }

    @Test
    void severalAtOnce() {
        hand.terminate(id("instance/speedy-3"));
        hand.revokeIngress(id("security_group/eu-west-1"), 22, "0.0.0.0/0");
        hand.deleteRoute(id("route_table/eu-west-1"), "0.0.0.0/0");
        hand.deleteKeyPair("tpa_speedy");

        isRepaired(
                components(
                        "instance/speedy-3",
                        "attachment/speedy-3/sdf",
                        "sg_rules/eu-west-1",
                        "route/eu-west-1/0.0.0.0/0",
                        "key_pair/eu-west-1"),
                id("instance/speedy-3"),
                "speedy-3",
                "speedy:3",
                "network interface",
                "profile association",
                "removed volume",
                "volume " + id("volume/speedy-3/sdf"),
                "key pair tpa_speedy");
    }
}
