package io.dataplane.provider.component.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.component.Cloud;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Ownership;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Vpc;

class VpcComponentIT {
    private final Cloud cloud = new Cloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    private final VpcComponent component = new VpcComponent(cloud.view);

    private VpcComponent.Desired desired(boolean hostnames, DesiredTags tags) {
        return new VpcComponent.Desired("10.33.0.0/16", true, hostnames, tags);
    }

    @Test
    void isMadeWithItsTagsInOneCallAndThenGivenHostnames() {
        assertThat(cloud.isAbsent(component, "vpc")).isTrue();
        Vpc made = component.create(cloud.scope("vpc"), desired(true, Network.tags("speedy")));
        assertThat(cloud.mutations()).containsExactly("CreateVpc");
        assertThat(cloud.driftWords(component, "vpc", desired(true, Network.tags("speedy"))))
                .containsExactly("enable_dns_hostnames is false, expected true");
        Vpc live = cloud.settle(component, "vpc", desired(true, Network.tags("speedy")));
        assertThat(cloud.mutations()).containsExactly("ModifyVpcAttribute");
        assertThat(live.vpcId()).isEqualTo(made.vpcId());
        assertThat(Ec2Tags.map(live.tags()))
                .containsEntry("Name", "speedy")
                .containsEntry("dataplane:owner", cloud.ownership.owner())
                .containsEntry("dataplane:component", "vpc")
                .containsEntry("dataplane:incarnation", "i1")
                .containsEntry("dataplane:generation", "1");
        assertThat(component.facts(live).arn()).isEqualTo("arn:aws:ec2:eu-west-1:123456789012:vpc/" + live.vpcId());
    }

    @Test
    void tagsAreRepairedAndFormerOnesRemovedWhileForeignOnesStay() {
        Vpc live = cloud.settle(
                component,
                "vpc",
                desired(false, DesiredTags.of(Map.of("Name", "speedy", "Stage", "test", "Team", "db"))));
        cloud.region.ec2Writes().createTags(r -> r.resources(live.vpcId())
                .tags(Ec2Tags.list(Map.of("Name", "changed", "Foreign", "stays"))));
        cloud.mutations();
        VpcComponent.Desired next =
                desired(false, new DesiredTags(Map.of("Name", "speedy", "Team", "db"), Set.of("Stage")));
        assertThat(cloud.driftWords(component, "vpc", next))
                .containsExactly("tags.Name is changed, expected speedy", "tags.Stage is test, expected absent");
        Vpc repaired = cloud.settle(component, "vpc", next);
        assertThat(cloud.mutations()).containsExactly("CreateTags", "DeleteTags");
        assertThat(Ec2Tags.map(repaired.tags()))
                .containsEntry("Name", "speedy")
                .containsEntry("Foreign", "stays")
                .doesNotContainKey("Stage");
    }

    @Test
    void anotherBlockNeedsAnotherVpc() {
        cloud.settle(component, "vpc", desired(false, Network.tags("speedy")));
        assertThat(cloud.drift(
                        component,
                        "vpc",
                        new VpcComponent.Desired("10.34.0.0/16", true, false, Network.tags("speedy"))))
                .singleElement()
                .satisfies(drift -> assertThat(drift.replaces()).isTrue());
    }

    @Test
    void anotherCreationsVpcIsForeign() {
        cloud.settle(component, "vpc", desired(false, Network.tags("speedy")));
        Ownership later = new Ownership(cloud.ownership.owner(), "i2");
        assertThat(component.find(cloud.scope("vpc", later, 1))).isInstanceOf(Observed.Foreign.class);
    }

    @Test
    void newerGenerationIsFound() {
        component.create(cloud.scope("vpc"), desired(false, Network.tags("old")));
        Vpc next = component.create(cloud.scope("vpc", cloud.ownership, 2), desired(false, Network.tags("new")));
        assertThat(cloud.observe(component, "vpc")).isInstanceOfSatisfying(Observed.Owned.class, owned -> {
            assertThat(owned.generation()).isEqualTo(2);
            assertThat(((Vpc) owned.live()).vpcId()).isEqualTo(next.vpcId());
        });
    }

    @Test
    void deletingTwiceIsDeleting() {
        Vpc live = cloud.settle(component, "vpc", desired(false, Network.tags("speedy")));
        component.delete(cloud.scope("vpc"), live);
        component.delete(cloud.scope("vpc"), live);
        assertThat(cloud.isAbsent(component, "vpc")).isTrue();
    }
}
