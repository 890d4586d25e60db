package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkRulesTest {
    private static List<String> told(String... patches) {
        return Told.byRules(Models.minimal(patches));
    }

    @Test
    void regionsAreNamedOnce() {
        assertThat(told("{regions: ['eu-west-1', 'eu-nowhere-1', 'eu-west-1']}"))
                .containsExactly("Unknown Region @ regions[1]", "Duplicate Region @ regions[2]");
    }

    @Test
    void subnetsOfDifferentRegionsMayOverlap() {
        assertThat(told("""
                {
                  ec2_vpc: {'us-east-1': {name: 'far', cidr: '10.33.0.0/16'}},
                  locations: {main: {region: 'eu-west-1'}, far: {region: 'us-east-1', subnet: '10.33.0.0/28'}},
                  instances: {'speedy-3': {location: 'far'}}
                }""")).isEmpty();
    }

    @Test
    void oneBlockDoesNotServeSeveralRegions() {
        assertThat(told("{regions: ['eu-west-1', 'us-east-1'], network: {cidr: '10.40.0.0/16'}}"))
                .containsExactly("One Block For Several Regions @ network.cidr");
        assertThat(told("{network: {cidr: '10.40.0.0/16'}}")).isEmpty();
    }

    @Test
    void settingsOfASubnetAreSaidOnce() {
        assertThat(told("{ec2_vpc_subnets: {'eu-west-1': {'10.33.0.1/28': {}, '10.33.0.0/28': {}, 'here': {}}}}"))
                .containsExactly(
                        "Duplicate Subnet @ ec2_vpc_subnets[\"eu-west-1\"][\"10.33.0.1/28\"]",
                        "Invalid Subnet @ ec2_vpc_subnets[\"eu-west-1\"][\"here\"]");
    }

    @Test
    void everyInstanceNeedsASubnet() {
        assertThat(told("{instance_defaults: {location: null}, instances: {'speedy-1': {location: 'main'}}}"))
                .containsExactly(
                        "No Subnet @ instances[\"speedy-2\"].subnet", "No Subnet @ instances[\"speedy-3\"].subnet");
    }

    @Test
    void subnetIsABlockOfTheRightSizeOrAnId() {
        assertThat(told("{locations: {main: {subnet: '10.33.0.0/29'}}}"))
                .containsExactly("Invalid Subnet @ locations[\"main\"].subnet");
        assertThat(told("{locations: {main: {subnet: 'databases'}}}"))
                .containsExactly("Invalid Subnet @ locations[\"main\"].subnet");
        assertThat(told("{locations: {main: {subnet: 'subnet-0a1b'}}}")).isEmpty();
    }

    @Test
    void subnetLiesInsideTheVpc() {
        assertThat(told("{instances: {'speedy-2': {subnet: '10.34.0.0/28'}}}"))
                .containsExactly("Subnet Outside VPC @ instances[\"speedy-2\"].subnet");
        assertThat(
                        told(
                                "{ec2_vpc: {'eu-west-1': {cidr: null, vpc_id: 'vpc-1'}}, locations: {main: {subnet: '10.99.0.0/28'}}}"))
                .isEmpty();
    }

    @Test
    void nothingIsGuessedAboutARegionThatIsNotKnown() {
        TpaClusterModel model = Models.minimal(
                "{ec2_vpc: {'eu-west-1': {cidr: '10.91.0.0/16'}}, locations: {main: {subnet: '10.91.0.0/28'}},"
                        + " ec2_instance_reachability: 'private', ec2_vpc_igw: {'eu-west-1': true},"
                        + " instances: {'speedy-1': {assign_elastic_ip: true}}}");
        assertThat(Told.byRules(model, "")).isEmpty();
        assertThat(Told.byRules(model)).isEmpty();
        assertThat(Told.byRules(model, "eu-west-2"))
                .containsExactly(
                        "Subnet Outside VPC @ locations[\"main\"].subnet",
                        "Elastic IP Without Gateway @ instances[\"speedy-1\"].assign_elastic_ip");
    }

    @Test
    void subnetsAreDisjoint() {
        assertThat(told("{locations: {wide: {subnet: '10.33.0.0/24'}}, instances: {'speedy-2': {location: 'wide'}}}"))
                .containsExactly("Overlapping Subnets @ locations[\"wide\"].subnet");
    }

    @Test
    void subnetHasRoomForItsInstances() {
        String more = IntStream.rangeClosed(4, 12)
                .mapToObj(n -> "'speedy-%d': {}".formatted(n))
                .collect(Collectors.joining(", ", "{instances: {", "}}"));
        assertThat(told(more)).containsExactly("Subnet Too Small @ locations[\"main\"].subnet");
        assertThat(told(more, "{instances: {'speedy-12': null}}")).isEmpty();
    }

    @Test
    void privateAddressLiesInTheSubnet() {
        assertThat(told("{instances: {'speedy-1': {private_ip: '10.33.0.3'}, 'speedy-2': {private_ip: '10.33.0.99'}}}"))
                .containsExactly(
                        "Private Address Outside Subnet @ instances[\"speedy-1\"].private_ip",
                        "Private Address Outside Subnet @ instances[\"speedy-2\"].private_ip");
        assertThat(told("{instances: {'speedy-1': {private_ip: '10.33.0.4'}}}")).isEmpty();
    }

    @Test
    void addressesBelongToOneInstance() {
        assertThat(told("""
                        {instances: {
                          'speedy-1': {private_ip: '10.33.0.5', elastic_ip: '203.0.113.7'},
                          'speedy-2': {private_ip: '10.33.0.5', elastic_ip: '203.0.113.7'}
                        }}
                        """))
                .containsExactly(
                        "Duplicate Private Address @ instances[\"speedy-2\"].private_ip",
                        "Duplicate Elastic IP @ instances[\"speedy-2\"].elastic_ip");
    }

    @Test
    void privateClusterHasNoPublicAddresses() {
        assertThat(told("{ec2_instance_reachability: 'private', instances: {'speedy-2': {assign_public_ip: true}}}"))
                .containsExactly("Public Address In A Private Cluster @ instances[\"speedy-2\"].assign_public_ip");
    }

    @Test
    void elasticIpNeedsAGateway() {
        String wanted = "{instances: {'speedy-1': {assign_elastic_ip: true}, 'speedy-2': {elastic_ip: '203.0.113.7'}}}";
        String closed = "{ec2_instance_reachability: 'private'}";
        assertThat(told(wanted, closed))
                .containsExactly(
                        "Elastic IP Without Gateway @ instances[\"speedy-1\"].assign_elastic_ip",
                        "Elastic IP Without Gateway @ instances[\"speedy-2\"].elastic_ip");
        assertThat(told(wanted, closed, "{ec2_vpc_igw: {default: true}}")).isEmpty();
        assertThat(told(wanted)).isEmpty();
    }
}
