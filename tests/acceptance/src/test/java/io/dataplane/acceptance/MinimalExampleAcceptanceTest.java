package io.dataplane.acceptance;

import static io.dataplane.acceptance.ClusterHcl.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dataplane.testbed.AwsObject;
import io.dataplane.testbed.Call;
import io.dataplane.testbed.Inventory;
import io.dataplane.testbed.Json;
import io.dataplane.testbed.Plan;
import io.dataplane.testbed.Terraform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The example that a newcomer tries first.
class MinimalExampleAcceptanceTest {
    private static final Path EXAMPLE = Path.of("../../examples/tpa_cluster/minimal/main.tf");
    private static final String BUCKET = "edb-tpa-123456789012";

    @RegisterExtension
    private final Stage stage = new Stage();

    private Terraform example() throws IOException {
        return stage.terraform(Files.readString(EXAMPLE));
    }

    @Test
    void planListsEveryObjectByTypeAndNameBeforeAnythingExists() throws IOException {
        Plan plan = example().plan().creates(ADDRESS);

        JsonNode components = plan.after(ADDRESS).path("components");
        assertThat(typesAndNames(components)).containsExactlyInAnyOrderEntriesOf(expected());
        for (String id : Json.keys(components)) {
            boolean idUnknown = plan.afterUnknown(ADDRESS)
                    .path("components")
                    .path(id)
                    .path("id")
                    .asBoolean();
            assertThat(idUnknown).as("id of %s is unknown", id).isEqualTo(!id.startsWith("ami/"));
        }
        assertThat(stage.proxy().mutations()).isEmpty();
        expected().keySet().forEach(id -> assertThat(plan.text()).contains('"' + id + '"'));
    }

    private static Map<String, String> typesAndNames(JsonNode components) {
        Map<String, String> found = new TreeMap<>();
        components
                .properties()
                .forEach(entry -> found.put(
                        entry.getKey(),
                        entry.getValue().path("type").asText() + " "
                                + entry.getValue().path("name").asText()));
        return found;
    }

    private static Map<String, String> expected() {
        Map<String, String> expected = new TreeMap<>(Map.of(
                "vpc/eu-west-1", "AWS::EC2::VPC speedy",
                "subnet/eu-west-1/main", "AWS::EC2::Subnet main",
                "igw/eu-west-1", "AWS::EC2::InternetGateway eu-west-1-igw",
                "route_table/eu-west-1", "AWS::EC2::RouteTable speedy/eu-west-1/routes",
                "route/eu-west-1/0.0.0.0/0", "AWS::EC2::Route 0.0.0.0/0",
                "rt_assoc/eu-west-1/main", "AWS::EC2::SubnetRouteTableAssociation main",
                "security_group/eu-west-1", "AWS::EC2::SecurityGroup Group speedy/eu-west-1",
                "sg_rules/eu-west-1", "AWS::EC2::SecurityGroupIngress Group speedy/eu-west-1",
                "key_pair/eu-west-1", "AWS::EC2::KeyPair tpa_speedy",
                "bucket", "AWS::S3::Bucket " + BUCKET));
        expected.putAll(Map.of(
                "iam_role", "AWS::IAM::Role speedy_profile",
                "iam_policy", "AWS::IAM::RolePolicy speedy_instance_permissions",
                "instance_profile", "AWS::IAM::InstanceProfile speedy_profile",
                "ami/eu-west-1", "AWS::EC2::Image debian-12-amd64-20250210-2019"));
        for (int node = 1; node <= 3; node++) {
            expected.put("instance/speedy-" + node, "AWS::EC2::Instance speedy-" + node);
            expected.put("volume/speedy-" + node + "/sdf", "AWS::EC2::Volume speedy:" + node + ":/dev/sdf");
            expected.put("attachment/speedy-" + node + "/sdf", "AWS::EC2::VolumeAttachment /dev/sdf");
        }
        return expected;
    }

    @Test
    void afterApplyThePlanIsEmptyAndDestroyLeavesTheBucketOnly() throws IOException {
        Inventory before = stage.aws();
        Terraform terraform = example();

        terraform.plan().creates(ADDRESS).apply().thenEmptyPlan();
        JsonNode state = terraform.state(ADDRESS);
        terraform.destroy();

        assertThat(state.path("id").asText()).isEqualTo("tpa/123456789012/speedy");
        assertThat(state.path("status").asText()).isEqualTo("ready");
        assertThat(Json.keys(state.path("nodes"))).containsExactly("speedy-1", "speedy-2", "speedy-3");
        assertThat(terraform.state(ADDRESS).isMissingNode()).isTrue();
        assertThat(before.differences(stage.aws())).singleElement().asString().startsWith("added bucket " + BUCKET);
    }

    @Test
    void stateSaysWhatAwsHas() throws IOException {
        Terraform terraform = example();
        terraform.apply();

        JsonNode state = terraform.state(ADDRESS);
        Inventory aws = stage.aws();
        for (int node = 1; node <= 3; node++) {
            AwsObject instance = aws.component("instance/speedy-" + node);
            JsonNode output = state.path("nodes").path("speedy-" + node);
            assertThat(output.path("instance_id").asText()).isEqualTo(instance.id());
            assertThat(output.path("private_ip").asText()).isEqualTo(instance.attribute("PrivateIpAddress"));
            assertThat(output.path("public_ip").asText()).isEqualTo(instance.attribute("PublicIpAddress"));
            assertThat(output.path("volumes").path("/dev/sdf").path("volume_id").asText())
                    .isEqualTo(aws.component("volume/speedy-" + node + "/sdf").id());
        }
        assertThat(state.path("primary").asText()).isEqualTo("speedy-1");
        assertThat(Json.texts(state.path("barman"))).containsExactly("speedy-3");
        assertThat(state.path("bucket").asText()).isEqualTo(BUCKET);
        assertThat(state.path("account_id").asText()).isEqualTo("123456789012");
        assertThat(state.path("region_vpcs").path("eu-west-1").asText())
                .isEqualTo(aws.component("vpc/eu-west-1").id());
        assertThat(state.path("private_key_openssh").asText()).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----");
    }

    @Test
    void everyCreateCarriesTheOwnerTagsItself() throws IOException {
        example().apply();

        assertThat(stage.proxy().mutations())
                .filteredOn(
                        call -> call.service().equals("ec2") || call.service().equals("iam"))
                .filteredOn(call -> call.action().matches("Create(?!Route$|Tags$).*|RunInstances|ImportKeyPair"))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.parameters().values())
                        .as(call.toString())
                        .contains("dataplane:owner", "dataplane:component", "dataplane:incarnation"));
        assertThat(stage.aws().ownedBy(ClusterHcl.OWNER)).hasSizeGreaterThanOrEqualTo(15);
    }

    @Test
    void secretsStayOutOfWhatIsPrinted() throws IOException {
        Terraform terraform = example();

        terraform.plan().apply().run().doesNotSay("PRIVATE KEY");
        assertThat(stage.proxy().calls()).filteredOn(Call::isMutating).isNotEmpty();
    }
}
