package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.bind.Planned;
import io.dataplane.testbed.AwsObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeState;

/// Data volumes that begin with something and that outlive their cluster.
class TpaVolumesIT {
    private final Session session = new Session();

    @AfterEach
    void close() {
        session.close();
    }

    private static String id(TpaClusterModel state, String component) {
        return Objects.requireNonNull(
                Objects.requireNonNull(state.status().componentMap().get(component))
                        .knownId());
    }

    private static String second(String volume) {
        return "{instances: {'speedy-2': {volumes: [" + volume + "]}}}";
    }

    private Volume volume(String id) {
        return session.clients
                .ec2()
                .describeVolumes(r -> r.volumeIds(id))
                .volumes()
                .getFirst();
    }

    private static Predicate<Tag> key(String prefix) {
        return tag -> tag.key().startsWith(prefix);
    }

    @Test
    void retainedVolumeOutlivesItsClusterAndIsAttachedToTheNext() {
        String retained = second("{device_name: '/dev/sdf', volume_size: 16, retain_on_destroy: true}");
        TpaClusterModel state = session.apply(session.config(retained), null);
        String id = id(state, "volume/speedy-2/sdf");

        assertThat(session.delete(state)).isNull();
        assertThat(session.owned()).isEmpty();
        Volume left = volume(id);
        assertThat(left.state()).isEqualTo(VolumeState.AVAILABLE);
        assertThat(left.tags()).noneMatch(key("dataplane:")).anyMatch(key("TPAAttachmentLabel"));

        String attached = second("{device_name: '/dev/sdf', volume_size: 16, attach_existing: true}");
        TpaClusterModel again = session.apply(session.config(attached), null);
        assertThat(id(again, "volume/speedy-2/sdf")).isEqualTo(id);
        assertThat(volume(id).attachments().getFirst().instanceId()).isEqualTo(id(again, "instance/speedy-2"));
        assertThat(session.read(again)).isEqualTo(again);

        // what existed before the cluster is given back
        assertThat(session.delete(again)).isNull();
        assertThat(volume(id).tags()).noneMatch(key("dataplane:"));
    }

    @Test
    void retainedVolumeOutlivesItsNode() {
        TpaClusterModel state = session.apply(
                session.config(second("{device_name: '/dev/sdg', volume_size: 4, retain_on_destroy: true}")), null);
        String id = id(state, "volume/speedy-2/sdg");
        TpaClusterModel without = session.apply(session.config(), state);
        assertThat(without.status().componentMap()).doesNotContainKey("volume/speedy-2/sdg");
        assertThat(volume(id).state()).isEqualTo(VolumeState.AVAILABLE);
    }

    @Test
    void volumeLeftBehindThatIsOtherwiseIsNotTaken() {
        Volume small = left(8);
        session.proxy.forget();
        assertThat(session.refusal(
                        session.config(second("{device_name: '/dev/sdf', volume_size: 16, attach_existing: true}")),
                        null))
                .containsExactly("Volume Left Behind Differs @ instances[\"speedy-2\"].volumes");
        left(16);
        assertThat(session.refusal(
                        session.config(second("{device_name: '/dev/sdf', volume_size: 16, attach_existing: true}")),
                        null))
                .containsExactly("Several Volumes Left Behind @ instances[\"speedy-2\"].volumes");
        assertThat(session.proxy.mutations()).isEmpty();
        assertThat(volume(small.volumeId()).tags()).noneMatch(key("dataplane:"));
    }

    private Volume left(int size) {
        Map<String, String> tags =
                Map.of("CreatingCluster", session.name, "TPAAttachmentLabel", session.name + ":2:/dev/sdf");
        TagSpecification specification = TagSpecification.builder()
                .resourceType(ResourceType.VOLUME)
                .tags(tags.entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
        String id = session.clients
                .ec2()
                .createVolume(r -> r.availabilityZone("eu-west-1a")
                        .size(size)
                        .volumeType("gp3")
                        .tagSpecifications(specification))
                .volumeId();
        return volume(id);
    }

    @Test
    void snapshotIsTheFirstContentAndItsSizeTheDefault() {
        String source = session.clients
                .ec2()
                .createVolume(r -> r.availabilityZone("eu-west-1a").size(12).volumeType("gp3"))
                .volumeId();
        String snapshot =
                session.clients.ec2().createSnapshot(r -> r.volumeId(source)).snapshotId();
        assertThat(session.refusal(
                        session.config(second(
                                "{device_name: '/dev/sdg', volume_size: 8, snapshot: '%s'}".formatted(snapshot))),
                        null))
                .containsExactly("Volume Smaller Than Snapshot @ instances[\"speedy-2\"].volumes");
        assertThat(session.refusal(
                        session.config(second("{device_name: '/dev/sdg', snapshot: 'snap-0123456789'}")), null))
                .containsExactly("Snapshot Not Usable @ instances[\"speedy-2\"].volumes");

        TpaClusterModel config = session.config(second("{device_name: '/dev/sdg', snapshot: '" + snapshot + "'}"));
        TpaClusterModel state = session.apply(config, null);
        assertThat(volume(id(state, "volume/speedy-2/sdg")).snapshotId()).isEqualTo(snapshot);
        assertThat(state.outputs()
                        .nodeMap()
                        .get("speedy-2")
                        .volumes()
                        .get()
                        .get("/dev/sdg")
                        .size())
                .isEqualTo(Planned.of(12L));
        assertThat(session.read(state)).isEqualTo(state);
        assertThat(session.refusal(
                        session.config(second("{device_name: '/dev/sdg', volume_size: 12, snapshot: 'snap-1'}")),
                        state))
                .containsExactly("Snapshot Cannot Change @ instances[\"speedy-2\"].volumes");
    }

    @Test
    void finalSnapshotsAreKeptOfEveryDataVolume() {
        TpaClusterModel state = session.apply(session.config("{final_snapshot: true}"), null);
        List<String> volumes = session.owned().stream()
                .filter(object -> object.kind().equals("volume")
                        && object.tag("dataplane:component").startsWith("volume/"))
                .map(AwsObject::id)
                .toList();
        assertThat(volumes).hasSize(3);
        assertThat(session.delete(state)).isNull();
        assertThat(session.owned()).isEmpty();
        assertThat(snapshots()).extracting(Snapshot::volumeId).containsExactlyInAnyOrderElementsOf(volumes);
        assertThat(snapshots()).allSatisfy(snapshot -> assertThat(snapshot.tags())
                .anyMatch(key("TPAAttachmentLabel"))
                .noneMatch(key("dataplane:owner")));
    }

    @Test
    void finalSnapshotIsMadeOfARemovedNodeAsTheNewConfigurationSays() {
        TpaClusterModel state = session.apply(session.config(), null);
        session.apply(session.config("{final_snapshot: true, instances: {'speedy-2': null}}"), state);
        assertThat(snapshots()).extracting(Snapshot::volumeId).containsExactly(id(state, "volume/speedy-2/sdf"));
    }

    private List<Snapshot> snapshots() {
        return session.clients
                .ec2()
                .describeSnapshots(r -> r.filters(Filter.builder()
                        .name("tag:CreatingCluster")
                        .values(session.name)
                        .build()))
                .snapshots();
    }

    @Test
    void storeDiskIsOnlyAskedOfTypesThatHaveIt() {
        assertThat(session.refusal(session.config(second("{device_name: '/dev/sdg', ephemeral: 'ephemeral0'}")), null))
                .containsExactly("No Such Store Disk @ instances[\"speedy-2\"].volumes");
    }
}
