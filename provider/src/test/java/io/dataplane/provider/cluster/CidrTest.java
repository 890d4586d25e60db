package io.dataplane.provider.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    private static long address(String text) {
        return Cidr.address(text).orElseThrow();
    }

    @Test
    void hostBitsAreMasked() {
        assertThat(Cidr.of("192.0.2.100/27")).hasToString("192.0.2.96/27");
        assertThat(Cidr.of("10.33.7.9/0")).hasToString("0.0.0.0/0");
        assertThat(Cidr.of("255.255.255.255/32")).hasToString("255.255.255.255/32");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10.0.0.0", "10.0.0/8", "10.0.0.256/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::/0"})
    void otherTextsAreNoBlocks(String text) {
        assertThat(Cidr.parse(text)).isEmpty();
        assertThatThrownBy(() -> Cidr.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void blocksContainSmallerOnesAndThemselves() {
        Cidr vpc = Cidr.of("10.33.0.0/16");
        assertThat(vpc.contains(Cidr.of("10.33.255.240/28"))).isTrue();
        assertThat(vpc.contains(vpc)).isTrue();
        assertThat(vpc.contains(Cidr.of("10.32.0.0/15"))).isFalse();
        assertThat(vpc.contains(Cidr.of("10.34.0.0/28"))).isFalse();
    }

    @Test
    void overlapCountsBothWays() {
        Cidr large = Cidr.of("10.33.0.0/24");
        Cidr small = Cidr.of("10.33.0.128/28");
        assertThat(large.overlaps(small)).isTrue();
        assertThat(small.overlaps(large)).isTrue();
        assertThat(small.overlaps(Cidr.of("10.33.0.144/28"))).isFalse();
    }

    @Test
    void fiveAddressesOfASubnetAreNotForInstances() {
        Cidr subnet = Cidr.of("10.33.0.0/28");
        assertThat(subnet.capacity()).isEqualTo(11);
        assertThat(subnet.assignable(address("10.33.0.3"))).isFalse();
        assertThat(subnet.assignable(address("10.33.0.4"))).isTrue();
        assertThat(subnet.assignable(address("10.33.0.14"))).isTrue();
        assertThat(subnet.assignable(address("10.33.0.15"))).isFalse();
        assertThat(subnet.assignable(address("10.33.0.20"))).isFalse();
    }
}
