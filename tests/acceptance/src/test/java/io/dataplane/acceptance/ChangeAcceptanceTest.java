package io.dataplane.acceptance;

import static io.dataplane.acceptance.ClusterHcl.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.testbed.AwsObject;
import io.dataplane.testbed.Call;
import io.dataplane.testbed.Inventory;
import io.dataplane.testbed.Terraform;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Arguments set, changed and cleared on a cluster that is there.
class ChangeAcceptanceTest {
    private static final String GROUP = "security_group/eu-west-1";

    @RegisterExtension
    private final Stage stage = new Stage();

    private final ClusterHcl speedy = ClusterHcl.speedy();
    private Terraform terraform;
    private Inventory before;

    @BeforeEach
    void applyCluster() {
        terraform = stage.terraform(speedy);
        terraform.apply();
        before = stage.aws();
        stage.proxy().forget();
    }

    /// Changed in place, and then there is nothing left to do.
    private Inventory becomes(ClusterHcl cluster) {
        terraform.configuration(cluster.hcl());
        terraform.plan().updatesInPlace(ADDRESS).apply().thenEmptyPlan();
        return stage.aws();
    }

    private static String node(int number, String more) {
        return "{ node = " + number + ", role = [\"replica\"], upstream = \"speedy-1\"" + more + " }";
    }

    @Test
    void addedInstanceLeavesTheOthersAlone() {
        Inventory after = becomes(speedy.node("speedy-4", node(4, "")));

        assertThat(after.component("instance/speedy-4").tag("node")).isEqualTo("4");
        assertThat(after.component("volume/speedy-4/sdf").attribute("State")).isEqualTo("in-use");
        after.without("object").keeps(before.without("object"));
    }

    @Test
    void removedReplicaTakesItsVolumeAndNothingElse() {
        Inventory after = becomes(speedy.withoutNode("speedy-2").with("allow_data_loss", "true"));

        assertThat(after.kind("instance")).hasSize(2);
        assertThat(after.kind("volume")).hasSize(4);
        assertThat(after.the("instance", before.component("instance/speedy-1").id()))
                .isEqualTo(before.component("instance/speedy-1"));
        assertThat(before.without("object", "security group").differences(after.without("object", "security group")))
                .allMatch(difference -> difference.startsWith("removed "));
    }

    @Test
    void removalOfThePrimaryIsRefusedWithoutLeave() {
        ClusterHcl other =
                ClusterHcl.speedy().withoutNode("speedy-1").node("speedy-2", "{ node = 2, role = [\"primary\"] }");
        terraform.configuration(other.hcl());

        assertThat(terraform.planFails().complaints())
                .anySatisfy(complaint ->
                        assertThat(complaint.detail()).contains("speedy-1").contains("allow_data_loss"));
        stage.aws().isLike(before);
    }

    @Test
    void typeIsChangedWithoutLosingTheInstance() {
        String old = before.component("instance/speedy-2").id();
        Inventory after = becomes(speedy.node("speedy-2", node(2, ", type = \"t3.small\"")));

        AwsObject instance = after.component("instance/speedy-2");
        assertThat(instance.id()).isEqualTo(old);
        assertThat(instance.attribute("InstanceType")).isEqualTo("t3.small");
        assertThat(instance.attribute("State.Name")).isEqualTo("running");
        assertThat(stage.proxy().mutations())
                .extracting(Call::action)
                .containsSubsequence("StopInstances", "ModifyInstanceAttribute", "StartInstances");
        after.hasTheObjectsOf(before);
    }

    @Test
    void tagsAreSetChangedAndCleared() {
        Inventory set = becomes(speedy.with("cluster_tags", ClusterHcl.map(Map.of("CostCentre", "7781"))));
        assertThat(set.ownedBy(ClusterHcl.OWNER))
                .allSatisfy(object -> assertThat(object.tags()).containsEntry("CostCentre", "7781"));

        Inventory changed = becomes(speedy.with("cluster_tags", ClusterHcl.map(Map.of("CostCentre", "7782")))
                .node("speedy-2", node(2, ", tags = { Backup = \"none\" }")));
        assertThat(changed.component("vpc/eu-west-1").tag("CostCentre")).isEqualTo("7782");
        assertThat(changed.component("instance/speedy-2").tag("Backup")).isEqualTo("none");
        assertThat(changed.component("instance/speedy-1").tags()).doesNotContainKey("Backup");

        becomes(speedy).without("object").isLike(before.without("object"));
    }

