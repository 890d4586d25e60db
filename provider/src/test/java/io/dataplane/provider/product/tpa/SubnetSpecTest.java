package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubnetSpecTest {
    private static List<NodeSpec> nodes(String... patches) {
        return NodeSpecs.of(Models.minimal(patches), "eu-west-1", Map.of());
    }

    @Test
    void nodesOfALocationShareItsSubnet() {
        assertThat(SubnetSpec.of(nodes()))
                .containsExactly(new SubnetSpec("main", "eu-west-1", "10.33.0.0/28", "eu-west-1a", "main", true));
    }

    @Test
    void locationMayNameItsSubnet() {
        assertThat(SubnetSpec.of(nodes("{locations: {main: {subnet_name: 'databases'}}}")))
                .extracting(SubnetSpec::name)
                .containsExactly("databases");
    }

    @Test
    void ownBlockOfAnInstanceIsItsKeyAndHostBitsAreMasked() {
        List<NodeSpec> nodes = nodes("{instances: {'speedy-3': {subnet: '10.33.1.100/27'}}}");
        assertThat(SubnetSpec.of(nodes)).extracting(SubnetSpec::key).containsExactly("main", "10.33.1.96/27");
        assertThat(SubnetSpec.byNode(nodes).get("speedy-3").subnet()).isEqualTo("10.33.1.96/27");
        assertThat(SubnetSpec.byNode(nodes).get("speedy-1").key()).isEqualTo("main");
    }

    @Test
    void twoLocationsWithOneBlockAreOneSubnetNamedByTheFirst() {
        List<NodeSpec> nodes =
                nodes("{locations: {alpha: {subnet: '10.33.0.0/28'}}, instances: {'speedy-3': {location: 'alpha'}}}");
        assertThat(SubnetSpec.of(nodes)).extracting(SubnetSpec::key).containsExactly("alpha");
        assertThat(SubnetSpec.byNode(nodes).get("speedy-1").key()).isEqualTo("alpha");
    }

    @Test
    void subnetThatALocationAndAnInstanceNameBelongsToTheLocation() {
        assertThat(SubnetSpec.of(nodes("{instances: {'speedy-3': {subnet: '10.33.0.5/28'}}}")))
                .extracting(SubnetSpec::key)
                .containsExactly("main");
    }

    @Test
    void idsAreSubnetsThatExist() {
        assertThat(SubnetSpec.of(nodes("{locations: {main: {subnet: 'subnet-0a1b'}}}")))
                .singleElement()
                .matches(SubnetSpec::isId);
    }
}
