package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VpcChoiceTest {
    private static VpcChoice choice(String patch) {
        return VpcChoice.of(Models.minimal(patch), "eu-west-1");
    }

    @Test
    void vpcIsNamedLikeTheClusterWhenNothingIsSaid() {
        VpcChoice choice = choice("{ec2_vpc: null}");
        assertThat(choice.wanted().name()).isEqualTo("speedy");
        assertThat(choice.wanted().cidr()).isEqualTo("10.33.0.0/16");
        assertThat(choice.wanted().enableDnsHostnames()).isTrue();
        assertThat(choice.path()).hasToString("ec2_vpc");
    }

    @Test
    void entryOfTheRegionWinsOverTheDefaultOne() {
        assertThat(choice("{ec2_vpc: {default: {name: 'other'}}}").wanted().name())
                .isEqualTo("speedy");
        VpcChoice other = choice("{ec2_vpc: {default: {name: 'other'}, 'eu-west-1': null}}");
        assertThat(other.wanted().name()).isEqualTo("other");
        assertThat(other.path()).hasToString("ec2_vpc[\"default\"]");
    }

    @Test
    void publicClustersHaveAGatewayAndPrivateOnesNone() {
        assertThat(choice("{}").wantsInternetGateway()).isTrue();
        assertThat(choice("{ec2_instance_reachability: 'private'}").wantsInternetGateway())
                .isFalse();
    }

    @Test
    void gatewayIsSwitchedPerRegion() {
        assertThat(choice("{ec2_vpc_igw: {'eu-west-1': false}}").wantsInternetGateway())
                .isFalse();
        assertThat(choice("{ec2_instance_reachability: 'private', ec2_vpc_igw: {default: true}}")
                        .wantsInternetGateway())
                .isTrue();
        assertThat(choice("{ec2_vpc_igw: {default: true, 'eu-west-1': false}}").wantsInternetGateway())
                .isFalse();
    }
}
