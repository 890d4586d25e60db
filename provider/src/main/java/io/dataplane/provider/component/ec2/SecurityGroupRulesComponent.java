package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.ComponentId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All ingress rules of a security group, as a set: rules that are not desired are removed.
public final class SecurityGroupRulesComponent extends Draft<SecurityGroupRulesComponent.Desired, SecurityGroupRulesComponent.LiveRules> {
    private final RegionView view;
    private final ComponentId securityGroup;

    /// At least one rule: a group without rules has no such component.
    public record Desired(Set<Rule> ingress) {}

    /// @param protocol `tcp`, `udp`, `icmp`, `icmpv6`, `-1` or a number
    /// @param fromPort null for all ports; for ICMP the type
    /// @param toPort null for all ports; for ICMP the code
    public record Rule(
            String protocol,
            @Nullable Integer fromPort,
            @Nullable Integer toPort,
            Source source,
            @Nullable String description) {}

    /// Where the traffic comes from.
    public sealed interface Source {
        /// An IPv4 block without host bits.
        record Cidr(String block) implements Source {}

        /// An IPv6 block without host bits.
        record CidrIpv6(String block) implements Source {}

        /// Another security group.
        record Group(String groupId) implements Source {}

        /// A managed prefix list.
        record PrefixList(String prefixListId) implements Source {}

        /// The group itself.
        record Self() implements Source {}
    }

    /// The rules a group has.
    public record LiveRules(String groupId, Set<Rule> ingress) {}

    public SecurityGroupRulesComponent(RegionView view, ComponentId securityGroup) {
        this.view = view;
        this.securityGroup = securityGroup;
    }
}
