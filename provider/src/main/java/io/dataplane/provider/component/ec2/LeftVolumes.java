package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.AwsRegion;
import io.dataplane.provider.aws.OwnerTags;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Scope;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeState;

/// Volumes without an owner that a cluster left behind: TPA's label says whose device they were.
public final class LeftVolumes {
    public static final String LABEL = "TPAAttachmentLabel";
    private static final String CLUSTER = "CreatingCluster";

    /// On a volume that existed before it became ours, so that it never is deleted.
    private static final String TAKEN = OwnerTags.RESERVED_PREFIX + "taken";

    private LeftVolumes() {}

    /// The unattached ones with the label and cluster of these tags.
    public static List<Volume> of(AwsRegion region, Map<String, String> tags) {
        return of(region, tags.getOrDefault(CLUSTER, ""), List.of(tags.getOrDefault(LABEL, "")));
    }

    public static List<Volume> of(AwsRegion region, String cluster, List<String> labels) {
        List<Filter> filters = List.of(
                filter("tag:" + CLUSTER, List.of(cluster)),
                filter("tag:" + LABEL, labels),
                filter("status", List.of(VolumeState.AVAILABLE.toString())));
        return region.ec2().describeVolumesPaginator(r -> r.filters(filters)).volumes().stream()
                .filter(volume -> !tags(volume).containsKey(OwnerTags.OWNER))
                .toList();
    }

    /// The label a volume carries.
    public static String label(Volume volume) {
        return tags(volume).getOrDefault(LABEL, "");
    }

    static boolean isTaken(Volume volume) {
        return tags(volume).containsKey(TAKEN);
    }

    /// Makes it ours with the one call that also says so.
    static Volume take(RegionView view, Scope scope, Volume left, VolumeComponent.Desired desired) {
        Map<String, String> tags = new TreeMap<>(desired.tags().all(scope));
        tags.put(TAKEN, "true");
        view.region().ec2Writes().createTags(r -> r.resources(left.volumeId()).tags(Ec2Tags.list(tags)));
        Map<String, String> all = tags(left);
        all.putAll(tags);
        return left.toBuilder().tags(Ec2Tags.list(all)).build();
    }

    /// Takes our tags off it.
    static void leave(AwsRegion region, Volume live) {
        List<Tag> ours = tags(live).keySet().stream()
                .filter(key -> key.startsWith(OwnerTags.RESERVED_PREFIX))
                .map(key -> Tag.builder().key(key).build())
                .toList();
        region.ec2Writes().deleteTags(r -> r.resources(live.volumeId()).tags(ours));
    }

    private static Map<String, String> tags(Volume volume) {
        return Ec2Tags.map(volume.tags());
    }

    private static Filter filter(String name, List<String> values) {
        return Filter.builder().name(name).values(values).build();
    }
}
