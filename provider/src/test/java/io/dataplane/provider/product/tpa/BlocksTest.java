package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlocksTest {
    private static final String THREE = """
            {
              regions: ['us-east-1', 'eu-west-1', 'eu-central-1'],
              ec2_vpc: null,
              locations: {
                main: {region: 'eu-west-1', az: null, subnet: null},
                nva: {region: 'us-east-1'},
                fra: {region: 'eu-central-1'}
              },
              instances: {'speedy-2': {location: 'nva'}, 'speedy-3': {location: 'fra'}}
            }""";

    private static String vpc(TpaClusterModel model, String region) {
        return new Blocks(model).vpc(region);
    }

    private static List<String> subnets(TpaClusterModel model) {
        return NodeSpecs.of(model, "eu-west-1", Map.of()).stream()
                .map(NodeSpec::subnet)
                .toList();
    }

    /// As a state remembers what was given out.
    private static TpaClusterModel remembering(TpaClusterModel model, TpaClusterModel before) {
        ClusterRegions regions = ClusterRegions.of(before, "eu-west-1");
        NetworkOutputs network = NetworkOutputs.remembering(
                NetworkOutputs.vpcCidrs(before, regions),
                NetworkOutputs.subnetCidrs(NodeSpecs.of(before, "eu-west-1", Map.of())));
        return model.with(model.status(), TpaOutputs.NONE.with(network));
    }

    @Test
    void everyRegionGetsAVpcBlockOfItsOwn() {
        TpaClusterModel model = Models.minimal(THREE);
        assertThat(vpc(model, "us-east-1")).isEqualTo("10.33.0.0/16");
        assertThat(vpc(model, "eu-west-1")).isEqualTo("10.34.0.0/16");
        assertThat(vpc(model, "eu-central-1")).isEqualTo("10.35.0.0/16");
    }

    @Test
    void blocksThatAreWrittenAreNotGivenOut() {
        TpaClusterModel model = Models.minimal(THREE, "{ec2_vpc: {'eu-west-1': {name: 'mine', cidr: '10.33.0.0/16'}}}");
        assertThat(vpc(model, "us-east-1")).isEqualTo("10.34.0.0/16");
        assertThat(vpc(model, "eu-central-1")).isEqualTo("10.35.0.0/16");
    }

    @Test
    void regionKeepsItsBlockWhateverItsPlace() {
        TpaClusterModel before = Models.minimal(THREE, """
                {regions: ['eu-west-1'], locations: {nva: null, fra: null},
                 instances: {'speedy-2': {location: 'main'}, 'speedy-3': {location: 'main'}}}""");
        TpaClusterModel after = remembering(Models.minimal(THREE), before);
        assertThat(vpc(before, "eu-west-1")).isEqualTo("10.33.0.0/16");
        assertThat(vpc(after, "eu-west-1")).isEqualTo("10.33.0.0/16");
        assertThat(vpc(after, "us-east-1")).isEqualTo("10.34.0.0/16");
        assertThat(vpc(after, "eu-central-1")).isEqualTo("10.35.0.0/16");
    }

    @Test
    void networkSaysTheBlockOfTheVpcAndTheSizeOfSubnets() {
        TpaClusterModel model = Models.minimal("""
                {ec2_vpc: null, locations: {main: {subnet: null}},
                 network: {cidr: '172.20.0.0/20', subnet_prefix: 26, exclude_subnets: ['172.20.0.0/25']}}""");
        assertThat(vpc(model, "eu-west-1")).isEqualTo("172.20.0.0/20");
        assertThat(subnets(model)).containsOnly("172.20.0.128/26");
    }

    @Test
    void locationsTakeTheFirstBlocksThatAreFree() {
        assertThat(subnets(Models.minimal(THREE))).containsExactly("10.34.0.0/28", "10.33.0.0/28", "10.35.0.0/28");
        TpaClusterModel one = Models.minimal("""
                {locations: {main: {subnet: null}, other: {}, third: {subnet: '10.33.0.16/28'}},
                 instances: {'speedy-2': {location: 'other'}, 'speedy-3': {location: 'third'}}}""");
        assertThat(subnets(one)).containsExactly("10.33.0.0/28", "10.33.0.32/28", "10.33.0.16/28");
    }

    @Test
    void locationKeepsItsBlockForLife() {
        TpaClusterModel before = Models.minimal("{locations: {main: {subnet: null}}}");
        TpaClusterModel after = remembering(Models.minimal("""
                {locations: {main: {subnet: null}, another: {}}, instances: {'speedy-2': {location: 'another'}}}"""), before);
        assertThat(subnets(after)).containsExactly("10.33.0.0/28", "10.33.0.16/28", "10.33.0.0/28");
    }

    @Test
    void locationWithoutRoomHasNoSubnet() {
        TpaClusterModel full = Models.minimal("""
                {ec2_vpc: {'eu-west-1': {cidr: '10.33.0.0/28'}}, locations: {main: {subnet: null}, other: {}},
                 instances: {'speedy-2': {location: 'other'}}}""");
        assertThat(Told.byRules(full)).containsExactly("No Subnet @ instances[\"speedy-2\"].subnet");
    }
}
