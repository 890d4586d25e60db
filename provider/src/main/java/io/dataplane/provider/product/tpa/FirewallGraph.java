package io.dataplane.provider.product.tpa;

import io.dataplane.provider.cluster.Cidr;
import io.dataplane.provider.cluster.Part;
import io.dataplane.provider.component.ec2.ExistingObject;
import io.dataplane.provider.component.ec2.SecurityGroupComponent;
import io.dataplane.provider.component.ec2.SecurityGroupRulesComponent;
import io.dataplane.provider.component.ec2.SecurityGroupRulesComponent.Rule;
import io.dataplane.provider.component.ec2.SecurityGroupRulesComponent.Source;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Scope;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.value.AttributePath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/// The cluster's security group and its rules, or the groups that existed before.
final class FirewallGraph {
    private static final long SSH = 22;
    private static final long HTTPS = 443;
    private static final int OPENVPN = 1194;
    private static final long LAST_PORT = 65535;

    private final GraphContext context;
    private final FirewallModel firewall;
    private final String region;

    private FirewallGraph(GraphContext context) {
        this.context = context;
        this.firewall = context.model().firewall();
        this.region = context.region();
    }

    static List<Part<?, ?>> parts(GraphContext context) {
        FirewallGraph graph = new FirewallGraph(context);
        if (usesExistingGroups(context.model().firewall(), context.region())) {
            return graph.existingGroups();
        }
        List<Part<?, ?>> parts = new ArrayList<>();
        parts.add(graph.group());
        if (graph.hasRules()) {
            parts.add(graph.rules());
        }
        return parts;
    }

    static boolean usesExistingGroups(FirewallModel firewall, String region) {
        boolean selected = firewall.ec2Groups() != null && firewall.ec2Groups().containsKey(region);
        boolean listed = firewall.securityGroupIds() != null
                && firewall.securityGroupIds().containsKey(region);
        return selected || listed;
    }

    /// The components of all groups that instances get.
    static List<ComponentId> groupIds(GraphContext context) {
        String region = context.region();
        if (!usesExistingGroups(context.model().firewall(), region)) {
            return List.of(Ids.group(region));
        }
        List<ComponentId> ids = new ArrayList<>();
        while (context.facts().standings().containsKey(Ids.existingGroup(region, ids.size()))) {
            ids.add(Ids.existingGroup(region, ids.size()));
        }
        return ids;
    }

    private List<Part<?, ?>> existingGroups() {
        List<Part<?, ?>> parts = new ArrayList<>();
        boolean listed = firewall.securityGroupIds() != null
                && firewall.securityGroupIds().containsKey(region);
        String attribute = listed ? "security_group_ids" : "ec2_groups";
        for (ComponentId id : groupIds(context)) {
            parts.add(context.<SecurityGroupComponent.Desired, SecurityGroup>part(
                    id,
                    "AWS::EC2::SecurityGroup",
                    AttributePath.path(attribute).key(region),
                    null,
                    "",
                    Set.of(),
                    view -> {
                        throw new IllegalStateException(id + " exists before");
                    },
                    ExistingObject::securityGroup,
                    parents -> {
                        throw new IllegalStateException(id + " exists before");
                    }));
        }
        return parts;
    }

    private Part<?, ?> group() {
        String cluster = context.model().clusterName();
        String name = groupName();
        return context.part(
                Ids.group(region),
                "AWS::EC2::SecurityGroup",
                AttributePath.path("cluster_rules"),
                name,
                context.tags().named(name).wanted(),
                Set.of(Ids.vpc(region)),
                view -> new SecurityGroupComponent(view, name),
                null,
                parents -> new SecurityGroupComponent.Desired(
                        parents.get(Ids.vpc(region), Vpc.class).vpcId(),
                        "Automatically created for %s in %s".formatted(cluster, region),
                        context.tags().named(name)));
    }

    private String groupName() {
        return groupName(context.model(), region);
    }

    static String groupName(TpaClusterModel model, String region) {
        return "Group " + model.clusterName() + "/" + region;
    }

