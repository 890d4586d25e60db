package io.dataplane.provider.product.tpa;

import io.dataplane.provider.yaml.InvalidYaml;
import io.dataplane.provider.yaml.Yaml;
import io.dataplane.provider.yaml.YamlNode;
import io.dataplane.schema.attribute.AttributeSchema;
import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A config.yml, as TPA writes and reads it, in terms of the arguments of `tpa_cluster`.
final class ConfigYml {
    static final String CLUSTER_NAME = "cluster_name";

    /// Keys that are called like their argument.
    private static final Set<String> SAME = Set.of(
            "architecture",
            "cluster_bucket",
            CLUSTER_NAME,
            "cluster_profile",
            "cluster_rules",
            "cluster_ssh_port",
            "cluster_tags",
            "compliance",
            "ec2_groups",
            "ec2_instance_key",
            "ec2_instance_reachability",
            "ec2_key_name",
            "extra_user_data",
            "install_authorized_key",
            "instance_profile_name",
            "keyring_backend",
            "pre_user_data",
            "s3_uploads",
            "ssh_key_file",
            "user_data_environment",
            "user_locale",
            "vault_name");

    /// What stands under a region or filters in `ec2_vpc`; a region is never called so.
    private static final Set<String> VPC_SETTINGS = Set.of("Name", "name", "cidr", "filters", "tags", "vpc_id");

    private static final String EVERY_REGION = VpcChoice.EVERY_REGION;

    private final ConfigYmlProblems problems;
    private final Map<String, YamlNode> top;
    private final Map<String, YamlNode> arguments = new LinkedHashMap<>();

    private ConfigYml(Map<String, YamlNode> top, ConfigYmlProblems problems) {
        this.top = top;
        this.problems = problems;
    }

    /// The arguments that the text sets, as an object of [TpaConfigModel]; empty, with errors, when something is wrong.
    ///
    /// @param path the argument that holds the text
    static Optional<Value.ObjectValue> read(String text, AttributePath path, Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        ConfigYmlProblems problems = new ConfigYmlProblems(path, own);
        Value.ObjectValue read = null;
        try {
            Map<String, YamlNode> top =
                    new LinkedHashMap<>(Yaml.parseMapping(text).entries());
            read = new ConfigYml(top, problems).arguments();
        } catch (InvalidYaml e) {
            own.error(path, ConfigYmlProblems.SUMMARY, "config.yml, " + e.getMessage());
        }
        diagnostics.addAll(own);
        return own.hasErrors() ? Optional.empty() : Optional.ofNullable(read);
    }

    private Value.ObjectValue arguments() {
        List<AttributeSchema> schema =
                SchemaOf.record(TpaConfigModel.class, 0, "").block().attributes();
        arguments.putAll(new ConfigYmlMachines(top, problems).arguments());
        for (String key : SAME) {
            put(key, top.remove(key));
        }
        owner();
        settings("cluster_vars", top.remove("cluster_vars"));
        put("ec2_vpc", vpcs(top.remove("ec2_vpc")));
        put("ec2_ami", renamed(top.remove("ec2_ami"), "ec2_ami", Map.of("Name", "name", "Owner", "owner")));
        put("ec2_vpc_igw", gateways(top.remove("ec2_vpc_igw")));
        put("ec2_vpc_subnets", subnets(top.remove("ec2_vpc_subnets")));
        if (!top.isEmpty()) {
            settings(
                    "top_level_settings",
                    new YamlNode.Mapping(top, top.values().iterator().next().mark()));
        }
        refuseWhatCannotBeDone(schema);
        return new ConfigYmlValues(problems).object(schema, arguments, AttributePath.ROOT);
    }

    private void put(String argument, @Nullable YamlNode node) {
        if (node != null && !node.isNull()) {
            arguments.put(argument, node);
        }
    }

