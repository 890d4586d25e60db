package io.dataplane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoProxyTest {
    @ParameterizedTest
    @CsvSource({
        "amazonaws.com, ec2.eu-west-1.amazonaws.com, true",
        ".amazonaws.com, ec2.eu-west-1.AMAZONAWS.com, true",
        "*.amazonaws.com, ec2.eu-west-1.amazonaws.com, true",
        "amazonaws.com, notamazonaws.com, false",
        "*, anything.example.com, true",
        "10.0.0.0/8, 10.200.3.4, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.0.0.7, 10.0.0.7, true",
        "example.com:8443, example.com, false",
        "example.com:443, example.com, true",
        "'other.com, example.com', example.com, true",
        "10.0.0.0/99, 10.0.0.1, false",
        "'', localhost, true",
        "'', 127.0.0.1, true",
        "'', example.com, false"
    })
    void entriesAreReadAsOtherToolsDo(String entries, String host, boolean covered) {
        assertThat(NoProxy.of(entries).covers(host, 443)).isEqualTo(covered);
    }

    @Test
    void nothingIsExceptedWithoutEntries() {
        assertThat(NoProxy.of(null).covers("example.com", 443)).isFalse();
    }
}
