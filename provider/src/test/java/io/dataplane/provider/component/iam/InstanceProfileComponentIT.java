package io.dataplane.provider.component.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.component.Cloud;
import io.dataplane.provider.engine.Observed;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.InstanceProfile;

class InstanceProfileComponentIT {
    private final Cloud cloud = new Cloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    private final InstanceProfileComponent component = new InstanceProfileComponent(cloud.view, cloud.name, "/");

    private InstanceProfileComponent.Desired desired(String owner) {
        return new InstanceProfileComponent.Desired(cloud.name, DesiredTags.of(Map.of("Owner", owner)));
    }

    private void role() {
        cloud.region.iamWrites().createRole(r -> r.roleName(cloud.name)
                .assumeRolePolicyDocument(RoleComponent.trustOfEc2("aws")));
        cloud.mutations();
    }

    @Test
    void isMadeAndThenGivenItsRole() {
        role();
        assertThat(cloud.isAbsent(component, "instance_profile")).isTrue();
        component.create(cloud.scope("instance_profile"), desired("Ann"));
        assertThat(cloud.mutations()).containsExactly("CreateInstanceProfile");
        assertThat(cloud.driftWords(component, "instance_profile", desired("Ann")))
                .containsExactly("role is absent, expected " + cloud.name);
        InstanceProfile live = cloud.settle(component, "instance_profile", desired("Ann"));
        assertThat(cloud.mutations()).containsExactly("AddRoleToInstanceProfile");
        assertThat(live.roles()).hasSize(1);
    }

    @Test
    void tagsAreRepaired() {
        role();
        cloud.settle(component, "instance_profile", desired("Ann"));
        cloud.mutations();
        cloud.settle(component, "instance_profile", desired("Bob"));
        assertThat(cloud.mutations()).containsExactly("TagInstanceProfile");
    }

    @Test
    void losesItsRoleBeforeItIsDeleted() {
        role();
        InstanceProfile live = cloud.settle(component, "instance_profile", desired("Ann"));
        cloud.mutations();
        component.delete(cloud.scope("instance_profile"), live);
        assertThat(cloud.mutations()).containsExactly("RemoveRoleFromInstanceProfile", "DeleteInstanceProfile");
        component.delete(cloud.scope("instance_profile"), live);
        assertThat(cloud.isAbsent(component, "instance_profile")).isTrue();
    }

    @Test
    void profileOfTheSameNameIsForeignButUsableAsExisting() {
        cloud.region.iamWrites().createInstanceProfile(r -> r.instanceProfileName(cloud.name));
        assertThat(cloud.observe(component, "instance_profile")).isInstanceOf(Observed.Foreign.class);
        ExistingInstanceProfile existing = new ExistingInstanceProfile(cloud.view, cloud.name);
        assertThat(cloud.find(existing, "instance_profile").instanceProfileName())
                .isEqualTo(cloud.name);
    }
}
