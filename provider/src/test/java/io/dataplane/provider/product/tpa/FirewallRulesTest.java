package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FirewallRulesTest {
    private static List<String> told(String patch) {
        return Told.byRules(Models.minimal(patch));
    }

    private static List<String> rule(String rule) {
        return told("{additional_cluster_rules: [" + rule + "]}");
    }

    @Test
    void everySourceIsFineOnItsOwn() {
        assertThat(told("""
                        {cluster_rules: [
                          {proto: 'tcp', from_port: 22, to_port: 22, cidr_ip: '203.0.113.0/24'},
                          {proto: 'udp', from_port: 1194, to_port: 1194, cidr_ipv6: '::/0'},
                          {proto: 'icmp', cidr_ip: '0.0.0.0/0'},
                          {proto: 'icmp', from_port: -1, to_port: -1, group_id: 'sg-1'},
                          {proto: 'all', self: true},
                          {proto: '50', prefix_list_id: 'pl-1'}
                        ]}
                        """)).isEmpty();
    }

    @Test
    void protocolIsANameOrANumber() {
        assertThat(rule("{proto: 'http', cidr_ip: '0.0.0.0/0'}"))
                .containsExactly("Invalid Protocol @ additional_cluster_rules[0].proto");
        assertThat(rule("{proto: '256', cidr_ip: '0.0.0.0/0'}"))
                .containsExactly("Invalid Protocol @ additional_cluster_rules[0].proto");
        assertThat(rule("{proto: '255', cidr_ip: '0.0.0.0/0'}")).isEmpty();
    }

    @Test
    void ruleHasOneSource() {
        assertThat(rule("{proto: 'all'}")).containsExactly("Rule Needs One Source @ additional_cluster_rules[0]");
        assertThat(rule("{proto: 'all', self: false}"))
                .containsExactly("Rule Needs One Source @ additional_cluster_rules[0]");
        assertThat(rule("{proto: 'all', self: true, cidr_ip: '0.0.0.0/0'}"))
                .containsExactly("Rule Needs One Source @ additional_cluster_rules[0]");
    }

    @Test
    void tcpAndUdpNeedPorts() {
        assertThat(rule("{proto: 'tcp', cidr_ip: '0.0.0.0/0'}"))
                .containsExactly("Rule Without Ports @ additional_cluster_rules[0]");
        assertThat(rule("{proto: '17', from_port: 1, cidr_ip: '0.0.0.0/0'}"))
                .containsExactly("Rule Without Ports @ additional_cluster_rules[0]");
    }

    @Test
    void portsGoUp() {
        assertThat(rule("{proto: 'tcp', from_port: 23, to_port: 22, cidr_ip: '0.0.0.0/0'}"))
                .containsExactly("Invalid Port Range @ additional_cluster_rules[0].to_port");
        assertThat(rule("{proto: 'tcp', from_port: -1, to_port: 22, cidr_ip: '0.0.0.0/0'}"))
                .containsExactly("Invalid Port Range @ additional_cluster_rules[0].to_port");
    }

    @Test
    void groupHasAtMostSixtyRules() {
        String blocks = IntStream.range(0, 60)
                .mapToObj("{proto: 'tcp', from_port: 22, to_port: 22, cidr_ip: '10.%d.0.0/16'}"::formatted)
                .collect(Collectors.joining(", "));
        assertThat(told("{cluster_rules: [" + blocks + "]}")).isEmpty();
        assertThat(rule(blocks)).containsExactly("Too Many Rules @ additional_cluster_rules");
    }

    @Test
    void sshSourcesAreBlocks() {
        assertThat(told("{ssh_ingress_cidrs: ['203.0.113.0/24', 'office']}"))
                .containsExactly("Invalid CIDR Block @ ssh_ingress_cidrs[1]");
    }

    @Test
    void groupsOfARegionAreSaidOnce() {
        assertThat(told("{ec2_groups: {'eu-west-1': {}}, security_group_ids: {'eu-west-1': ['sg-1']}}"))
                .containsExactly("Conflicting Arguments @ ec2_groups[\"eu-west-1\"]");
        assertThat(told("{ec2_groups: {'eu-west-2': {}}, security_group_ids: {'eu-west-1': ['sg-1']}}"))
                .isEmpty();
    }
}
