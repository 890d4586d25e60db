package io.dataplane.acceptance;

import static io.dataplane.acceptance.ClusterHcl.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.testbed.Inventory;
import io.dataplane.testbed.Terraform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The whole cluster is deleted behind Terraform's back.
class DisappearsAcceptanceTest {
    @RegisterExtension
    private final Stage stage = new Stage();

    private Terraform applied() {
        Terraform terraform = stage.terraform(ClusterHcl.alone());
        terraform.apply();
        return terraform;
    }

    @Test
    void withItsAnchorItIsCreatedAgain() {
        Terraform terraform = applied();
        Inventory before = stage.aws();
        stage.hand().deleteAll(before.ownedBy(ClusterHcl.OWNER));
        stage.hand().deleteObjects(before.kind("bucket").getFirst().id());

        terraform.plan().creates(ADDRESS).apply().thenEmptyPlan();

        assertThat(stage.aws().kind("instance")).hasSize(1);
        assertThat(stage.aws().ownedBy(ClusterHcl.OWNER)).hasSameSizeAs(before.ownedBy(ClusterHcl.OWNER));
    }

    @Test
    void withTheBucketToo() {
        Inventory empty = stage.aws();
        Terraform terraform = applied();
        Inventory before = stage.aws();
        String bucket = before.kind("bucket").getFirst().id();
        stage.hand().deleteAll(before.ownedBy(ClusterHcl.OWNER));
        stage.hand().deleteBucket(bucket);
        stage.aws().isLike(empty);

        terraform.plan().creates(ADDRESS).apply().thenEmptyPlan();

        assertThat(stage.aws().kind("bucket")).hasSize(1);
    }

    @Test
    void withoutItsAnchorEveryObjectIsMadeAgain() {
        Terraform terraform = applied();
        Inventory before = stage.aws();
        stage.hand().deleteAll(before.ownedBy(ClusterHcl.OWNER));

        terraform.plan().updatesInPlace(ADDRESS).apply().thenEmptyPlan();

        assertThat(stage.aws().ownedBy(ClusterHcl.OWNER)).hasSameSizeAs(before.ownedBy(ClusterHcl.OWNER));
    }

    @Test
    void withoutItsAnchorItCanStillBeDestroyed() {
        Inventory empty = stage.aws();
        Terraform terraform = applied();
        stage.hand().deleteAll(stage.aws().ownedBy(ClusterHcl.OWNER));

        terraform.destroy();

        assertThat(empty.differences(stage.aws())).singleElement().asString().startsWith("added bucket");
    }

    @Test
    void vpcThatWasFoundIsNeverMadeAnew() {
        String vpc = stage.hand().createVpc("shared", "10.91.0.0/16");
        Terraform terraform = stage.terraform(ClusterHcl.alone()
                .with("ec2_vpc", "{ \"eu-west-1\" = { vpc_id = \"" + vpc + "\" } }")
                .with("locations", "{ main = { az = \"eu-west-1a\", subnet = \"10.91.0.0/28\" } }"));
        terraform.apply();
        stage.hand().deleteAll(stage.aws().ownedBy(ClusterHcl.OWNER));
        stage.hand().deleteVpc(vpc);

        assertThat(terraform.planFails().complaints())
                .anySatisfy(complaint -> assertThat(complaint.detail()).contains(vpc));
    }
}
