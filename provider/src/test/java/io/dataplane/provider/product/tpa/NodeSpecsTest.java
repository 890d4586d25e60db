package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.product.tpa.NodeSpec.VolumeSpec;
import io.dataplane.schema.bind.Planned;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeSpecsTest {
    private static NodeSpec node(TpaClusterModel model, String name) {
        return NodeSpecs.of(model, "eu-west-1", Map.of()).stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// Of the second node, whose own settings stand over the defaults and the location's.
    private static NodeSpec merged(String own, String defaults, String location) {
        return node(
                Models.minimal("{instances: {'speedy-2': %s}, instance_defaults: %s, locations: {main: %s}}"
                        .formatted(own, defaults, location)),
                "speedy-2");
    }

    private static Map<String, Long> numbers(Map<String, Long> prior, String patch) {
        return NodeSpecs.of(Models.minimal(patch), "eu-west-1", prior).stream()
                .collect(java.util.stream.Collectors.toMap(NodeSpec::name, NodeSpec::node));
    }

    @Test
    void instanceWinsOverDefaultsAndDefaultsOverLocation() {
        assertThat(merged("{type: 'm5.large'}", "{type: 'm5.xlarge'}", "{type: 'm5.2xlarge'}")
                        .type())
                .isEqualTo("m5.large");
        assertThat(merged("{}", "{type: 'm5.xlarge'}", "{type: 'm5.2xlarge'}").type())
                .isEqualTo("m5.xlarge");
        assertThat(merged("{}", "{type: null}", "{type: 'm5.2xlarge'}").type()).isEqualTo("m5.2xlarge");
        assertThat(merged("{}", "{type: null}", "{}").type()).isEqualTo("t3.micro");
    }

    @Test
    void everySettingIsTakenFromTheStrongestLayerThatHasIt() {
        NodeSpec node = merged(
                "{monitoring: true}",
                "{ebs_optimized: false, image: 'ami-1', metadata_options: {http_put_response_hop_limit: 3}}",
                "{source_dest_check: false, monitoring: false, termination_protection: true,"
                        + " metadata_options: {http_tokens: 'optional', http_put_response_hop_limit: 9}}");
        assertThat(node.monitoring()).isTrue();
        assertThat(node.ebsOptimized()).isFalse();
        assertThat(node.sourceDestCheck()).isFalse();
        assertThat(node.terminationProtection()).isTrue();
        assertThat(node.image()).isEqualTo(Planned.of("ami-1"));
        assertThat(node.hopLimit()).isEqualTo(3);
        assertThat(node.httpTokens()).isEqualTo("optional");
    }

    @Test
    void tagsOfAllLayersAreMerged() {
        assertThat(merged(
                                "{tags: {Tier: 'own', Own: '1'}}",
                                "{tags: {Tier: 'defaults', Zone: 'defaults'}}",
                                "{tags: {Tier: 'location', Zone: 'location', Site: 'location'}}")
                        .tags())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("Tier", "own", "Own", "1", "Zone", "defaults", "Site", "location"));
    }

    @Test
    void instancesAreSafeByDefault() {
        NodeSpec node = node(Models.minimal(), "speedy-1");
        assertThat(node.httpTokens()).isEqualTo("required");
        assertThat(node.hopLimit()).isEqualTo(2);
        assertThat(node.root().encrypted()).isTrue();
        assertThat(node.root().type()).isEqualTo("gp3");
        assertThat(node.root().deleteOnTermination()).isTrue();
        assertThat(node.dataVolumes()).singleElement().satisfies(volume -> {
            assertThat(volume.encrypted()).isTrue();
            assertThat(volume.deleteOnTermination()).isFalse();
        });
    }

    @Test
    void instancesHavePublicAddressesOnlyInAPublicCluster() {
        assertThat(node(Models.minimal(), "speedy-1").publicIp()).isTrue();
        assertThat(node(Models.minimal("{ec2_instance_reachability: 'private'}"), "speedy-1")
                        .publicIp())
                .isFalse();
        assertThat(node(Models.minimal("{instances: {'speedy-1': {assign_public_ip: false}}}"), "speedy-1")
                        .publicIp())
                .isFalse();
    }

    @Test
    void volumesAreMergedByDeviceAndSorted() {
        NodeSpec node = merged(
                "{volumes: [{device_name: '/dev/sdf', volume_size: 100}, {device_name: '/dev/sdb', volume_size: 5}]}",
                "{}",
                "{volumes: [{device_name: '/dev/sdz', volume_size: 7}]}");
        assertThat(node.dataVolumes())
                .extracting(VolumeSpec::device, VolumeSpec::size)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("/dev/sdb", 5L),
                        org.assertj.core.groups.Tuple.tuple("/dev/sdf", 100L),
                        org.assertj.core.groups.Tuple.tuple("/dev/sdz", 7L));
        assertThat(node.root().size()).isEqualTo(16);
    }

    @Test
    void emptyListOfVolumesRemovesThemAll() {
        NodeSpec node = merged("{volumes: []}", "{}", "{}");
        assertThat(node.dataVolumes()).isEmpty();
        assertThat(node.root().device()).isEqualTo("root");
    }

    @Test
    void typeNoneRemovesOneVolume() {
        NodeSpec node = merged(
                "{volumes: [{device_name: '/dev/sdf', volume_type: 'none'}]}",
                "{default_volumes: [{device_name: '/dev/sdf', volume_size: 9}, {device_name: '/dev/sdg', volume_size: 9}]}",
                "{}");
        assertThat(node.dataVolumes()).extracting(VolumeSpec::device).containsExactly("/dev/sdg");
    }

    @Test
    void existingElasticIpReplacesTheAllocatedOne() {
        NodeSpec node = merged("{elastic_ip: '203.0.113.7'}", "{assign_elastic_ip: true}", "{}");
        assertThat(node.allocatesElasticIp()).isFalse();
        assertThat(node.hasElasticIp()).isTrue();
    }

    @Test
    void newNodesTakeTheLowestFreeNumbersByName() {
        assertThat(numbers(
                        Map.of(),
                        "{instances: {'speedy-1': {node: null}, 'speedy-2': {node: 1}, 'speedy-3': {node: null}}}"))
                .isEqualTo(Map.of("speedy-1", 2L, "speedy-2", 1L, "speedy-3", 3L));
    }

    @Test
    void nodesKeepTheNumberOfTheState() {
        String unnumbered =
                "{instances: {'speedy-1': {node: null}, 'speedy-2': {node: null}, 'speedy-3': {node: null}}}";
        assertThat(numbers(Map.of("speedy-1", 4L, "speedy-3", 1L, "gone", 2L), unnumbered))
                .isEqualTo(Map.of("speedy-1", 4L, "speedy-2", 2L, "speedy-3", 1L));
    }

    @Test
    void numberOfTheConfigurationWinsOverTheState() {
        assertThat(numbers(
                        Map.of("speedy-1", 3L, "speedy-3", 5L),
                        "{instances: {'speedy-1': {node: 5}, 'speedy-2': {node: null}, 'speedy-3': {node: null}}}"))
                .isEqualTo(Map.of("speedy-1", 5L, "speedy-2", 1L, "speedy-3", 2L));
    }

    @Test
    void nodesComeInNodeOrder() {
        assertThat(NodeSpecs.of(Models.minimal("{instances: {'speedy-1': {node: 9}}}"), "eu-west-1", Map.of()))
                .extracting(NodeSpec::name)
                .containsExactly("speedy-2", "speedy-3", "speedy-1");
    }

    @Test
    void namesByRoleComeInNodeOrder() {
        List<NodeSpec> nodes = NodeSpecs.of(
                Models.minimal("{instances: {'speedy-2': {node: 8, role: ['barman', 'replica']}}}"),
                "eu-west-1",
                Map.of());
        assertThat(NodeSpecs.names(nodes, "barman")).containsExactly("speedy-3", "speedy-2");
    }
}
