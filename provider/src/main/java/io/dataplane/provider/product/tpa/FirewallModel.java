package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Default;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.attribute.Required;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.rule.CidrBlock;
import io.dataplane.schema.rule.Range;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who may reach the instances.
public record FirewallModel(
        @Optional
        @Doc("Security groups that exist, per region, found by filters of DescribeSecurityGroups:"
                + " `{ \"eu-west-1\" = { \"tag:Team\" = [\"db\"] } }`. No group is created"
                + " there and no rule touched.")
        @Nullable
        Map<String, Map<String, List<String>>> ec2Groups,

        @Optional
        @Doc("Ids of security groups that exist, per region. No group is created there and no rule touched.")
        @Nullable
        Map<String, List<Planned<String>>> securityGroupIds,

        @Optional
        @Doc("The ingress rules of the cluster's group, instead of the default ones (ssh, and everything between the"
                + " cluster's subnets).")
        @Nullable
        List<Rule> clusterRules,

        @Optional @Doc("Ingress rules beside the default ones or `cluster_rules`.") @Nullable
        List<Rule> additionalClusterRules,

        @Default("true") @Doc("Whether members of the group reach each other on everything.")
        Boolean clusterSelfRule,

        @Default("[\"0.0.0.0/0\"]") @Doc("From where the default rules allow ssh.")
        List<String> sshIngressCidrs,

        @Default("22") @Range(min = 1, max = 65535) @Doc("Port on which sshd listens beside 22; a rule opens it.")
        Long clusterSshPort) {

    /// One ingress rule; exactly one source.
    public record Rule(
            @Required @Doc("`tcp`, `udp`, `icmp`, `icmpv6`, `all`, or a protocol number.")
            String proto,

            @Optional @Range(min = -1, max = 65535) @Doc("First port, or the ICMP type (`-1` for all).") @Nullable
            Long fromPort,

            @Optional @Range(min = -1, max = 65535) @Doc("Last port, or the ICMP code (`-1` for all).") @Nullable
            Long toPort,

            @Optional @CidrBlock(canonical = false) @Doc("Source: an IPv4 block; host bits are masked.") @Nullable
            String cidrIp,

            @Optional @Doc("Source: an IPv6 block.") @Nullable
            String cidrIpv6,

            @Optional @Doc("Source: a security group, by id.") @Nullable
            Planned<String> groupId,

            @Optional @Doc("Source: the cluster's own group.") @Nullable
            Boolean self,

            @Optional @Doc("Source: a prefix list, by id.") @Nullable
            Planned<String> prefixListId,

            @Optional @Doc("Description of the rule.") @Nullable
            String ruleDesc) {}
}
