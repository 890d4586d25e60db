package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VolumeRulesTest {
    private static List<String> told(String... volumes) {
        return Told.byRules(
                Models.minimal("{instances: {'speedy-1': {volumes: [" + String.join(", ", volumes) + "]}}}"));
    }

    private static String at(String summary, String attribute) {
        return "%s @ instances[\"speedy-1\"].volumes[0].%s".formatted(summary, attribute);
    }

    @Test
    void volumesOfEveryKindAreFine() {
        assertThat(told(
                        "{device_name: 'root'}",
                        "{device_name: '/dev/sdf', volume_size: 500, volume_type: 'gp3', iops: 6000, throughput: 400}",
                        "{device_name: '/dev/sdg', volume_size: 500, volume_type: 'io2', iops: 6000, kms_key_id: 'k'}",
                        "{device_name: '/dev/sdh', volume_type: 'none'}"))
                .isEmpty();
    }

    @Test
    void deviceIsListedOnce() {
        assertThat(told("{device_name: '/dev/sdf', volume_size: 5}", "{device_name: '/dev/sdf', volume_size: 6}"))
                .containsExactly("Duplicate Device @ instances[\"speedy-1\"].volumes[1].device_name");
    }

    @Test
    void rootVolumeCannotBeRemoved() {
        assertThat(told("{device_name: 'root', volume_type: 'none'}"))
                .containsExactly(at("Root Volume Removed", "volume_type"));
    }

    @Test
    void dataVolumeNeedsASize() {
        assertThat(told("{device_name: '/dev/sdf'}")).containsExactly(at("No Volume Size", "volume_size"));
    }

    @Test
    void provisionedVolumeNeedsIops() {
        assertThat(told("{device_name: '/dev/sdf', volume_size: 5, volume_type: 'io1'}"))
                .containsExactly(at("No Volume IOPS", "iops"));
    }

    @Test
    void iopsAndThroughputAreOnlyForVolumesThatHaveThem() {
        assertThat(told("{device_name: '/dev/sdf', volume_size: 5, volume_type: 'gp2', iops: 300, throughput: 200}"))
                .containsExactly(at("IOPS Not Allowed", "iops"), at("Throughput Not Allowed", "throughput"));
        assertThat(told("{device_name: '/dev/sdf', volume_size: 6, volume_type: 'io1', iops: 300, throughput: 200}"))
                .containsExactly(at("Throughput Not Allowed", "throughput"));
    }

    @Test
    void keyMeansEncryption() {
        assertThat(told("{device_name: '/dev/sdf', volume_size: 5, kms_key_id: 'k', encrypted: false}"))
                .containsExactly(at("Key Without Encryption", "encrypted"));
    }

    @Test
    void volumesOfDefaultsAndLocationsFollowTheSameRules() {
        assertThat(Told.byRules(Models.minimal("{instance_defaults: {default_volumes: [{device_name: '/dev/sdf'}]},"
                        + " locations: {main: {volumes: [{device_name: '/dev/sdg'}]}}}")))
                .containsExactly(
                        "No Volume Size @ instance_defaults.default_volumes[0].volume_size",
                        "No Volume Size @ locations[\"main\"].volumes[0].volume_size");
    }

    @Test
    void sizeAndIopsStayWithinWhatTheTypeHas() {
        assertThat(told("{device_name: '/dev/sdf', volume_type: 'st1', volume_size: 124}"))
                .containsExactly(at("Size Not Possible", "volume_size"));
        assertThat(told("{device_name: '/dev/sdf', volume_type: 'gp2', volume_size: 16385}"))
                .containsExactly(at("Size Not Possible", "volume_size"));
        assertThat(told("{device_name: '/dev/sdf', volume_size: 100, iops: 80001}"))
                .containsExactly(at("IOPS Not Possible", "iops"));
        assertThat(told("{device_name: '/dev/sdf', volume_type: 'io1', volume_size: 10, iops: 501}"))
                .containsExactly(at("IOPS Not Possible", "iops"));
        assertThat(told("{device_name: '/dev/sdf', volume_size: 1, iops: 3000}"))
                .isEmpty();
        assertThat(told("{device_name: '/dev/sdf', volume_size: 100, throughput: 751}"))
                .containsExactly(at("Throughput Not Possible", "throughput"));
    }

    @Test
    void rootVolumeIsNoneOfTheSlowOnesAndBelongsToItsInstance() {
        assertThat(told("{device_name: 'root', volume_type: 'sc1', volume_size: 125}"))
                .containsExactly(at("Type Cannot Boot", "volume_type"));
        assertThat(told("{device_name: 'root', snapshot: 'snap-1', attach_existing: true, retain_on_destroy: true}"))
                .containsExactly(
                        at("Not For Root Volumes", "snapshot"),
                        at("Not For Root Volumes", "attach_existing"),
                        at("Not For Root Volumes", "retain_on_destroy"));
    }

    @Test
    void snapshotGivesTheSize() {
        assertThat(told("{device_name: '/dev/sdf', snapshot: 'snap-0a1b'}")).isEmpty();
        assertThat(told("{device_name: '/dev/sdf', snapshot: 'vol-0a1b'}"))
                .containsExactly(at("Invalid Snapshot Id", "snapshot"));
    }

    @Test
    void retainedVolumeDoesNotGoWithItsInstance() {
        assertThat(
                        told(
                                "{device_name: '/dev/sdf', volume_size: 5, retain_on_destroy: true, delete_on_termination: true}"))
                .containsExactly(at("Retained And Deleted", "delete_on_termination"));
    }

    @Test
    void storeDiskHasNothingOfAnEbsVolume() {
        assertThat(told("{device_name: '/dev/sdf', ephemeral: 'ephemeral0'}")).isEmpty();
        assertThat(told("{device_name: '/dev/sdf', ephemeral: 'ephemeral0', volume_size: 5}"))
                .containsExactly(at("Store Disk With EBS Settings", "ephemeral"));
        assertThat(told("{device_name: 'root', ephemeral: 'ephemeral0'}"))
                .containsExactly(at("Not For Root Volumes", "ephemeral"));
    }
}
