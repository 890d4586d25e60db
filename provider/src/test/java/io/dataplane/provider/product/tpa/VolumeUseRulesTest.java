package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeUseRulesTest {
    private static String first(String volumes) {
        return "{instances: {'speedy-1': {volumes: [%s]}}}".formatted(volumes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{device_name: 'root', volume_size: 16, volume_for: 'postgres_data'}"
                        + " | Root Volume Has Its Use @ instances[\"speedy-1\"].volumes[0]",
                "{device_name: '/dev/sdf', volume_size: 16, volume_for: 'postgres_tablespace'}"
                        + " | No Tablespace Name @ instances[\"speedy-1\"].volumes[0].tablespace_name",
                "{device_name: '/dev/sdf', volume_size: 16, volume_for: 'postgres_data', luks_volume: 'x'}"
                        + " | No Encryption @ instances[\"speedy-1\"].volumes[0].luks_volume",
                "{device_name: '/dev/sdf', volume_size: 16, volume_for: 'postgres_data', encryption: 'luks'},"
                        + " {device_name: '/dev/sdg', volume_size: 16, volume_for: 'postgres_wal'}"
                        + " | Encrypted Only In Part @ instances[\"speedy-1\"].volumes",
            })
    void contradictionIsToldAtTheVolume(String volumes, String told) {
        assertThat(Told.byRules(Models.minimal(first(volumes)))).containsExactly(told);
    }

    @Test
    void replicaHasTheTablespacesOfItsUpstream() {
        String tablespace =
                "{device_name: '/dev/sdg', volume_size: 16, volume_for: 'postgres_tablespace', tablespace_name: 'a'}";
        assertThat(Told.byRules(Models.minimal(first(tablespace))))
                .containsExactly("Tablespaces Differ @ instances[\"speedy-2\"].volumes");
        assertThat(Told.byRules(Models.minimal(
                        first(tablespace), "{instances: {'speedy-2': {volumes: [%s]}}}".formatted(tablespace))))
                .isEmpty();
    }

    @Test
    void machineThatExistsNeedsAnAddressAndIsNoInstance() {
        String bare =
                "{instances: {'db.example.com': {platform: 'bare', role: ['barman']%s}, 'speedy-1': {backup: ['db.example.com']}}}";
        assertThat(Told.byRules(Models.minimal(bare.formatted(""))))
                .containsExactly("No Address @ instances[\"db.example.com\"].private_ip");
        TpaClusterModel model = Models.minimal(bare.formatted(", ansible_host: '192.0.2.9'"));
        assertThat(Told.byRules(model)).isEmpty();
        assertThat(NodeSpecs.of(model, "eu-west-1", java.util.Map.of()))
                .extracting(NodeSpec::name)
                .containsExactly("speedy-1", "speedy-2", "speedy-3");
    }

    @Test
    void clusterOfMachinesThatExistOnlyIsNone() {
        assertThat(
                        Told.byRules(
                                Models.of(
                                        "{cluster_name: 'x', owner: 'Ann Example', instances: {a: {platform: 'bare', private_ip: '10.0.0.1'}}}")))
                .contains("No Instances @ instances");
    }
}
