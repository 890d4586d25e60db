package io.dataplane.provider.component.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.component.Cloud;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Volume;

class VolumeComponentIT {
    private final Cloud cloud = new Cloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    private final VolumeComponent component = new VolumeComponent(cloud.view);

    private static VolumeComponent.Desired desired(int size, String type, @Nullable Integer iops) {
        return new VolumeComponent.Desired(
                Network.ZONE, size, type, iops, null, true, null, null, Network.tags("speedy:1:/dev/sdf"));
    }

    @Test
    void livesFromCreateToDelete() {
        assertThat(cloud.isAbsent(component, "volume/db1/sdf")).isTrue();
        Volume live = cloud.settle(component, "volume/db1/sdf", desired(16, "gp3", null));
        assertThat(cloud.mutations()).containsExactly("CreateVolume");
        assertThat(live.encrypted()).isTrue();
        component.delete(cloud.scope("volume/db1/sdf"), live);
        component.delete(cloud.scope("volume/db1/sdf"), live);
        assertThat(cloud.isAbsent(component, "volume/db1/sdf")).isTrue();
    }

    @Test
    void growsAndChangesItsTypeOnline() {
        cloud.settle(component, "volume/db1/sdf", desired(16, "gp3", null));
        cloud.mutations();
        assertThat(cloud.driftWords(component, "volume/db1/sdf", desired(32, "io2", 6000)))
                .contains("size is 16, expected 32", "volume_type is gp3, expected io2");
        Volume live = cloud.settle(component, "volume/db1/sdf", desired(32, "io2", 6000));
        assertThat(cloud.mutations()).containsExactly("ModifyVolume");
        assertThat(EbsValues.of(live)).isEqualTo(new EbsValues(32, "io2", 6000, null));
    }

    @Test
    void isNeverShrunkNorReplaced() {
        cloud.settle(component, "volume/db1/sdf", desired(32, "gp3", null));
        assertThat(cloud.drift(component, "volume/db1/sdf", desired(16, "gp3", null)))
                .isEmpty();
    }
}
