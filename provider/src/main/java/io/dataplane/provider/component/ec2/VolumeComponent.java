package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.aws.RegionView;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Volume;

/// An EBS volume that lives longer than the instance it is attached to.
public final class VolumeComponent extends Draft<VolumeComponent.Desired, Volume> {
    private final RegionView view;

    /// What AWS needs to know; null where AWS decides.
    public record Desired(
            String availabilityZone,
            int sizeGib,
            String volumeType,
            @Nullable Integer iops,
            @Nullable Integer throughput,
            boolean encrypted,
            @Nullable String kmsKeyId,
            @Nullable String snapshotId,
            DesiredTags tags) {}

    public VolumeComponent(RegionView view) {
        this.view = view;
    }
}