    @Test
    void ownerIsChanged() {
        Inventory after = becomes(speedy.with("owner", "\"Bea Example\""));

        assertThat(after.ownedBy(ClusterHcl.OWNER))
                .allSatisfy(object -> assertThat(object.tag("Owner")).isEqualTo("Bea Example"));
        after.hasTheObjectsOf(before);
    }

    @Test
    void rulesAreAddedChangedAndCleared() {
        String rule =
                "[{ proto = \"tcp\", from_port = %d, to_port = %d, cidr_ip = \"10.0.0.0/8\", rule_desc = \"apps\" }]";
        Inventory added = becomes(speedy.with("additional_cluster_rules", rule.formatted(5432, 5432)));
        assertThat(added.component(GROUP).attribute("IpPermissions")).contains("5432", "10.0.0.0/8", "apps");

        Inventory changed = becomes(speedy.with("additional_cluster_rules", rule.formatted(5444, 5444)));
        assertThat(changed.component(GROUP).attribute("IpPermissions"))
                .contains("5444")
                .doesNotContain("5432");

        becomes(speedy).without("object").isLike(before.without("object"));
    }

    @Test
    void networkArgumentsReachAws() {
        Inventory ssh = becomes(speedy.with("ssh_ingress_cidrs", "[\"203.0.113.0/24\"]"));
        assertThat(ssh.component(GROUP).attribute("IpPermissions"))
                .contains("203.0.113.0/24")
                .doesNotContain("0.0.0.0/0");

        Inventory port = becomes(speedy.with("cluster_ssh_port", "2222"));
        assertThat(port.component(GROUP).attribute("IpPermissions")).contains("2222", "0.0.0.0/0");

        Inventory alone = becomes(speedy.with("cluster_self_rule", "false"));
        assertThat(alone.component(GROUP).attribute("IpPermissions"))
                .doesNotContain(before.component(GROUP).id());

        Inventory closed = becomes(speedy.with("ec2_vpc_igw", "{ \"eu-west-1\" = false }"));
        assertThat(closed.ownedBy(ClusterHcl.OWNER)).extracting(AwsObject::kind).doesNotContain("internet gateway");
        assertThat(closed.kind("instance")).hasSize(3);
    }

    @Test
    void nodeArgumentsReachAws() {
        String group = stage.hand()
                .createSecurityGroup(before.component("vpc/eu-west-1").id(), "apps");
        String old = before.component("instance/speedy-2").id();

        Inventory changed = becomes(speedy.node(
                "speedy-2",
                node(
                        2,
                        ", source_dest_check = false, metadata_options = { http_tokens = \"optional\" }"
                                + ", extra_security_group_ids = [\"" + group + "\"]"
                                + ", volumes = [{ device_name = \"/dev/sdf\", volume_size = 16, volume_type = \"gp2\","
                                + " delete_on_termination = true }]")));

        AwsObject instance = changed.component("instance/speedy-2");
        assertThat(instance.id()).isEqualTo(old);
        assertThat(instance.attribute("SourceDestCheck")).isEqualTo("false");
        assertThat(instance.attribute("MetadataOptions.HttpTokens")).isEqualTo("optional");
        assertThat(instance.attribute("NetworkInterfaces") + instance.attribute("SecurityGroups"))
                .contains(group);
        assertThat(changed.component("volume/speedy-2/sdf").attribute("VolumeType"))
                .isEqualTo("gp2");
        assertThat(instance.attribute("BlockDeviceMappings"))
                .contains(".DeviceName=/dev/sdf")
                .doesNotContain("DeleteOnTermination=false");
    }

    @Test
    void volumeGrowsInPlace() {
        Inventory after = becomes(speedy.node(
                "speedy-2",
                node(
                        2,
                        ", volumes = [{ device_name = \"root\", volume_size = 16 },"
                                + " { device_name = \"/dev/sdf\", volume_size = 32 }]")));

        assertThat(after.component("volume/speedy-2/sdf").attribute("Size")).isEqualTo("32");
        assertThat(after.component("volume/speedy-1/sdf").attribute("Size")).isEqualTo("16");
        after.hasTheObjectsOf(before);
    }

    @Test
    void volumeNeverShrinks() {
        terraform.configuration(speedy.node(
                        "speedy-2",
                        node(
                                2,
                                ", volumes = [{ device_name = \"root\", volume_size = 16 },"
                                        + " { device_name = \"/dev/sdf\", volume_size = 8 }]"))
                .hcl());

        assertThat(terraform.planFails().complaints())
                .anySatisfy(complaint -> assertThat(complaint.detail()).contains("/dev/sdf", "16", "8"));
        stage.aws().isLike(before);
    }

