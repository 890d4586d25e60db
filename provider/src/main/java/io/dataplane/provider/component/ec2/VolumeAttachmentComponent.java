package io.dataplane.provider.component.ec2;

import static io.dataplane.provider.component.ec2.Ec2Objects.unlessGone;

import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Facts;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Readiness;
import io.dataplane.provider.engine.Scope;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMappingSpecification;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;
import software.amazon.awssdk.services.ec2.model.VolumeAttachmentState;

/// A volume attached to an instance under a device name.
public final class VolumeAttachmentComponent
        implements Component<VolumeAttachmentComponent.Desired, VolumeAttachmentComponent.LiveAttachment> {
    private static final String DELETE_ON_TERMINATION = "delete_on_termination";

    private final RegionView view;
    private final ComponentId volume;

    /// What AWS needs to know.
    public record Desired(String volumeId, String instanceId, String deviceName, boolean deleteOnTermination) {}

    /// An attachment, and what happens to the volume when the instance is terminated.
    public record LiveAttachment(VolumeAttachment attachment, boolean deleteOnTermination) {}

    public VolumeAttachmentComponent(RegionView view, ComponentId volume) {
        this.view = view;
        this.volume = volume;
    }

    @Override
    public String type() {
        return "AWS::EC2::VolumeAttachment";
    }

    @Override
    public Observed<LiveAttachment> find(Scope scope) {
        return scope.parents()
                .find(volume, Volume.class)
                .flatMap(parent -> Ec2Objects.byId(view, Ec2Kinds.VOLUMES, parent.volumeId(), scope.asOf()))
                .flatMap(live -> live.attachments().stream()
                        .filter(attachment -> attachment.state() != VolumeAttachmentState.DETACHED)
                        .findFirst())
                .map(attachment -> new LiveAttachment(attachment, isDeletedWithInstance(scope, attachment)))
                .<Observed<LiveAttachment>>map(Observed::owned)
                .orElseGet(Observed::absent);
    }

    /// The instance knows best; the volume's own word is for instances outside the view.
    private boolean isDeletedWithInstance(Scope scope, VolumeAttachment attachment) {
        return Ec2Objects.byId(view, Ec2Kinds.INSTANCES, attachment.instanceId(), scope.asOf()).stream()
                .flatMap(instance -> instance.blockDeviceMappings().stream())
                .map(InstanceBlockDeviceMapping::ebs)
                .filter(ebs -> attachment.volumeId().equals(ebs.volumeId()))
                .findFirst()
                .map(ebs -> Boolean.TRUE.equals(ebs.deleteOnTermination()))
                .orElse(Boolean.TRUE.equals(attachment.deleteOnTermination()));
    }

    @Override
    public List<Drift> drift(Scope scope, LiveAttachment live, Desired desired) {
        return new Differences(List.of())
                .fixed("instance_id", desired.instanceId(), live.attachment().instanceId())
                .fixed("device_name", desired.deviceName(), live.attachment().device())
                .changeable(DELETE_ON_TERMINATION, desired.deleteOnTermination(), live.deleteOnTermination())
                .list();
    }

    @Override
    public Readiness ready(LiveAttachment live) {
        return live.attachment().state() == VolumeAttachmentState.ATTACHED
                ? Readiness.READY
                : new Readiness.Pending(live.attachment().stateAsString());
    }

    /// A fresh attachment keeps the volume; [#update] changes that once it is attached.
    @Override
    public LiveAttachment create(Scope scope, Desired desired) {
        view.region().ec2Writes().attachVolume(r -> r.volumeId(desired.volumeId())
                .instanceId(desired.instanceId())
                .device(desired.deviceName()));
        VolumeAttachment attachment = VolumeAttachment.builder()
                .volumeId(desired.volumeId())
                .instanceId(desired.instanceId())
                .device(desired.deviceName())
                .state(VolumeAttachmentState.ATTACHING)
                .build();
        return new LiveAttachment(attachment, false);
    }

    @Override
    public LiveAttachment update(Scope scope, LiveAttachment live, Desired desired, List<Drift> drift) {
        if (Differences.has(drift, DELETE_ON_TERMINATION)) {
            InstanceBlockDeviceMappingSpecification mapping =
                    Instances.mapping(desired.deviceName(), desired.deleteOnTermination());
            view.region().ec2Writes().modifyInstanceAttribute(r -> r.instanceId(desired.instanceId())
                    .blockDeviceMappings(mapping));
        }
        return new LiveAttachment(live.attachment(), desired.deleteOnTermination());
    }

    @Override
    public void delete(Scope scope, LiveAttachment live) {
        VolumeAttachment attachment = live.attachment();
        if (attachment.state() != VolumeAttachmentState.DETACHING) {
            unlessGone(() -> view.region().ec2Writes().detachVolume(r -> r.volumeId(attachment.volumeId())
                    .instanceId(attachment.instanceId())
                    .device(attachment.device())));
        }
    }

    @Override
    public Facts facts(LiveAttachment live) {
        VolumeAttachment attachment = live.attachment();
        return new Facts(attachment.device(), attachment.volumeId() + ":" + attachment.instanceId(), null);
    }
}
