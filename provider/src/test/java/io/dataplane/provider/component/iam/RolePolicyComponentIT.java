package io.dataplane.provider.component.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.component.Cloud;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RolePolicyComponentIT {
    static final String DOCUMENT = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["ec2:DescribeVolumes"], "Resource": "*"}]}""";

    private final Cloud cloud = new Cloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    private final RolePolicyComponent component = new RolePolicyComponent(cloud.view, cloud.name, "permissions");

    private static RolePolicyComponent.Desired desired(String document) {
        return new RolePolicyComponent.Desired(document);
    }

    @Test
    void livesFromCreateToDelete() {
        assertThat(cloud.isAbsent(component, "iam_policy")).isTrue();
        cloud.region.iamWrites().createRole(r -> r.roleName(cloud.name)
                .assumeRolePolicyDocument(RoleComponent.trustOfEc2("aws")));
        cloud.mutations();
        RolePolicyComponent.LivePolicy live = cloud.settle(component, "iam_policy", desired(DOCUMENT));
        assertThat(cloud.mutations()).containsExactly("PutRolePolicy");
        String sameInOtherWords = DOCUMENT.replace("[\"ec2:DescribeVolumes\"]", "\"ec2:DescribeVolumes\"");
        assertThat(cloud.drift(component, "iam_policy", desired(sameInOtherWords)))
                .isEmpty();
        String another = DOCUMENT.replace("DescribeVolumes", "DescribeAddresses");
        assertThat(cloud.drift(component, "iam_policy", desired(another))).hasSize(1);
        cloud.settle(component, "iam_policy", desired(another));
        assertThat(cloud.mutations()).containsExactly("PutRolePolicy");
        component.delete(cloud.scope("iam_policy"), live);
        component.delete(cloud.scope("iam_policy"), live);
        assertThat(cloud.isAbsent(component, "iam_policy")).isTrue();
    }
}
