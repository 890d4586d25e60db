package io.dataplane.provider.product.tpa;

import io.dataplane.provider.yaml.Mark;
import io.dataplane.provider.yaml.YamlNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `locations`, `instance_defaults` and `instances` of a config.yml: lists there, maps by name here.
final class ConfigYmlMachines {
    private final Map<String, YamlNode> top;
    private final ConfigYmlProblems problems;
    private final ConfigYmlSettings settings;
    private final List<String> locationNames = new ArrayList<>();

    /// @param top the keys at the top level; what is used is taken out of it
    ConfigYmlMachines(Map<String, YamlNode> top, ConfigYmlProblems problems) {
        this.top = top;
        this.problems = problems;
        this.settings = new ConfigYmlSettings(problems);
    }

    Map<String, YamlNode> arguments() {
        Map<String, YamlNode> arguments = new LinkedHashMap<>();
        YamlNode locations = top.remove("locations");
        YamlNode defaults = top.remove("instance_defaults");
        YamlNode instances = top.remove("instances");
        if (locations != null && !locations.isNull()) {
            arguments.put("locations", new YamlNode.Mapping(locations(locations), locations.mark()));
        }
        Map<String, YamlNode> shared = defaults(defaults);
        if (!shared.isEmpty()) {
            Mark mark = defaults == null ? shared.values().iterator().next().mark() : defaults.mark();
            arguments.put("instance_defaults", new YamlNode.Mapping(shared, mark));
        }
        if (instances != null && !instances.isNull()) {
            arguments.put("instances", new YamlNode.Mapping(instances(instances), instances.mark()));
        }
        return arguments;
    }

    private Map<String, YamlNode> locations(YamlNode node) {
        Map<String, YamlNode> locations = new LinkedHashMap<>();
        for (YamlNode element : problems.elements(node, "locations")) {
            Map<String, YamlNode> location = problems.entries(element, "a location");
            String name = problems.text(location.remove("Name"), "Name of a location");
            if (name == null) {
                problems.at(element.mark(), "this location has no Name. Give it one.");
                continue;
            }
            locationNames.add(name);
            YamlNode volumes = location.remove("default_volumes");
            if (volumes != null) {
                location.putIfAbsent("volumes", volumes);
            }
            YamlNode.Mapping read =
                    new YamlNode.Mapping(settings.of(location, ConfigYmlSettings.Of.LOCATION), element.mark());
            if (locations.putIfAbsent(name, read) != null) {
                problems.at(element.mark(), "the location \"%s\" stands twice. Rename one.".formatted(name));
            }
        }
        return locations;
    }

    /// Some settings of all instances stand at the top level.
    private Map<String, YamlNode> defaults(@Nullable YamlNode node) {
        Map<String, YamlNode> defaults =
                node == null ? new LinkedHashMap<>() : problems.entries(node, "instance_defaults");
        for (String zone : List.of("route53_zone", "route53_hosted_zone_id")) {
            YamlNode value = top.remove(zone);
            if (value != null) {
                defaults.putIfAbsent(zone, value);
            }
        }
        YamlNode user = top.remove("ec2_ami_user");
        YamlNode sshUser = top.remove("cluster_ssh_user");
        user = sshUser == null ? user : sshUser;
        if (user != null) {
            YamlNode vars = defaults.get("vars");
            Map<String, YamlNode> more = vars == null ? new LinkedHashMap<>() : problems.entries(vars, "vars");
            more.putIfAbsent("ansible_user", user);
            defaults.put("vars", new YamlNode.Mapping(more, user.mark()));
        }
        location(defaults);
        return settings.of(defaults, ConfigYmlSettings.Of.DEFAULTS);
    }

    private Map<String, YamlNode> instances(YamlNode node) {
        Map<String, YamlNode> instances = new LinkedHashMap<>();
        Set<BigInteger> taken = new HashSet<>();
        List<YamlNode> elements = problems.elements(node, "instances");
        for (YamlNode element : elements) {
            if (element instanceof YamlNode.Mapping(Map<String, YamlNode> entries, var mark)
                    && entries.get("node") instanceof YamlNode.Scalar scalar
                    && scalar.value() instanceof BigInteger number) {
                taken.add(number);
            }
        }
        for (YamlNode element : elements) {
            Map<String, YamlNode> instance = problems.entries(element, "an instance");
            settings.outOfTags(instance);
            numbered(instance, taken, element.mark());
            String name = name(instance, element.mark());
            location(instance);
            YamlNode.Mapping read =
                    new YamlNode.Mapping(settings.of(instance, ConfigYmlSettings.Of.INSTANCE), element.mark());
            if (instances.putIfAbsent(name, read) != null) {
                problems.at(element.mark(), "the instance \"%s\" stands twice. Rename one.".formatted(name));
            }
        }
        return instances;
    }

    /// Numbers in the order of the list, as TPA gives them.
    private static void numbered(Map<String, YamlNode> instance, Set<BigInteger> taken, Mark mark) {
        YamlNode given = instance.get("node");
        if (given == null || given.isNull()) {
            BigInteger next = BigInteger.ONE;
            while (!taken.add(next)) {
                next = next.add(BigInteger.ONE);
            }
            instance.put("node", new YamlNode.Scalar(next.toString(), next, mark));
        }
    }

    private String name(Map<String, YamlNode> instance, Mark mark) {
        String name = problems.text(instance.remove("Name"), "Name of an instance");
        String number = problems.text(instance.get("node"), "node");
        String cluster = problems.text(top.get(ConfigYml.CLUSTER_NAME), ConfigYml.CLUSTER_NAME);
        if (name == null && cluster == null) {
            problems.at(mark, "this instance has no Name, and there is no cluster_name to make one of. Give it one.");
        }
        return ConfigYmlSettings.hostName(name == null ? cluster + "-" + number : name);
    }

    /// A number counts the locations of the list from 0.
    private void location(Map<String, YamlNode> entries) {
        if (entries.get("location") instanceof YamlNode.Scalar scalar
                && scalar.value() instanceof BigInteger number
                && !locationNames.contains(scalar.text())) {
            int index = number.bitLength() < Integer.SIZE ? number.intValue() : -1;
            if (index < 0 || index >= locationNames.size()) {
                problems.at(
                        scalar.mark(),
                        "there is no location number %s: locations lists %d, counted from 0. Name the location instead."
                                .formatted(scalar.text(), locationNames.size()));
            } else {
                entries.put("location", YamlNode.Scalar.text(locationNames.get(index), scalar.mark()));
            }
        }
    }
}
