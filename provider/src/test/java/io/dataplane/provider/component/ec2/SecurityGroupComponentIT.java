package io.dataplane.provider.component.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataplane.provider.component.Cloud;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Vpc;

class SecurityGroupComponentIT {
    private final Cloud cloud = new Cloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    private final SecurityGroupComponent component = new SecurityGroupComponent(cloud.view, cloud.name);

    private SecurityGroupComponent.Desired desired(Vpc vpc, String description) {
        return new SecurityGroupComponent.Desired(vpc.vpcId(), description, Network.tags(cloud.name));
    }

    @Test
    void livesFromCreateToDelete() {
        Vpc vpc = new Network(cloud).vpc();
        cloud.mutations();
        assertThat(cloud.isAbsent(component, "security_group")).isTrue();
        SecurityGroup live = cloud.settle(component, "security_group", desired(vpc, "for a test"));
        assertThat(cloud.mutations()).containsExactly("CreateSecurityGroup");
        assertThat(cloud.drift(component, "security_group", desired(vpc, "another")))
                .singleElement()
                .satisfies(drift -> assertThat(drift.replaces()).isTrue());
        component.delete(cloud.scope("security_group"), live);
        component.delete(cloud.scope("security_group"), live);
        assertThat(cloud.isAbsent(component, "security_group")).isTrue();
    }

    @Test
    void nameThatIsTakenIsToldByTheCreate() {
        Vpc vpc = new Network(cloud).vpc();
        cloud.region.ec2Writes().createSecurityGroup(r -> r.vpcId(vpc.vpcId())
                .groupName(cloud.name)
                .description("somebody else's"));
        assertThat(cloud.isAbsent(component, "security_group")).isTrue();
        assertThatThrownBy(() -> component.create(cloud.scope("security_group"), desired(vpc, "ours")))
                .isInstanceOfSatisfying(Ec2Exception.class, refused -> assertThat(
                                refused.awsErrorDetails().errorCode())
                        .isEqualTo("InvalidGroup.Duplicate"));
    }
}