    private void settings(String argument, @Nullable YamlNode node) {
        if (node != null && !node.isNull()) {
            YamlNode.Mapping settings = new YamlNode.Mapping(problems.entries(node, argument), node.mark());
            put(argument, YamlTexts.scalar(settings));
        }
    }

    /// An explicit `owner` must win, so there is only one place for it.
    private void owner() {
        put("owner", top.remove("Owner"));
        YamlNode tags = arguments.get("cluster_tags");
        if (tags instanceof YamlNode.Mapping(Map<String, YamlNode> entries, var mark)
                && entries.containsKey(TpaTags.OWNER)) {
            Map<String, YamlNode> others = new LinkedHashMap<>(entries);
            put("owner", others.remove(TpaTags.OWNER));
            arguments.put("cluster_tags", new YamlNode.Mapping(others, mark));
        }
    }

    /// One VPC for all regions, or one under each region.
    private @Nullable YamlNode vpcs(@Nullable YamlNode node) {
        if (!(node instanceof YamlNode.Mapping(Map<String, YamlNode> entries, var mark))) {
            return node;
        }
        Map<String, String> names = Map.of("Name", "name");
        Map<String, YamlNode> vpcs = new LinkedHashMap<>();
        if (VPC_SETTINGS.containsAll(entries.keySet())) {
            put(vpcs, EVERY_REGION, renamed(node, "ec2_vpc", names));
        } else {
            entries.forEach((region, vpc) -> put(vpcs, region, renamed(vpc, "ec2_vpc." + region, names)));
        }
        return new YamlNode.Mapping(vpcs, mark);
    }

    private static @Nullable YamlNode gateways(@Nullable YamlNode node) {
        return node instanceof YamlNode.Scalar && !node.isNull()
                ? new YamlNode.Mapping(Map.of(EVERY_REGION, node), node.mark())
                : node;
    }

    private @Nullable YamlNode subnets(@Nullable YamlNode node) {
        if (!(node instanceof YamlNode.Mapping(Map<String, YamlNode> regions, var mark))) {
            return node;
        }
        Map<String, YamlNode> changed = new LinkedHashMap<>();
        regions.forEach((region, subnets) -> {
            Map<String, YamlNode> inRegion = new LinkedHashMap<>();
            problems.entries(subnets, "ec2_vpc_subnets." + region)
                    .forEach((cidr, subnet) -> put(inRegion, cidr, renamed(subnet, cidr, Map.of("Name", "name"))));
            changed.put(region, new YamlNode.Mapping(inRegion, subnets.mark()));
        });
        return new YamlNode.Mapping(changed, mark);
    }

    private static void put(Map<String, YamlNode> entries, String key, @Nullable YamlNode node) {
        if (node != null) {
            entries.put(key, node);
        }
    }

    private @Nullable YamlNode renamed(@Nullable YamlNode node, String what, Map<String, String> names) {
        if (node == null || node.isNull()) {
            return null;
        }
        Map<String, YamlNode> renamed = new LinkedHashMap<>();
        problems.entries(node, what).forEach((key, entry) -> {
            if (renamed.putIfAbsent(names.getOrDefault(key, key), entry) != null) {
                problems.at(entry.mark(), "%s is set twice in %s. Remove one.".formatted(key, what));
            }
        });
        return new YamlNode.Mapping(renamed, node.mark());
    }

    /// Arguments of the products' list that `tpa_cluster` does not have yet: never dropped in silence.
    private void refuseWhatCannotBeDone(List<AttributeSchema> schema) {
        Set<String> known = new java.util.HashSet<>();
        schema.forEach(attribute -> known.add(attribute.name()));
        arguments.entrySet().removeIf(argument -> {
            boolean missing = !known.contains(argument.getKey());
            if (missing) {
                problems.at(
                        argument.getValue().mark(),
                        "this version of the provider cannot do %s yet. Remove it.".formatted(argument.getKey()));
            }
            return missing;
        });
    }
}
