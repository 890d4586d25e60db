package io.dataplane.provider.product.tpa;

import static io.dataplane.provider.product.tpa.Resolution.filter;

import io.dataplane.provider.cluster.Standing;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.value.AttributePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Vpc;

/// Finds the security groups that existed before, and checks that they belong to the VPC.
final class GroupResolver {
    private final Resolution resolution;
    private final FirewallModel firewall;
    private final String region;
    private final @Nullable Vpc vpc;

    /// @param vpc the VPC that exists; null when it is to be created or comes from another resource
    GroupResolver(Resolution resolution, @Nullable Vpc vpc) {
        this.resolution = resolution;
        this.firewall = resolution.model().firewall();
        this.region = resolution.region().name();
        this.vpc = vpc;
    }

    void resolve() {
        if (firewall.ec2Groups() != null && firewall.ec2Groups().containsKey(region)) {
            selected(firewall.ec2Groups().get(region));
        }
        if (firewall.securityGroupIds() != null && firewall.securityGroupIds().containsKey(region)) {
            listed(firewall.securityGroupIds().get(region));
        }
        if (!FirewallGraph.usesExistingGroups(firewall, region) && vpc != null) {
            nameFree(vpc);
        }
        for (NodeSpec node : resolution.nodes()) {
            if (!node.extraGroups().isEmpty()) {
                check(TpaRules.instance(node.name()).name("extra_security_group_ids"), node.extraGroups());
            }
        }
    }

    private void nameFree(Vpc existing) {
        String name = FirewallGraph.groupName(resolution.model(), region);
        describe(List.of(filter("vpc-id", existing.vpcId()), filter("group-name", name))).stream()
                .filter(group -> !resolution.isOurs(group.tags()))
                .forEach(group -> resolution
                        .diagnostics()
                        .error(
                                AttributePath.path("security_group_ids"),
                                "Security Group Name Taken",
                                "%s in %s is named \"%s\" and is not this cluster's. Set security_group_ids to use it, or rename"
                                                .formatted(group.groupId(), existing.vpcId(), name)
                                        + " the cluster."));
    }

    private void selected(Map<String, List<String>> filters) {
        AttributePath path = AttributePath.path("ec2_groups").key(region);
        List<Filter> all = new ArrayList<>();
        new TreeMap<>(filters).forEach((name, values) -> all.add(filter(name, values)));
        if (vpc != null && !filters.containsKey("vpc-id")) {
            all.add(filter("vpc-id", vpc.vpcId()));
        }
        List<SecurityGroup> found = describe(all);
        if (found.isEmpty()) {
            resolution
                    .diagnostics()
                    .error(
                            path,
                            "Security Group Not Found",
                            "No security group in %s%s matches these filters. Name one that exists, or remove ec2_groups to"
                                            .formatted(region, vpc == null ? "" : " and " + vpc.vpcId())
                                    + " have one created.");
        }
        for (int i = 0; i < found.size(); i++) {
            use(i, found.get(i), path);
        }
    }

    private void listed(List<Planned<String>> ids) {
        AttributePath path = AttributePath.path("security_group_ids").key(region);
        List<SecurityGroup> found = known(ids);
        for (int i = 0; i < ids.size(); i++) {
            if (ids.get(i) instanceof Planned.Known<String>(String id)) {
                SecurityGroup group = find(found, id, path.index(i));
                if (group != null) {
                    use(i, group, path.index(i));
                }
            } else {
                resolution
                        .standings()
                        .put(Ids.existingGroup(region, i), new Standing.Existing(Planned.unknown(), Planned.unknown()));
            }
        }
    }

    private void check(AttributePath path, List<Planned<String>> ids) {
        List<SecurityGroup> found = known(ids);
        for (int i = 0; i < ids.size(); i++) {
            if (ids.get(i) instanceof Planned.Known<String>(String id)) {
                SecurityGroup group = find(found, id, path.index(i));
                if (group != null) {
                    inVpc(group, path.index(i));
                }
            }
        }
    }

    private List<SecurityGroup> known(List<Planned<String>> ids) {
        List<String> known = ids.stream()
                .filter(Planned::isKnown)
                .map(Planned::get)
                .distinct()
                .toList();
        return known.isEmpty() ? List.of() : describe(List.of(filter("group-id", known)));
    }

    private @Nullable SecurityGroup find(List<SecurityGroup> found, String id, AttributePath path) {
        Predicate<SecurityGroup> same = group -> group.groupId().equals(id);
        SecurityGroup group = found.stream().filter(same).findFirst().orElse(null);
        if (group == null) {
            resolution
                    .diagnostics()
                    .error(
                            path,
                            "Security Group Not Found",
                            "No security group %s exists in %s. Name one that exists there.".formatted(id, region));
        }
        return group;
    }

    private List<SecurityGroup> describe(List<Filter> filters) {
        return resolution
                .region()
                .ec2()
                .describeSecurityGroupsPaginator(r -> r.filters(filters))
                .securityGroups()
                .stream()
                .toList();
    }

    private void use(int n, SecurityGroup group, AttributePath path) {
        resolution.exists(Ids.existingGroup(region, n), group.groupId(), group.groupName());
        inVpc(group, path);
    }

    private void inVpc(SecurityGroup group, AttributePath path) {
        boolean vpcUnknown = vpc == null && resolution.standings().containsKey(Ids.vpc(region));
        if (!vpcUnknown && (vpc == null || !vpc.vpcId().equals(group.vpcId()))) {
            resolution
                    .diagnostics()
                    .error(
                            path,
                            "Security Group Of Another VPC",
                            "%s (%s) belongs to %s, but the cluster's VPC is %s. Use a group of that VPC."
                                    .formatted(
                                            group.groupId(),
                                            group.groupName(),
                                            group.vpcId(),
                                            vpc == null ? "yet to be created" : vpc.vpcId()));
        }
    }
}
