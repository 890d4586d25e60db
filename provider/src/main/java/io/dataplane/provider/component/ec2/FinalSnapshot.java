package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.OwnerTags;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Readiness;
import io.dataplane.provider.engine.Scope;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.Volume;

/// The snapshot that outlives a volume. It carries the volume's tags without the owner, so that no cluster deletes it.
final class FinalSnapshot {
    /// The component it was made of, so that a repeated delete finds it.
    private static final String OF = OwnerTags.RESERVED_PREFIX + "final_snapshot";

    private FinalSnapshot() {}

    /// Begins it unless it was begun before, and tells how far it is.
    static Readiness of(RegionView view, Scope scope, Volume live) {
        List<Snapshot> begun = view
                .region()
                .ec2()
                .describeSnapshotsPaginator(r -> r.filters(
                        filter("volume-id", live.volumeId()),
                        filter("tag:" + OF, scope.id().value())))
                .snapshots()
                .stream()
                .toList();
        if (begun.isEmpty()) {
            view.region().ec2Writes().createSnapshot(r -> r.volumeId(live.volumeId())
                    .description("Last content of " + scope.id() + " of "
                            + scope.ownership().owner())
                    .tagSpecifications(TagSpecification.builder()
                            .resourceType(ResourceType.SNAPSHOT)
                            .tags(Ec2Tags.list(tags(scope, live)))
                            .build()));
            return new Readiness.Pending("beginning its final snapshot");
        }
        Snapshot snapshot = begun.getFirst();
        return switch (snapshot.state()) {
            case COMPLETED -> Readiness.READY;
            case ERROR ->
                new Readiness.Broken("its final snapshot %s failed: %s. Delete that snapshot, then try again"
                        .formatted(snapshot.snapshotId(), snapshot.stateMessage()));
            default -> new Readiness.Pending("being copied to " + snapshot.snapshotId() + ", " + snapshot.progress());
        };
    }

    private static Map<String, String> tags(Scope scope, Volume live) {
        Map<String, String> tags = new TreeMap<>(Ec2Tags.map(live.tags()));
        tags.keySet().removeIf(key -> key.startsWith(OwnerTags.RESERVED_PREFIX) || key.startsWith("aws:"));
        tags.put(OF, scope.id().value());
        return tags;
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }
}
