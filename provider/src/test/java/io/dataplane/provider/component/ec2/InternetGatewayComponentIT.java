package io.dataplane.provider.component.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.component.Cloud;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.Vpc;

class InternetGatewayComponentIT {
    private final Cloud cloud = new Cloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    private final InternetGatewayComponent component = new InternetGatewayComponent(cloud.view);

    @Test
    void unattachedOneOfAnInterruptedApplyIsAttached() {
        Vpc vpc = new Network(cloud).vpc();
        InternetGatewayComponent.Desired desired =
                new InternetGatewayComponent.Desired(vpc.vpcId(), Network.tags("eu-west-1-igw"));
        InternetGateway made = component.create(cloud.scope("igw"), desired);
        cloud.mutations();
        assertThat(cloud.driftWords(component, "igw", desired))
                .containsExactly("attachment is absent, expected " + vpc.vpcId());
        InternetGateway live = cloud.settle(component, "igw", desired);
        assertThat(cloud.mutations()).containsExactly("AttachInternetGateway");
        assertThat(live.internetGatewayId()).isEqualTo(made.internetGatewayId());
        assertThat(live.attachments()).hasSize(1);
    }

    @Test
    void isDetachedBeforeItIsDeleted() {
        Vpc vpc = new Network(cloud).vpc();
        InternetGatewayComponent.Desired desired =
                new InternetGatewayComponent.Desired(vpc.vpcId(), Network.tags("eu-west-1-igw"));
        InternetGateway live = cloud.settle(component, "igw", desired);
        cloud.mutations();
        component.delete(cloud.scope("igw"), live);
        assertThat(cloud.mutations()).containsExactly("DetachInternetGateway", "DeleteInternetGateway");
        component.delete(cloud.scope("igw"), live);
        assertThat(cloud.isAbsent(component, "igw")).isTrue();
    }
}
