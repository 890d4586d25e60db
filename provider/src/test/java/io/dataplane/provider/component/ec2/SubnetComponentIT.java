package io.dataplane.provider.component.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.component.Cloud;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

class SubnetComponentIT {
    private final Cloud cloud = new Cloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    private final SubnetComponent component = new SubnetComponent(cloud.view);

    private SubnetComponent.Desired desired(Vpc vpc, String zone, boolean publicIp) {
        return new SubnetComponent.Desired(vpc.vpcId(), "10.33.0.0/28", zone, publicIp, Network.tags("speedy/a"));
    }

    @Test
    void livesFromCreateToDelete() {
        Vpc vpc = new Network(cloud).vpc();
        cloud.mutations();
        assertThat(cloud.isAbsent(component, "subnet/a")).isTrue();
        Subnet live = cloud.settle(component, "subnet/a", desired(vpc, Network.ZONE, false));
        assertThat(cloud.mutations()).containsExactly("CreateSubnet");
        assertThat(live.availabilityZone()).isEqualTo(Network.ZONE);
        assertThat(Ec2Tags.map(live.tags())).containsEntry("dataplane:component", "subnet/a");

        cloud.settle(component, "subnet/a", desired(vpc, Network.ZONE, true));
        assertThat(cloud.mutations()).containsExactly("ModifySubnetAttribute");
        assertThat(cloud.find(component, "subnet/a").mapPublicIpOnLaunch()).isTrue();

        component.delete(cloud.scope("subnet/a"), live);
        component.delete(cloud.scope("subnet/a"), live);
        assertThat(cloud.isAbsent(component, "subnet/a")).isTrue();
    }

    @Test
    void zoneMayBeNamedByItsIdAndCannotChange() {
        Vpc vpc = new Network(cloud).vpc();
        Subnet live = cloud.settle(component, "subnet/a", desired(vpc, Network.ZONE, false));
        assertThat(cloud.drift(component, "subnet/a", desired(vpc, live.availabilityZoneId(), false)))
                .isEmpty();
        assertThat(cloud.drift(component, "subnet/a", desired(vpc, "eu-west-1b", false)))
                .singleElement()
                .satisfies(drift -> assertThat(drift.replaces()).isTrue());
    }
}
