package io.dataplane.acceptance;

import static io.dataplane.acceptance.ClusterHcl.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dataplane.testbed.AwsHand;
import io.dataplane.testbed.Inventory;
import io.dataplane.testbed.Json;
import io.dataplane.testbed.Terraform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What was there before is used, and stays as it was in every attribute and tag.
class ExistingObjectsAcceptanceTest {
    private static final String PUBLIC_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIWENheNXwNDCjDrL9kki3FME3ndPVf7tt6DEjv7o11Q ops";

    @RegisterExtension
    private final Stage stage = new Stage();

    private final AwsHand hand = stage.hand();
    private String vpc = "";
    private String subnet = "";
    private String group = "";
    private String address = "";
    private Inventory before;

    @BeforeEach
    void makeByHand() {
        vpc = hand.createVpc("shared", "10.91.0.0/16");
        subnet = hand.createSubnet(vpc, "shared-a", "10.91.4.0/26", "eu-west-1a");
        hand.createInternetGateway(vpc, "shared");
        group = hand.createSecurityGroup(vpc, "shared-db");
        hand.importKeyPair("ops", PUBLIC_KEY);
        hand.createBucket("ops-artefacts");
        hand.createInstanceProfile("ops-profile");
        address = hand.allocateAddress("ops");
        before = stage.aws();
    }

    private ClusterHcl onExisting() {
        String publicIp = before.the("elastic IP", address).attribute("PublicIp");
        return ClusterHcl.alone()
                .with("ec2_vpc", "{ \"eu-west-1\" = { vpc_id = \"" + vpc + "\" } }")
                .with("locations", "{ main = { subnet = \"" + subnet + "\" } }")
                .with("security_group_ids", "{ \"eu-west-1\" = [\"" + group + "\"] }")
                .with("ec2_instance_key", "\"ops\"")
                .with("cluster_bucket", "\"ops-artefacts\"")
                .with("instance_profile_name", "\"ops-profile\"")
                .node("speedy-1", "{ node = 1, role = [\"primary\"], elastic_ip = \"" + publicIp + "\" }");
    }

    /// Used, unchanged, and after destroy everything is as it was before.
    private JsonNode isUsedAndLeftAlone(ClusterHcl cluster, String... existing) {
        Terraform terraform = stage.terraform(cluster);
        terraform.plan().creates(ADDRESS).apply().thenEmptyPlan();
        JsonNode state = terraform.state(ADDRESS);
        stage.aws().keeps(before.without("elastic IP"));
        assertThat(stage.aws().the("elastic IP", address).tags())
                .isEqualTo(before.the("elastic IP", address).tags());
        assertThat(Json.texts(state.path("existing"))).contains(existing);
        for (String component : existing) {
            assertThat(state.path("components").path(component).path("managed").asBoolean(true))
                    .as("managed of %s", component)
                    .isFalse();
        }
        terraform.destroy();
        return state;
    }

    @Test
    void allOfThemByTheirIdsAndNames() {
        JsonNode state = isUsedAndLeftAlone(
                onExisting(),
                "vpc/eu-west-1",
                "subnet/eu-west-1/main",
                "security_group/eu-west-1/0",
                "key_pair/eu-west-1",
                "bucket",
                "instance_profile",
                "eip/speedy-1");
        stage.aws().isLike(before);

        JsonNode node = state.path("nodes").path("speedy-1");
        assertThat(node.path("subnet_id").asText()).isEqualTo(subnet);
        assertThat(Json.texts(node.path("security_group_ids"))).containsExactly(group);
        assertThat(node.path("elastic_ip_allocation_id").asText()).isEqualTo(address);
        assertThat(state.path("key_name").asText()).isEqualTo("ops");
        assertThat(state.path("bucket").asText()).isEqualTo("ops-artefacts");
        assertThat(state.path("bucket_created").asBoolean()).isFalse();
    }

