package io.dataplane.provider.product.tpa;

import static io.dataplane.schema.value.AttributePath.path;

import io.dataplane.provider.cluster.Cidr;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The offline rules about security groups and ingress.
final class FirewallRules {
    private static final Set<String> NAMED = Set.of("tcp", "udp", "icmp", "icmpv6", "all", "-1");
    private static final Set<String> WITH_PORTS = Set.of("tcp", "udp", "6", "17");

    private static final int MOST_RULES = 60;

    private final Diagnostics diagnostics;

    private FirewallRules(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    static void check(FirewallModel firewall, List<NodeSpec> nodes, Diagnostics diagnostics) {
        FirewallRules rules = new FirewallRules(diagnostics);
        rules.number(firewall, nodes);
        rules.rules("cluster_rules", firewall.clusterRules());
        rules.rules("additional_cluster_rules", firewall.additionalClusterRules());
        for (int i = 0; i < firewall.sshIngressCidrs().size(); i++) {
            rules.block(
                    path("ssh_ingress_cidrs").index(i),
                    firewall.sshIngressCidrs().get(i));
        }
        if (firewall.ec2Groups() != null && firewall.securityGroupIds() != null) {
            firewall.ec2Groups().keySet().stream()
                    .filter(firewall.securityGroupIds()::containsKey)
                    .forEach(region -> diagnostics.error(
                            path("ec2_groups").key(region),
                            "Conflicting Arguments",
                            "ec2_groups and security_group_ids both say which groups %s uses. Remove one."
                                    .formatted(region)));
        }
    }

    /// AWS's quota for one group; subnets of one block count once.
    private void number(FirewallModel firewall, List<NodeSpec> nodes) {
        long subnets = nodes.stream().map(NodeSpec::subnet).distinct().count();
        long own = firewall.clusterRules() == null
                ? firewall.sshIngressCidrs().size() + subnets
                : firewall.clusterRules().size();
        long more = firewall.additionalClusterRules() == null
                ? 0
                : firewall.additionalClusterRules().size();
        if (own + more > MOST_RULES) {
            diagnostics.error(
                    path(firewall.clusterRules() == null ? "additional_cluster_rules" : "cluster_rules"),
                    "Too Many Rules",
                    "The group would have %d ingress rules or more, and AWS allows %d. Combine blocks, or use a prefix list."
                            .formatted(own + more, MOST_RULES));
        }
    }

    private void rules(String attribute, @Nullable List<FirewallModel.Rule> rules) {
        for (int i = 0; rules != null && i < rules.size(); i++) {
            rule(path(attribute).index(i), rules.get(i));
        }
    }

    private void rule(AttributePath at, FirewallModel.Rule rule) {
        if (!NAMED.contains(rule.proto())
                && !rule.proto().matches("[0-9]|[1-9][0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-5]")) {
            diagnostics.error(
                    at.name("proto"),
                    "Invalid Protocol",
                    "\"%s\" is no protocol. Write tcp, udp, icmp, icmpv6, all, or a number from 0 to 255."
                            .formatted(rule.proto()));
        }
        long sources = Stream.of(
                        rule.cidrIp(),
                        rule.cidrIpv6(),
                        rule.groupId(),
                        rule.prefixListId(),
                        Boolean.TRUE.equals(rule.self()) ? rule.self() : null)
                .filter(Objects::nonNull)
                .count();
        if (sources != 1) {
            diagnostics.error(
                    at,
                    "Rule Needs One Source",
                    "The rule has %d sources. Set exactly one of cidr_ip, cidr_ipv6, group_id, self and prefix_list_id."
                            .formatted(sources));
        }
        ports(at, rule);
    }

    private void ports(AttributePath at, FirewallModel.Rule rule) {
        boolean portsNeeded = WITH_PORTS.contains(rule.proto());
        if (portsNeeded && (rule.fromPort() == null || rule.toPort() == null)) {
            diagnostics.error(
                    at, "Rule Without Ports", "A rule for %s needs from_port and to_port.".formatted(rule.proto()));
        } else if (portsNeeded && (rule.fromPort() < 0 || rule.toPort() < rule.fromPort())) {
            diagnostics.error(
                    at.name("to_port"),
                    "Invalid Port Range",
                    "Ports go from %d to %d. Write a first port from 0 and a last one that is not lower."
                            .formatted(rule.fromPort(), rule.toPort()));
        }
    }

    private void block(AttributePath at, String text) {
        if (Cidr.parse(text).isEmpty()) {
            diagnostics.error(
                    at,
                    "Invalid CIDR Block",
                    "\"%s\" is no IPv4 block. Write one such as 203.0.113.0/24.".formatted(text));
        }
    }
}
