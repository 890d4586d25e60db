package io.dataplane.provider.product.tpa;

import static io.dataplane.provider.product.tpa.Resolution.filter;

import io.dataplane.provider.component.ec2.LeftVolumes;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.product.tpa.NodeSpec.VolumeSpec;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.value.AttributePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.SnapshotState;
import software.amazon.awssdk.services.ec2.model.Volume;

/// What volumes that are to be made begin with: a snapshot, or a volume that was left behind.
final class VolumeResolver {
    private final Resolution resolution;

    /// A data volume that does not exist yet.
    private record NewVolume(NodeSpec node, VolumeSpec volume) {
        AttributePath path() {
            return TpaRules.instance(node.name()).name("volumes");
        }

        boolean hasSnapshot(String id) {
            return volume.snapshot() instanceof Planned.Known<String>(String own) && own.equals(id);
        }
    }

    VolumeResolver(Resolution resolution) {
        this.resolution = resolution;
    }

    void check() {
        List<NewVolume> fresh = fresh();
        snapshots(fresh);
        leftVolumes(fresh.stream().filter(one -> one.volume().attachExisting()).toList());
    }

    private List<NewVolume> fresh() {
        Set<ComponentId> existing = resolution.standings().keySet();
        List<NewVolume> fresh = new ArrayList<>();
        for (NodeSpec node : resolution.nodes()) {
            node.dataVolumes().stream()
                    .filter(volume -> !existing.contains(Ids.volume(node, volume)))
                    .forEach(volume -> fresh.add(new NewVolume(node, volume)));
        }
        return fresh;
    }

    private void snapshots(List<NewVolume> fresh) {
        Set<String> ids = new TreeSet<>();
        fresh.forEach(one -> {
            if (one.volume().snapshot() instanceof Planned.Known<String>(String id)) {
                ids.add(id);
            }
        });
        if (ids.isEmpty()) {
            return;
        }
        Map<String, Snapshot> found = resolution
                .region()
                .ec2()
                .describeSnapshotsPaginator(r -> r.filters(filter("snapshot-id", List.copyOf(ids))))
                .snapshots()
                .stream()
                .collect(Collectors.toMap(Snapshot::snapshotId, Function.identity()));
        for (String id : ids) {
            fresh.stream().filter(one -> one.hasSnapshot(id)).forEach(one -> snapshot(one, id, found.get(id)));
        }
    }

    private void snapshot(NewVolume one, String id, @Nullable Snapshot snapshot) {
        if (snapshot == null || snapshot.state() != SnapshotState.COMPLETED) {
            resolution
                    .diagnostics()
                    .error(
                            one.path(),
                            "Snapshot Not Usable",
                            "%s, for %s of \"%s\", %s in %s. Name one that is complete and that this account may use."
                                    .formatted(
                                            id,
                                            one.volume().device(),
                                            one.node().name(),
                                            snapshot == null
                                                    ? "does not exist"
                                                    : "is in state " + snapshot.stateAsString(),
                                            resolution.region().name()));
        } else if (one.volume().size() != VolumeSpec.OF_SNAPSHOT && one.volume().size() < snapshot.volumeSize()) {
            resolution
                    .diagnostics()
                    .error(
                            one.path(),
                            "Volume Smaller Than Snapshot",
                            "%s holds %d GiB, and %s of \"%s\" is to have %d. Raise volume_size, or leave it out."
                                    .formatted(
                                            id,
                                            snapshot.volumeSize(),
                                            one.volume().device(),
                                            one.node().name(),
                                            one.volume().size()));
        }
    }

    private void leftVolumes(List<NewVolume> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        Map<String, NewVolume> byLabel = new LinkedHashMap<>();
        fresh.forEach(
                one -> byLabel.put(TpaTags.label(resolution.model().clusterName(), one.node(), one.volume()), one));
        Map<String, List<Volume>> left =
                LeftVolumes.of(resolution.region(), resolution.model().clusterName(), List.copyOf(byLabel.keySet()))
                        .stream()
                        .collect(Collectors.groupingBy(LeftVolumes::label));
        left.forEach((label, volumes) -> leftVolume(byLabel.get(label), label, volumes));
    }

    private void leftVolume(NewVolume one, String label, List<Volume> left) {
        if (left.size() > 1) {
            refuse(
                    one,
                    "Several Volumes Left Behind",
                    "%s carry the label %s. Detach none of them, but take the tag TPAAttachmentLabel off all except one."
                            .formatted(left.stream().map(Volume::volumeId).collect(Collectors.joining(", ")), label));
            return;
        }
        Volume volume = left.getFirst();
        String zone = resolution
                .zones()
                .get(Ids.subnet(
                        SubnetSpec.byNode(resolution.nodes()).get(one.node().name())));
        boolean fits =
                (one.volume().size() == VolumeSpec.OF_SNAPSHOT || one.volume().size() == volume.size())
                        && one.volume().type().equals(volume.volumeTypeAsString())
                        && (one.volume().iops() == null || one.volume().iops().equals(Long.valueOf(volume.iops())))
                        && (zone == null || zone.equals(volume.availabilityZone()));
        if (!fits) {
            refuse(
                    one,
                    "Volume Left Behind Differs",
                    "%s, labelled %s, has %d GiB, type %s and stands in %s. Ask for the same, or set attach_existing = false to"
                                    .formatted(
                                            volume.volumeId(),
                                            label,
                                            volume.size(),
                                            volume.volumeTypeAsString(),
                                            volume.availabilityZone())
                            + " make a new one.");
        }
    }

    private void refuse(NewVolume one, String summary, String detail) {
        resolution.diagnostics().error(one.path(), summary, detail);
    }
}
