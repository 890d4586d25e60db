package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.ComponentId;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;

/// A volume attached to an instance under a device name.
public final class VolumeAttachmentComponent extends Draft<VolumeAttachmentComponent.Desired, VolumeAttachmentComponent.LiveAttachment> {
    private final RegionView view;
    private final ComponentId volume;
    private final ComponentId instance;

    /// What AWS needs to know.
    public record Desired(String volumeId, String instanceId, String deviceName, boolean deleteOnTermination) {}

    /// An attachment, and what happens to the volume when the instance is terminated.
    public record LiveAttachment(VolumeAttachment attachment, boolean deleteOnTermination) {}

    public VolumeAttachmentComponent(RegionView view, ComponentId volume, ComponentId instance) {
        this.view = view;
        this.volume = volume;
        this.instance = instance;
    }
}
