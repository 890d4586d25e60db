package io.dataplane.provider.component.ec2;

import static io.dataplane.provider.component.ec2.Ec2Objects.unlessGone;

import io.dataplane.provider.aws.ClientToken;
import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Facts;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Readiness;
import io.dataplane.provider.engine.Scope;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateVolumeResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;
import software.amazon.awssdk.services.ec2.model.VolumeAttachmentState;

/// An EBS volume that lives longer than the instance it is attached to. It is never replaced: what cannot be changed
/// in place would cost its data.
public final class VolumeComponent implements Component<VolumeComponent.Desired, Volume> {
    private final RegionView view;
    private final VolumeModifications modifications;
    private final Life life;

    /// How a volume begins and ends.
    ///
    /// @param attachesExisting take one that was left behind under the same label, if there is one
    /// @param retained give it up instead of deleting it
    /// @param snapshotAtEnd delete it only when a snapshot of it is complete
    public record Life(boolean attachesExisting, boolean retained, boolean snapshotAtEnd) {
        /// From create to delete.
        public static final Life USUAL = new Life(false, false, false);
    }

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
            DesiredTags tags) {
        EbsValues values() {
            return new EbsValues(sizeGib, volumeType, iops, throughput);
        }
    }

    public VolumeComponent(RegionView view) {
        this(view, Life.USUAL);
    }

    public VolumeComponent(RegionView view, Life life) {
        this.view = view;
        this.life = life;
        this.modifications = new VolumeModifications(view);
    }

    @Override
    public String type() {
        return "AWS::EC2::Volume";
    }

    @Override
    public Observed<Volume> find(Scope scope) {
        List<Volume> volumes = view.list(Ec2Kinds.VOLUMES, scope.asOf()).stream()
                .filter(Ec2Objects::exists)
                .toList();
        return Ec2Objects.find(volumes, Ec2Kinds.VOLUMES, scope);
    }

    @Override
    public List<Drift> drift(Scope scope, Volume live, Desired desired) {
        return new Differences(Ec2Tags.drift(scope, live.tags(), desired.tags()))
                .addAll(desired.values().drift("", EbsValues.of(live)))
                .list();
    }

    @Override
    public Readiness ready(Volume live) {
        return switch (live.state()) {
            case AVAILABLE, IN_USE -> modifications.readiness(live.volumeId());
            case ERROR -> new Readiness.Broken("EC2 could not make the volume (state error)");
            case CREATING, DELETING, DELETED, UNKNOWN_TO_SDK_VERSION -> new Readiness.Pending(live.stateAsString());
        };
    }

    @Override
    public Volume create(Scope scope, Desired desired) {
        Optional<Volume> left = life.attachesExisting()
                ? LeftVolumes.of(view.region(), desired.tags().wanted()).stream()
                        .findFirst()
                : Optional.empty();
        return left.isPresent() ? LeftVolumes.take(view, scope, left.get(), desired) : createNew(scope, desired);
    }

    private Volume createNew(Scope scope, Desired desired) {
        CreateVolumeResponse made = view.region().ec2Writes().createVolume(r -> r.availabilityZone(
                        desired.availabilityZone())
                .size(desired.sizeGib() == 0 ? null : desired.sizeGib())
                .volumeType(desired.volumeType())
                .iops(desired.iops())
                .throughput(desired.throughput())
                .encrypted(desired.encrypted())
                .kmsKeyId(desired.kmsKeyId())
                .snapshotId(desired.snapshotId())
                .clientToken(ClientToken.of(view.region().accountId(), scope))
                .tagSpecifications(Ec2Tags.specification(ResourceType.VOLUME, scope, desired.tags())));
        return Volume.builder()
                .volumeId(made.volumeId())
                .availabilityZone(made.availabilityZone())
                .size(made.size())
                .volumeType(made.volumeType())
                .iops(made.iops())
                .throughput(made.throughput())
                .encrypted(made.encrypted())
                .state(made.state())
                .tags(Ec2Tags.list(desired.tags().all(scope)))
                .build();
    }

    @Override
    public Volume update(Scope scope, Volume live, Desired desired, List<Drift> drift) {
        List<Tag> tags = Ec2Tags.write(view, scope, live.volumeId(), live.tags(), desired.tags());
        EbsValues values = EbsValues.of(live);
        if (!desired.values().drift("", values).isEmpty()) {
            modifications.begin(desired.values().modification(live.volumeId(), values));
        }
        return live.toBuilder().tags(tags).build();
    }

    @Override
    public Readiness prepareDelete(Scope scope, Volume live) {
        return life.snapshotAtEnd() && !isGivenBack(live) ? FinalSnapshot.of(view, scope, live) : Readiness.READY;
    }

    /// What existed before the cluster stays after it.
    private boolean isGivenBack(Volume live) {
        return life.retained() || LeftVolumes.isTaken(live);
    }

    /// Detached first, never by force; until that is done EC2 says that the volume is in use.
    @Override
    public void delete(Scope scope, Volume live) {
        for (VolumeAttachment attachment : live.attachments()) {
            if (attachment.state() == VolumeAttachmentState.ATTACHED) {
                unlessGone(() -> view.region().ec2Writes().detachVolume(r -> r.volumeId(live.volumeId())
                        .instanceId(attachment.instanceId())
                        .device(attachment.device())));
            }
        }
        if (isGivenBack(live)) {
            unlessGone(() -> LeftVolumes.leave(view.region(), live));
        } else {
            unlessGone(() -> view.region().ec2Writes().deleteVolume(r -> r.volumeId(live.volumeId())));
        }
    }

    @Override
    public Facts facts(Volume live) {
        String arn = Ec2Objects.arn(view, "volume", live.volumeId());
        return new Facts(Ec2Tags.name(live.tags()), live.volumeId(), arn);
    }
}
