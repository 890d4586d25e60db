package io.dataplane.provider.component.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.component.Cloud;
import io.dataplane.provider.engine.Observed;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.Role;

class RoleComponentIT {
    private static final String BOUNDARY = "arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess";

    private final Cloud cloud = new Cloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    private final RoleComponent component = new RoleComponent(cloud.view, cloud.name, "/");

    private static RoleComponent.Desired desired(@Nullable String boundary, DesiredTags tags) {
        return new RoleComponent.Desired(RoleComponent.trustOfEc2("aws"), boundary, tags);
    }

    private static DesiredTags tags(String owner) {
        return DesiredTags.of(Map.of("Owner", owner));
    }

    @Test
    void livesFromCreateToDelete() {
        assertThat(cloud.isAbsent(component, "iam_role")).isTrue();
        Role live = cloud.settle(component, "iam_role", desired(null, tags("Ann")));
        assertThat(cloud.mutations()).containsExactly("CreateRole");
        assertThat(IamObjects.map(cloud.find(component, "iam_role").tags()))
                .containsEntry("Owner", "Ann")
                .containsEntry("dataplane:component", "iam_role");
        assertThat(component.facts(live).arn()).endsWith(":role/" + cloud.name);
        component.delete(cloud.scope("iam_role"), live);
        component.delete(cloud.scope("iam_role"), live);
        assertThat(cloud.isAbsent(component, "iam_role")).isTrue();
    }

    @Test
    void trustBoundaryAndTagsAreRepaired() {
        cloud.settle(component, "iam_role", desired(null, DesiredTags.of(Map.of("Owner", "Ann", "Stage", "test"))));
        String someoneElse = RoleComponent.trustOfEc2("aws").replace("ec2", "lambda");
        cloud.region.iamWrites().updateAssumeRolePolicy(r -> r.roleName(cloud.name)
                .policyDocument(someoneElse));
        cloud.mutations();
        RoleComponent.Desired next = desired(BOUNDARY, new DesiredTags(Map.of("Owner", "Bob"), Set.of("Stage")));
        assertThat(cloud.drift(component, "iam_role", next))
                .extracting(d -> d.property())
                .containsExactlyInAnyOrder("tags.Owner", "tags.Stage", "assume_role_policy", "permissions_boundary");
        cloud.settle(component, "iam_role", next);
        assertThat(cloud.mutations())
                .containsExactly("TagRole", "UntagRole", "UpdateAssumeRolePolicy", "PutRolePermissionsBoundary");
        cloud.settle(component, "iam_role", desired(null, tags("Bob")));
        assertThat(cloud.mutations()).containsExactly("DeleteRolePermissionsBoundary");
    }

    @Test
    void roleOfTheSameNameIsForeign() {
        cloud.region.iamWrites().createRole(r -> r.roleName(cloud.name)
                .assumeRolePolicyDocument(RoleComponent.trustOfEc2("aws")));
        assertThat(cloud.observe(component, "iam_role")).isInstanceOf(Observed.Foreign.class);
    }

    @Test
    void isDeletedWithPoliciesThatOthersGaveIt() {
        Role live = cloud.settle(component, "iam_role", desired(null, tags("Ann")));
        cloud.region.iamWrites().attachRolePolicy(r -> r.roleName(cloud.name).policyArn(BOUNDARY));
        cloud.region.iamWrites().putRolePolicy(r -> r.roleName(cloud.name)
                .policyName("extra")
                .policyDocument(RolePolicyComponentIT.DOCUMENT));
        component.delete(cloud.scope("iam_role"), live);
        assertThat(cloud.isAbsent(component, "iam_role")).isTrue();
    }

    @Test
    void chinaHasAServiceNameOfItsOwn() {
        assertThat(RoleComponent.trustOfEc2("aws-cn")).contains("\"ec2.amazonaws.com.cn\"");
        assertThat(RoleComponent.trustOfEc2("aws-us-gov")).contains("\"ec2.amazonaws.com\"");
    }
}
