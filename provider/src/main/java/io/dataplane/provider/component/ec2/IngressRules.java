package io.dataplane.provider.component.ec2;

import io.dataplane.provider.component.ec2.SecurityGroupRulesComponent.Rule;
import io.dataplane.provider.component.ec2.SecurityGroupRulesComponent.Source;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/// Ingress rules from and to EC2's words, where one permission holds many sources.
final class IngressRules {
    private IngressRules() {}

    static Set<Rule> of(SecurityGroup group) {
        Set<Rule> rules = new LinkedHashSet<>();
        for (IpPermission permission : group.ipPermissions()) {
            permission
                    .ipRanges()
                    .forEach(
                            range -> rules.add(rule(permission, new Source.Cidr(range.cidrIp()), range.description())));
            permission
                    .ipv6Ranges()
                    .forEach(range ->
                            rules.add(rule(permission, new Source.CidrIpv6(range.cidrIpv6()), range.description())));
            permission
                    .prefixListIds()
                    .forEach(list -> rules.add(
                            rule(permission, new Source.PrefixList(list.prefixListId()), list.description())));
            permission
                    .userIdGroupPairs()
                    .forEach(pair -> rules.add(rule(permission, source(group, pair), pair.description())));
        }
        return rules;
    }

    private static Rule rule(IpPermission permission, Source source, @Nullable String description) {
        return new Rule(permission.ipProtocol(), permission.fromPort(), permission.toPort(), source, description);
    }

    private static Source source(SecurityGroup group, UserIdGroupPair pair) {
        return group.groupId().equals(pair.groupId()) ? new Source.Self() : new Source.Group(pair.groupId());
    }

    static List<IpPermission> permissions(String groupId, Collection<Rule> rules) {
        return rules.stream().map(rule -> permission(groupId, rule)).toList();
    }

    private static IpPermission permission(String groupId, Rule rule) {
        IpPermission.Builder permission = IpPermission.builder()
                .ipProtocol(rule.protocol())
                .fromPort(rule.fromPort())
                .toPort(rule.toPort());
        String text = rule.description();
        return switch (rule.source()) {
            case Source.Cidr(String block) ->
                permission
                        .ipRanges(IpRange.builder()
                                .cidrIp(block)
                                .description(text)
                                .build())
                        .build();
            case Source.CidrIpv6(String block) ->
                permission
                        .ipv6Ranges(Ipv6Range.builder()
                                .cidrIpv6(block)
                                .description(text)
                                .build())
                        .build();
            case Source.PrefixList(String id) ->
                permission
                        .prefixListIds(PrefixListId.builder()
                                .prefixListId(id)
                                .description(text)
                                .build())
                        .build();
            case Source.Group(String id) ->
                permission.userIdGroupPairs(pair(id, text)).build();
            case Source.Self() ->
                permission.userIdGroupPairs(pair(groupId, text)).build();
        };
    }

    private static UserIdGroupPair pair(String groupId, @Nullable String text) {
        return UserIdGroupPair.builder().groupId(groupId).description(text).build();
    }
}