    @Test
    void instanceIsReallyStartedWithThem() {
        Terraform terraform = stage.terraform(onExisting());
        terraform.apply();

        Inventory aws = stage.aws();
        assertThat(aws.component("instance/speedy-1").attribute("KeyName")).isEqualTo("ops");
        assertThat(aws.component("instance/speedy-1").attribute("IamInstanceProfile.Arn"))
                .endsWith("instance-profile/ops-profile");
        assertThat(aws.the("elastic IP", address).attribute("InstanceId"))
                .isEqualTo(aws.component("instance/speedy-1").id());
        assertThat(aws.kind("VPC")).hasSameSizeAs(before.kind("VPC"));
        assertThat(aws.kind("security group")).hasSameSizeAs(before.kind("security group"));
        assertThat(aws.kind("role")).hasSameSizeAs(before.kind("role"));
    }

    @Test
    void vpcByNameAndGroupByFilter() {
        isUsedAndLeftAlone(
                onExisting()
                        .with("ec2_vpc", "{ \"eu-west-1\" = { name = \"shared\" } }")
                        .without("security_group_ids")
                        .with("ec2_groups", "{ \"eu-west-1\" = { \"group-name\" = [\"shared-db\"] } }"),
                "vpc/eu-west-1",
                "security_group/eu-west-1/0");
        stage.aws().isLike(before);
    }

    @Test
    void subnetByItsBlockAndVpcByFilters() {
        isUsedAndLeftAlone(
                onExisting()
                        .with("ec2_vpc", "{ \"eu-west-1\" = { filters = { \"tag:Team\" = [\"platform\"] } } }")
                        .with("locations", "{ main = { subnet = \"10.91.4.0/26\" } }"),
                "vpc/eu-west-1",
                "subnet/eu-west-1/main");
        stage.aws().isLike(before);
    }

    @Test
    void ourOwnObjectsInAnExistingVpcGoAndItStays() {
        ClusterHcl cluster = ClusterHcl.alone()
                .with("ec2_vpc", "{ \"eu-west-1\" = { vpc_id = \"" + vpc + "\" } }")
                .with("locations", "{ main = { az = \"eu-west-1a\", subnet = \"10.91.8.0/28\" } }");
        isUsedAndLeftAlone(cluster, "vpc/eu-west-1");

        assertThat(before.differences(stage.aws())).singleElement().asString().startsWith("added bucket");
    }

    @Test
    void keyPairOfTheSameNameAndKeyIsUsedAsItIs() {
        hand.importKeyPair("tpa_speedy", PUBLIC_KEY);
        before = stage.aws();
        isUsedAndLeftAlone(
                onExisting().without("ec2_instance_key").with("ssh_public_key", "\"" + PUBLIC_KEY + "\""),
                "key_pair/eu-west-1");

        stage.aws().isLike(before);
    }

    @Test
    void keyPairOfTheSameNameAndAnotherKeyIsRefused() {
        hand.importKeyPair("tpa_speedy", PUBLIC_KEY);
        before = stage.aws();
        Terraform terraform = stage.terraform(onExisting().without("ec2_instance_key"));

        terraform
                .run("apply", "-auto-approve", "-input=false", "-no-color")
                .fails()
                .says("tpa_speedy");

        stage.aws().without("object", "elastic IP").keeps(before.without("elastic IP"));
    }

    @Test
    void sharedVpcWithSomebodyElsesSubnetInOurVpcIsLeftStanding() {
        Terraform terraform = stage.terraform(ClusterHcl.alone());
        terraform.apply();
        String ours = stage.aws().component("vpc/eu-west-1").id();
        String foreign = hand.createSubnet(ours, "theirs", "10.33.9.0/28", "eu-west-1b");

        terraform.destroy().says(foreign);

        assertThat(stage.aws().the("VPC", ours).tags().keySet()).noneMatch(tag -> tag.startsWith("dataplane:"));
        assertThat(stage.aws().ownedBy(ClusterHcl.OWNER)).isEmpty();
        assertThat(terraform.state(ADDRESS).isMissingNode()).isTrue();
    }
}
