package io.dataplane.provider.component.ec2;

import static io.dataplane.provider.component.ec2.Ec2Objects.unlessGone;

import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Facts;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Scope;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/// All ingress rules of a security group, as a set: rules that are not desired are removed.
public final class SecurityGroupRulesComponent
        implements Component<SecurityGroupRulesComponent.Desired, SecurityGroupRulesComponent.LiveRules> {
    private final RegionView view;
    private final ComponentId securityGroup;

    /// At least one rule: a group without rules has no such component.
    public record Desired(Set<Rule> ingress) {
        public Desired {
            ingress = Set.copyOf(ingress);
            if (ingress.isEmpty()) {
                throw new IllegalArgumentException("no rules");
            }
        }
    }

    /// In EC2's spelling, whatever was given: names for the protocols that have one, no ports where none count.
    ///
    /// @param protocol `tcp`, `udp`, `icmp`, `icmpv6`, `-1` (or `all`) or a number
    /// @param fromPort null for all ports; for ICMP the type
    /// @param toPort null for all ports; for ICMP the code
    public record Rule(
            String protocol,
            @Nullable Integer fromPort,
            @Nullable Integer toPort,
            Source source,
            @Nullable String description) {
        private static final Map<String, String> NAMES =
                Map.of("all", "-1", "1", "icmp", "6", "tcp", "17", "udp", "58", "icmpv6");

        private static final int LAST_PORT = 65535;

        public Rule {
            protocol = NAMES.getOrDefault(protocol, protocol);
            description = description == null || description.isEmpty() ? null : description;
            switch (protocol) {
                case "tcp", "udp" -> {
                    fromPort = Objects.requireNonNullElse(fromPort, 0);
                    toPort = Objects.requireNonNullElse(toPort, LAST_PORT);
                }
                case "icmp", "icmpv6" -> {
                    fromPort = Objects.requireNonNullElse(fromPort, -1);
                    toPort = Objects.requireNonNullElse(toPort, -1);
                }
                default -> {
                    fromPort = null;
                    toPort = null;
                }
            }
        }

        /// The same rule without its description: what EC2 tells rules apart by.
        Rule key() {
            return new Rule(protocol, fromPort, toPort, source, null);
        }

        @Override
        public String toString() {
            String ports = fromPort == null ? "" : " " + fromPort + (fromPort.equals(toPort) ? "" : "-" + toPort);
            return (protocol.equals("-1") ? "all" : protocol) + ports + " from " + source;
        }
    }

    /// Where the traffic comes from.
    public sealed interface Source {
        /// An IPv4 block without host bits.
        record Cidr(String block) implements Source {
            @Override
            public String toString() {
                return block;
            }
        }

        /// An IPv6 block without host bits.
        record CidrIpv6(String block) implements Source {
            @Override
            public String toString() {
                return block;
            }
        }

        /// Another security group.
        record Group(String groupId) implements Source {
            @Override
            public String toString() {
                return groupId;
            }
        }

        /// A managed prefix list.
        record PrefixList(String prefixListId) implements Source {
            @Override
            public String toString() {
                return prefixListId;
            }
        }

        /// The group itself.
        record Self() implements Source {
            @Override
            public String toString() {
                return "the group itself";
            }
        }
    }

    /// The rules a group has.
    public record LiveRules(String groupId, Set<Rule> ingress) {}

    public SecurityGroupRulesComponent(RegionView view, ComponentId securityGroup) {
        this.view = view;
        this.securityGroup = securityGroup;
    }

    @Override
    public String type() {
        return "AWS::EC2::SecurityGroupIngress";
    }

    @Override
    public Observed<LiveRules> find(Scope scope) {
        return scope.parents()
                .find(securityGroup, SecurityGroup.class)
                .flatMap(group -> Ec2Objects.byId(view, Ec2Kinds.SECURITY_GROUPS, group.groupId(), scope.asOf()))
                .filter(group -> !group.ipPermissions().isEmpty())
                .map(group -> new LiveRules(group.groupId(), IngressRules.of(group)))
                .<Observed<LiveRules>>map(Observed::owned)
                .orElseGet(Observed::absent);
    }

    @Override
    public List<Drift> drift(Scope scope, LiveRules live, Desired desired) {
        Changes changes = Changes.between(live.ingress(), desired.ingress());
        Differences differences = new Differences(List.of());
        changes.missing().forEach(rule -> differences.changeable("ingress " + rule, "present", "absent"));
        changes.extra().forEach(rule -> differences.changeable("ingress " + rule, "absent", "present"));
        changes.redescribed()
                .forEach((rule, text) -> differences.changeable(
                        "description of ingress " + rule, rule.description(), text.orElse(null)));
        return differences.list();
    }

    @Override
    public LiveRules create(Scope scope, Desired desired) {
        String groupId = scope.parents().get(securityGroup, SecurityGroup.class).groupId();
        authorize(groupId, desired.ingress());
        return new LiveRules(groupId, desired.ingress());
    }

    /// What is missing first, so that nothing that stays allowed is cut off in between.
    @Override
    public LiveRules update(Scope scope, LiveRules live, Desired desired, List<Drift> drift) {
        Changes changes = Changes.between(live.ingress(), desired.ingress());
        authorize(live.groupId(), changes.missing());
        revoke(live.groupId(), changes.extra());
        if (!changes.redescribed().isEmpty()) {
            view.region().ec2Writes().updateSecurityGroupRuleDescriptionsIngress(r -> r.groupId(live.groupId())
                    .ipPermissions(IngressRules.permissions(
                            live.groupId(), changes.redescribed().keySet())));
        }
        return new LiveRules(live.groupId(), desired.ingress());
    }

    @Override
    public void delete(Scope scope, LiveRules live) {
        unlessGone(() -> revoke(live.groupId(), live.ingress()));
    }

    private void authorize(String groupId, Collection<Rule> rules) {
        if (!rules.isEmpty()) {
            view.region().ec2Writes().authorizeSecurityGroupIngress(r -> r.groupId(groupId)
                    .ipPermissions(IngressRules.permissions(groupId, rules)));
        }
    }

    private void revoke(String groupId, Collection<Rule> rules) {
        if (!rules.isEmpty()) {
            view.region().ec2Writes().revokeSecurityGroupIngress(r -> r.groupId(groupId)
                    .ipPermissions(IngressRules.permissions(groupId, rules)));
        }
    }

    @Override
    public Facts facts(LiveRules live) {
        return new Facts(null, live.groupId(), null);
    }

    /// What turns one set of rules into another.
    ///
    /// @param redescribed rules that differ in their description only, and the one they have
    private record Changes(Set<Rule> missing, Set<Rule> extra, Map<Rule, Optional<String>> redescribed) {
        static Changes between(Set<Rule> live, Set<Rule> desired) {
            Map<Rule, Rule> have = byKey(live);
            Map<Rule, Rule> want = byKey(desired);
            Map<Rule, Optional<String>> redescribed = new HashMap<>();
            want.forEach((key, rule) -> {
                Rule actual = have.get(key);
                if (actual != null && !rule.equals(actual)) {
                    redescribed.put(rule, Optional.ofNullable(actual.description()));
                }
            });
            return new Changes(without(want, have), without(have, want), redescribed);
        }

        private static Map<Rule, Rule> byKey(Set<Rule> rules) {
            Map<Rule, Rule> byKey = new HashMap<>();
            rules.forEach(rule -> byKey.put(rule.key(), rule));
            return byKey;
        }

        private static Set<Rule> without(Map<Rule, Rule> these, Map<Rule, Rule> those) {
            Map<Rule, Rule> left = new HashMap<>(these);
            left.keySet().removeAll(those.keySet());
            return Set.copyOf(left.values());
        }
    }
}