    @Test
    void volumeIsAddedAndRemoved() {
        ClusterHcl more =
                speedy.node("speedy-2", node(2, ", volumes = [{ device_name = \"/dev/sdg\", volume_size = 4 }]"));
        Inventory added = becomes(more);
        assertThat(added.component("volume/speedy-2/sdg").attribute("Attachments"))
                .contains(before.component("instance/speedy-2").id(), "/dev/sdg");

        Inventory removed = becomes(speedy.with("allow_data_loss", "true"));
        removed.hasTheObjectsOf(before);
    }

    @Test
    void replacedInstanceKeepsItsDataVolume() {
        String oldInstance = before.component("instance/speedy-2").id();
        String volume = before.component("volume/speedy-2/sdf").id();

        Inventory after = becomes(speedy.node("speedy-2", node(2, ", private_ip = \"10.33.0.10\"")));

        AwsObject instance = after.component("instance/speedy-2");
        assertThat(instance.id()).isNotEqualTo(oldInstance);
        assertThat(instance.attribute("PrivateIpAddress")).isEqualTo("10.33.0.10");
        assertThat(instance.tag("dataplane:generation")).isEqualTo("2");
        assertThat(after.component("volume/speedy-2/sdf").id()).isEqualTo(volume);
        assertThat(after.the("volume", volume).attribute("Attachments")).contains(instance.id());
        assertThat(after.component("instance/speedy-1")).isEqualTo(before.component("instance/speedy-1"));
        assertThat(stage.proxy().count("CreateVolume")).isZero();
    }

    @Test
    void movedToAnotherSubnetOfTheZoneItKeepsItsDataVolume() {
        String volume = before.component("volume/speedy-2/sdf").id();

        Inventory after = becomes(speedy.with("locations", """
                        {
                            main  = { az = "eu-west-1a", subnet = "10.33.0.0/28" }
                            other = { az = "eu-west-1a", subnet = "10.33.0.16/28" }
                          }""").node("speedy-2", node(2, ", location = \"other\"")));

        assertThat(after.component("volume/speedy-2/sdf").id()).isEqualTo(volume);
        assertThat(after.component("instance/speedy-2").attribute("SubnetId"))
                .isEqualTo(after.component("subnet/eu-west-1/other").id());
        assertThat(after.the("volume", volume).attribute("Attachments"))
                .contains(after.component("instance/speedy-2").id());
    }

    @Test
    void elasticIpIsGivenAndTakenAway() {
        Inventory given = becomes(speedy.node("speedy-2", node(2, ", assign_elastic_ip = true")));
        assertThat(given.component("eip/speedy-2").attribute("InstanceId"))
                .isEqualTo(before.component("instance/speedy-2").id());

        becomes(speedy).hasTheObjectsOf(before);
    }

    @Test
    void protectionsAreSetAndHold() {
        Inventory after = becomes(speedy.with("deletion_protection", "true")
                .node("speedy-2", node(2, ", termination_protection = true")));
        assertThat(after.component("instance/speedy-2").attribute("DisableApiTermination"))
                .isEqualTo("true");

        stage.proxy().forget();
        assertThat(terraform.run("destroy", "-auto-approve", "-input=false", "-no-color"))
                .satisfies(run -> run.fails().says("deletion_protection"));
        assertThat(stage.proxy().mutations()).isEmpty();
        terraform.configuration(speedy.node("speedy-2", node(2, ", termination_protection = true"))
                .hcl());
        terraform.apply();
        stage.proxy().forget();
        terraform
                .run("destroy", "-auto-approve", "-input=false", "-no-color")
                .fails()
                .says("speedy-2");
        assertThat(stage.proxy().mutations())
                .extracting(Call::action)
                .doesNotContain("TerminateInstances", "DeleteVolume", "DeleteVpc");
    }

    @Test
    void policyStatementsAreSetAndCleared() {
        Inventory set = becomes(
                speedy.with(
                        "instance_policy_statements",
                        "jsonencode([{ Effect = \"Allow\", Action = \"s3:PutObject\", Resource = \"arn:aws:s3:::backups/*\" }])"));
        assertThat(set.component("iam_role").attribute("InlinePolicies.speedy_instance_permissions"))
                .contains("backups");

        becomes(speedy).without("object").isLike(before.without("object"));
    }

    @Test
    void anotherNameIsAnotherCluster() {
        terraform.configuration(speedy.with("cluster_name", "\"speedier\"").hcl());

        terraform.plan().replaces(ADDRESS);
    }
}
