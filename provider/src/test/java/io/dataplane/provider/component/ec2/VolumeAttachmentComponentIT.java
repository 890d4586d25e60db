package io.dataplane.provider.component.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.component.Cloud;
import io.dataplane.provider.engine.ComponentId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachmentState;
import software.amazon.awssdk.services.ec2.model.Vpc;

class VolumeAttachmentComponentIT {
    private final Cloud cloud = new Cloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    private final VolumeAttachmentComponent component =
            new VolumeAttachmentComponent(cloud.view, new ComponentId("volume/db1/sdf"));

    private Volume volume() {
        return cloud.settle(
                new VolumeComponent(cloud.view),
                "volume/db1/sdf",
                new VolumeComponent.Desired(
                        Network.ZONE, 16, "gp3", null, null, true, null, null, Network.tags("data")));
    }

    private Instance instance() {
        Network network = new Network(cloud);
        Vpc vpc = network.vpc();
        return cloud.settle(
                new InstanceComponent(cloud.view),
                "instance/db1",
                Machine.in(network.subnet(vpc).subnetId(), network.group(vpc).groupId())
                        .desired());
    }

    private static VolumeAttachmentComponent.Desired of(Volume volume, Instance instance, boolean deleted) {
        return new VolumeAttachmentComponent.Desired(volume.volumeId(), instance.instanceId(), "/dev/sdf", deleted);
    }

    @Test
    void livesFromCreateToDelete() {
        Volume volume = volume();
        Instance instance = instance();
        cloud.mutations();
        assertThat(cloud.isAbsent(component, "attachment/db1/sdf")).isTrue();
        VolumeAttachmentComponent.LiveAttachment live =
                cloud.settle(component, "attachment/db1/sdf", of(volume, instance, false));
        assertThat(cloud.mutations()).containsExactly("AttachVolume");
        assertThat(live.attachment().state()).isEqualTo(VolumeAttachmentState.ATTACHED);
        component.delete(cloud.scope("attachment/db1/sdf"), live);
        assertThat(cloud.isAbsent(component, "attachment/db1/sdf")).isTrue();
    }

    @Test
    void fateOfTheVolumeChangesInPlace() {
        Volume volume = volume();
        Instance instance = instance();
        cloud.settle(component, "attachment/db1/sdf", of(volume, instance, false));
        cloud.mutations();
        assertThat(cloud.driftWords(component, "attachment/db1/sdf", of(volume, instance, true)))
                .containsExactly("delete_on_termination is false, expected true");
        cloud.settle(component, "attachment/db1/sdf", of(volume, instance, true));
        assertThat(cloud.mutations()).containsExactly("ModifyInstanceAttribute");
    }

    @Test
    void anotherDeviceNeedsAnotherAttachment() {
        Volume volume = volume();
        Instance instance = instance();
        cloud.settle(component, "attachment/db1/sdf", of(volume, instance, false));
        assertThat(cloud.drift(
                        component,
                        "attachment/db1/sdf",
                        new VolumeAttachmentComponent.Desired(
                                volume.volumeId(), instance.instanceId(), "/dev/sdg", false)))
                .singleElement()
                .satisfies(drift -> assertThat(drift.replaces()).isTrue());
    }

    @Test
    void deletedVolumeIsDetachedFirst() {
        Volume volume = volume();
        Instance instance = instance();
        cloud.settle(component, "attachment/db1/sdf", of(volume, instance, false));
        cloud.mutations();
        cloud.delete(new VolumeComponent(cloud.view), "volume/db1/sdf");
        assertThat(cloud.mutations()).containsExactly("DetachVolume", "DeleteVolume");
    }
}
