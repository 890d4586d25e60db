package io.dataplane.acceptance;

import static io.dataplane.acceptance.ClusterHcl.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.testbed.Fault;
import io.dataplane.testbed.Inventory;
import io.dataplane.testbed.Terraform;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// AWS throttles, fails and loses answers: an apply gets through it, or says exactly what is missing.
class TroubledAwsAcceptanceTest {
    private static final List<String> CREATES = List.of(
            "CreateVpc",
            "CreateSubnet",
            "CreateInternetGateway",
            "CreateRouteTable",
            "CreateSecurityGroup",
            "ImportKeyPair",
            "CreateVolume",
            "RunInstances",
            "AllocateAddress",
            "AssociateAddress",
            "AttachVolume",
            "CreateRole",
            "CreateInstanceProfile");

    @RegisterExtension
    private final Stage stage = new Stage();

    private final ClusterHcl cluster =
            ClusterHcl.speedy().node("speedy-1", "{ node = 1, role = [\"primary\"], assign_elastic_ip = true }");

    private Terraform terraform() {
        return stage.terraform(cluster).set("DATAPLANE_LOST_ANSWER_WAIT", "500");
    }

    private void everythingIsThereOnce(Inventory aws, Inventory empty) {
        assertThat(aws.kind("VPC")).hasSize(empty.kind("VPC").size() + 1);
        assertThat(aws.kind("subnet")).hasSize(empty.kind("subnet").size() + 1);
        assertThat(aws.kind("instance")).hasSize(3);
        assertThat(aws.kind("volume")).hasSize(6);
        assertThat(aws.kind("elastic IP")).hasSize(1);
        assertThat(aws.kind("internet gateway"))
                .hasSize(empty.kind("internet gateway").size() + 1);
        assertThat(aws.kind("route table")).hasSize(empty.kind("route table").size() + 2); // ours and the main one
        assertThat(aws.kind("security group"))
                .hasSize(empty.kind("security group").size() + 2); // ours and the default
    }

    @Test
    void lostAnswersMakeNothingTwice() {
        Inventory empty = stage.aws();
        CREATES.forEach(action -> stage.proxy().next(action, new Fault.DropAnswer()));

        terraform().apply().thenEmptyPlan();

        everythingIsThereOnce(stage.aws(), empty);
    }

    @Test
    void callsThatNeverArrivedAreMadeAgain() {
        Inventory empty = stage.aws();
        CREATES.forEach(action -> stage.proxy().next(action, new Fault.CutBefore()));

        terraform().apply().thenEmptyPlan();

        everythingIsThereOnce(stage.aws(), empty);
    }

    @Test
    void throttlingAndServerErrorsAreWaitedOut() {
        Inventory empty = stage.aws();
        CREATES.forEach(action -> stage.proxy().next(action, new Fault.Throttle()));
        CREATES.forEach(action -> stage.proxy().nth(action, 2, new Fault.ServerError()));
        List.of("DescribeVpcs", "DescribeInstances", "GetRole", "HEAD bucket")
                .forEach(action -> stage.proxy().next(action, new Fault.Throttle()));

        terraform().apply().thenEmptyPlan();

        everythingIsThereOnce(stage.aws(), empty);
    }

    @Test
    void oneRefusedInstanceKeepsTheRestAndSaysWhy() {
        Terraform terraform = terraform();
        stage.proxy().every("RunInstances", new Fault.Refuse(400, "VcpuLimitExceeded", "You have requested too much."));

        terraform
                .applyFails()
                .says("instance/speedy-1", "instance/speedy-2", "instance/speedy-3", "VcpuLimitExceeded")
                .says("terraform untaint");

        assertThat(terraform.state(ADDRESS).path("status").asText()).isEqualTo("incomplete");
        assertThat(stage.aws().component("vpc/eu-west-1").tag("Owner")).isEqualTo("Ann Example");
        assertThat(stage.aws().component("security_group/eu-west-1").id()).isNotEmpty();

        stage.proxy().calm();
        terraform.run("untaint", ADDRESS).succeeds();
        Inventory before = stage.aws();
        terraform.plan().updatesInPlace(ADDRESS).apply().thenEmptyPlan();
        assertThat(stage.aws().component("vpc/eu-west-1").id())
                .isEqualTo(before.component("vpc/eu-west-1").id());
    }

    @Test
    void rollbackTakesBackWhatThisApplyMade() {
        Inventory empty = stage.aws();
        Terraform terraform = stage.terraform(cluster.with("on_create_failure", "\"rollback\""));
        stage.proxy().every("RunInstances", new Fault.Refuse(400, "VcpuLimitExceeded", "You have requested too much."));

        terraform.applyFails().says("VcpuLimitExceeded");

        assertThat(empty.differences(stage.aws())).singleElement().asString().startsWith("added bucket");
    }

    @Test
    void destroyThatFailsSaysWhatIsLeftAndIsRepeated() {
        Inventory empty = stage.aws();
        Terraform terraform = terraform();
        terraform.apply();
        stage.proxy().every("DeleteVolume", new Fault.Refuse(403, "UnauthorizedOperation", "You may not."));

        terraform
                .run("destroy", "-auto-approve", "-input=false", "-no-color")
                .fails()
                .says("volume/speedy-1/sdf", "UnauthorizedOperation");
        assertThat(terraform.state(ADDRESS).path("components").has("volume/speedy-1/sdf"))
                .isTrue();

        stage.proxy().calm();
        terraform.destroy();
        assertThat(empty.differences(stage.aws())).singleElement().asString().startsWith("added bucket");
    }
}