    private Part<?, ?> rules() {
        Set<ComponentId> parents = new LinkedHashSet<>();
        parents.add(Ids.group(region));
        context.subnets().forEach(subnet -> parents.add(Ids.subnet(subnet)));
        context.subnetsElsewhere().stream().filter(SubnetSpec::isId).forEach(subnet -> parents.add(Ids.subnet(subnet)));
        return context.derived(
                Ids.rules(region),
                "AWS::EC2::SecurityGroupIngress",
                AttributePath.path("cluster_rules"),
                groupName(),
                List.of(firewall, SubnetSpec.of(context.allNodes()), has("pem-server"), has("openvpn-server")),
                parents,
                view -> new SecurityGroupRulesComponent(view, Ids.group(region)),
                live -> new SecurityGroupRulesComponent.Desired(ingress(live)));
    }

    /// A group whose rules are all switched off has none.
    private boolean hasRules() {
        boolean own =
                firewall.clusterRules() == null || !firewall.clusterRules().isEmpty();
        boolean more = firewall.additionalClusterRules() != null
                && !firewall.additionalClusterRules().isEmpty();
        boolean ports = firewall.clusterSshPort() != SSH || has("pem-server");
        return own || more || ports || firewall.clusterSelfRule();
    }

    private boolean has(String role) {
        return !NodeSpecs.names(context.allNodes(), role).isEmpty();
    }

    private Set<Rule> ingress(Scope.Parents parents) {
        Set<Rule> rules = new LinkedHashSet<>();
        if (firewall.clusterRules() == null) {
            firewall.sshIngressCidrs().forEach(block -> rules.add(tcp(SSH, SSH, masked(block))));
            for (SubnetSpec subnet : context.subnets()) {
                String block = parents.get(Ids.subnet(subnet), Subnet.class).cidrBlock();
                rules.add(tcp(0, LAST_PORT, block));
            }
            // a subnet elsewhere is waited for only when it alone knows its block
            for (SubnetSpec subnet : context.subnetsElsewhere()) {
                String block = subnet.isId()
                        ? parents.get(Ids.subnet(subnet), Subnet.class).cidrBlock()
                        : subnet.subnet();
                rules.add(tcp(0, LAST_PORT, block));
            }
            if (has("openvpn-server")) {
                rules.add(new Rule("udp", OPENVPN, OPENVPN, new Source.Cidr("0.0.0.0/0"), null));
            }
        } else {
            firewall.clusterRules().forEach(rule -> rules.add(rule(rule)));
        }
        if (firewall.clusterSshPort() != SSH) {
            firewall.sshIngressCidrs()
                    .forEach(block ->
                            rules.add(tcp(firewall.clusterSshPort(), firewall.clusterSshPort(), masked(block))));
        }
        if (has("pem-server")) {
            rules.add(tcp(HTTPS, HTTPS, "0.0.0.0/0"));
        }
        if (firewall.additionalClusterRules() != null) {
            firewall.additionalClusterRules().forEach(rule -> rules.add(rule(rule)));
        }
        if (firewall.clusterSelfRule()) {
            rules.add(new Rule("-1", null, null, new Source.Self(), null));
        }
        return rules;
    }

    private static Rule tcp(long from, long to, String block) {
        return new Rule("tcp", (int) from, (int) to, new Source.Cidr(block), null);
    }

    private static Rule rule(FirewallModel.Rule rule) {
        boolean all = rule.proto().equals("all") || rule.proto().equals("-1");
        return new Rule(
                all ? "-1" : rule.proto(),
                all ? null : port(rule.fromPort()),
                all ? null : port(rule.toPort()),
                source(rule),
                rule.ruleDesc());
    }

    private static @Nullable Integer port(@Nullable Long port) {
        return port == null ? null : port.intValue();
    }

    private static Source source(FirewallModel.Rule rule) {
        if (rule.cidrIp() != null) {
            return new Source.Cidr(masked(rule.cidrIp()));
        }
        if (rule.cidrIpv6() != null) {
            return new Source.CidrIpv6(rule.cidrIpv6());
        }
        if (rule.groupId() != null) {
            return new Source.Group(rule.groupId().get());
        }
        return rule.prefixListId() == null
                ? new Source.Self()
                : new Source.PrefixList(Objects.<Planned<String>>requireNonNull(rule.prefixListId())
                        .get());
    }

    /// EC2 masks host bits, so what is compared is masked too.
    private static String masked(String block) {
        return Cidr.parse(block).map(Cidr::toString).orElse(block);
    }
}
