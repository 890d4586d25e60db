package io.dataplane.provider.product.tpa;

import static io.dataplane.schema.value.AttributePath.path;

import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rules across the arguments of a `tpa_cluster` that need no AWS. All violations are reported together.
final class TpaRules {
    private static final Pattern INSTANCE_NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final Pattern HOST_NAME =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

    /// Accounts that many share say nothing about who is responsible.
    private static final Set<String> NO_OWNERS =
            Set.of("", "root", "postgres", "ec2-user", "admin", "ubuntu", "vagrant", "tpa", "user");

    /// The role is called `<cluster_name>_profile`, and IAM allows 64 characters.
    private static final int LONGEST_NAME_WITH_PROFILE = 56;

    private final TpaClusterModel model;
    private final Diagnostics diagnostics;
    private final List<NodeSpec> nodes;
    private final List<NodeSpec> bare;

    private TpaRules(TpaClusterModel model, String defaultRegion, Diagnostics diagnostics) {
        this.model = model;
        this.diagnostics = diagnostics;
        this.nodes = NodeSpecs.of(model, defaultRegion, Map.of());
        this.bare = NodeSpecs.bare(model, Map.of());
    }

    /// @param defaultRegion the provider's; empty while it is not known
    static void check(TpaClusterModel model, String defaultRegion, Diagnostics diagnostics) {
        if (!SoftwareRules.check(model, diagnostics)) {
            return; // the arguments that the file would give are missing
        }
        TpaRules rules = new TpaRules(model, defaultRegion, diagnostics);
        rules.names();
        rules.topology();
        rules.alternatives();
        NetworkRules.check(model, rules.nodes, diagnostics);
        FirewallRules.check(model.firewall(), diagnostics);
        BootRules.check(model, diagnostics);
        VolumeRules.check(model.machines(), diagnostics);
        VolumeUseRules.check(model, diagnostics);
        BareNodes.check(model, rules.bare, diagnostics);
    }

    static AttributePath instance(String name) {
        return path("instances").key(name);
    }

    private void names() {
        String owner = model.identity().owner();
        if (owner != null && NO_OWNERS.contains(owner.strip())) {
            diagnostics.error(
                    path("owner"),
                    "Owner Says Nothing",
                    "\"%s\" does not say who is responsible. Name a person or a team.".formatted(owner));
        }
        if (model.clusterName().isEmpty()) {
            diagnostics.error(
                    path("cluster_name"),
                    "No Cluster Name",
                    "Nothing names the cluster. Set cluster_name, or a config_yml with a cluster_name.");
        }
        if (model.clusterName().length() > LONGEST_NAME_WITH_PROFILE
                && model.access().clusterProfile() == null
                && model.access().instanceProfileName() == null) {
            diagnostics.error(
                    path("cluster_name"),
                    "Cluster Name Too Long",
                    "The role would be called \"%s_profile\", and IAM allows 64 characters. Use a name of at most 56"
                                    .formatted(model.clusterName())
                            + " characters, or set cluster_profile.");
        }
        if (nodes.isEmpty()) {
            diagnostics.error(
                    path("instances"),
                    "No Instances",
                    "A cluster needs at least one instance on AWS. Add an entry to instances.");
        }
        for (NodeSpec node : bare) {
            if (!HOST_NAME.matcher(node.name()).matches()) {
                diagnostics.error(
                        instance(node.name()),
                        "Invalid Instance Name",
                        "\"%s\" is no host name. Use lower-case letters, digits, hyphens and dots."
                                .formatted(node.name()));
            }
        }
        for (NodeSpec node : nodes) {
            if (!INSTANCE_NAME.matcher(node.name()).matches()) {
                diagnostics.error(
                        instance(node.name()),
                        "Invalid Instance Name",
                        "\"%s\" becomes a host name. Use up to 63 lower-case letters, digits and hyphens, with a letter or"
                                        .formatted(node.name())
                                + " digit first and last.");
            }
        }
    }

    private void topology() {
        Map<Long, String> numbers = new HashMap<>();
        new TreeMap<>(model.machines().instanceMap()).forEach((name, instance) -> {
            if (instance.node() != null) {
                String other = numbers.putIfAbsent(instance.node(), name);
                duplicate(instance(name).name("node"), "Node Number", String.valueOf(instance.node()), other);
            }
        });
        Map<String, NodeSpec> byName = new HashMap<>();
        List<NodeSpec> all = Stream.concat(nodes.stream(), bare.stream()).toList();
        all.forEach(node -> byName.put(node.name(), node));
        for (NodeSpec node : all) {
            location(node);
            upstream(node, byName);
            backup(node, byName);
        }
    }

    private void duplicate(AttributePath at, String what, String value, @Nullable String other) {
        if (other != null) {
            diagnostics.error(
                    at,
                    "Duplicate " + what,
                    "%s is also given to instance \"%s\". Give each instance its own.".formatted(value, other));
        }
    }

    private void location(NodeSpec node) {
        Map<String, LocationModel> locations = model.machines().locations();
        if (node.location() != null && (locations == null || !locations.containsKey(node.location()))) {
            diagnostics.error(
                    instance(node.name()).name("location"),
                    "Unknown Location",
                    "locations has no entry \"%s\". Add it, or name one of: %s."
                            .formatted(
                                    node.location(),
                                    locations == null ? "(none)" : String.join(", ", locations.keySet())));
        }
    }

    private void upstream(NodeSpec node, Map<String, NodeSpec> byName) {
        AttributePath at = instance(node.name()).name("upstream");
        if (node.upstream() == null) {
            if (node.roles().contains("replica")) {
                diagnostics.error(
                        at,
                        "Replica Without Upstream",
                        "A replica streams from another instance. Set upstream to that instance's name.");
            } else if (node.roles().contains("witness") && !node.roles().contains("bdr")) {
                diagnostics.error(
                        at,
                        "Witness Without Upstream",
                        "A witness watches the replication of another instance. Set upstream to that instance's name.");
            }
            return;
        }
        NodeSpec seen = node;
        for (int hops = 0; seen != null && seen.upstream() != null && hops <= byName.size(); hops++) {
            seen = byName.get(seen.upstream());
            if (seen != null && seen.name().equals(node.name())) {
                diagnostics.error(
                        at,
                        "Replication Circle",
                        "Following upstream from \"%s\" comes back to it. Break the circle.".formatted(node.name()));
                return;
            }
        }
        if (!byName.containsKey(node.upstream())) {
            diagnostics.error(
                    at,
                    "Unknown Upstream",
                    "instances has no entry \"%s\". Name an instance of this cluster.".formatted(node.upstream()));
        }
    }

    private void backup(NodeSpec node, Map<String, NodeSpec> byName) {
        for (String name : node.backup()) {
            NodeSpec target = byName.get(name);
            if (target == null || !target.roles().contains("barman")) {
                diagnostics.error(
                        instance(node.name()).name("backup"),
                        "Backup Is No Barman Node",
                        "\"%s\" is no instance with the role barman. Name one, or give it that role.".formatted(name));
            }
        }
    }

    private void alternatives() {
        AccessModel access = model.access();
        exclusive("ec2_instance_key", access.ec2InstanceKey(), "ssh_public_key", access.sshPublicKey());
        exclusive("ec2_instance_key", access.ec2InstanceKey(), "ec2_key_name", access.ec2KeyName());
        exclusive("instance_profile_name", access.instanceProfileName(), "cluster_profile", access.clusterProfile());
        exclusive(
                "instance_profile_name",
                access.instanceProfileName(),
                "instance_policy_statements",
                access.instancePolicyStatements());
        exclusive(
                "instance_profile_name",
                access.instanceProfileName(),
                "managed_policy_arns",
                access.managedPolicyArns());
        exclusive(
                "instance_profile_name",
                access.instanceProfileName(),
                "permissions_boundary",
                access.permissionsBoundary());
        if (access.instancePolicyStatements() != null
                && !TpaPolicies.isStatementList(access.instancePolicyStatements())) {
            diagnostics.error(
                    path("instance_policy_statements"),
                    "Invalid Policy Statements",
                    "The statements are appended to a policy, so they are a JSON list of objects. Write jsonencode([{ ... }]).");
        }
        MachineModel machines = model.machines();
        for (NodeSpec node : nodes) {
            boolean found = machines.ec2Ami() != null || machines.ec2RegionAmis() != null;
            if (node.image() == null && !found) {
                diagnostics.error(
                        instance(node.name()).name("image"),
                        "No Image",
                        "Nothing says which image to launch. Set ec2_ami, ec2_region_amis, or image here.");
            } else if (node.image() instanceof Planned.Known<String>(String id) && !id.matches("ami-[0-9a-f]+")) {
                diagnostics.error(
                        instance(node.name()).name("image"),
                        "Invalid Image Id",
                        "\"%s\" is no image id. Write one such as ami-0a1b2c3d.".formatted(id));
            }
        }
    }

    private void exclusive(String one, @Nullable Object first, String other, @Nullable Object second) {
        if (first != null && second != null) {
            diagnostics.error(
                    path(one),
                    "Conflicting Arguments",
                    "%s and %s exclude each other. Remove one.".formatted(one, other));
        }
    }
}
