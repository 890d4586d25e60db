package io.dataplane.provider.product.tpa;

import io.dataplane.provider.yaml.Mark;
import io.dataplane.provider.yaml.YamlNode;
import io.dataplane.schema.attribute.AttributeSchema;
import io.dataplane.schema.bind.SchemaOf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The settings of one instance, of a location or of all instances in a config.yml, in terms of the arguments.
final class ConfigYmlSettings {
    /// Whose settings they are.
    enum Of {
        INSTANCE(InstanceModel.class, "an instance"),
        DEFAULTS(InstanceDefaultsModel.class, "instance_defaults"),
        LOCATION(LocationModel.class, "a location");

        private final Class<? extends Record> model;
        private final String name;

        Of(Class<? extends Record> model, String name) {
            this.model = model;
            this.name = name;
        }
    }

    private static final Set<String> SPOT = Set.of("spot_price", "spot_wait_timeout", "spot_launch_group");
    private static final Set<String> RAID = Set.of("raid_device", "raid_units", "raid_level");
    private static final String FROM_CONFIG_YML = "gp2";

    private final ConfigYmlProblems problems;
    private final Map<Class<?>, Set<String>> names = new HashMap<>();

    ConfigYmlSettings(ConfigYmlProblems problems) {
        this.problems = problems;
    }

    /// TPA takes these from tags too.
    void outOfTags(Map<String, YamlNode> instance) {
        if (!(instance.get("tags") instanceof YamlNode.Mapping(Map<String, YamlNode> entries, Mark mark))) {
            return;
        }
        Map<String, YamlNode> tags = new LinkedHashMap<>(entries);
        for (String setting : List.of("Name", "node", "role", "upstream", "backup")) {
            YamlNode value = tags.remove(setting);
            if (value != null) {
                instance.putIfAbsent(setting, value);
            }
        }
        instance.put("tags", new YamlNode.Mapping(tags, mark));
    }

    /// The entries under the names of the arguments; what is unknown is an error and left out.
    Map<String, YamlNode> of(Map<String, YamlNode> entries, Of whose) {
        Map<String, YamlNode> settings = new LinkedHashMap<>(entries);
        SPOT.forEach(
                key -> refuse(settings, key, "spot instances are never launched by TPA. Remove %s.".formatted(key)));
        platform(settings);
        role(settings);
        host(settings, "upstream");
        hosts(settings);
        for (String list : List.of("volumes", "default_volumes")) {
            YamlNode volumes = settings.get(list);
            if (volumes != null) {
                settings.put(list, volumes(volumes));
            }
        }
        vars(settings, "vars");
        addresses(settings);
        refuseUnknown(settings, whose.name, names(whose.model));
        return settings;
    }

    private void refuse(Map<String, YamlNode> settings, String key, String why) {
        YamlNode node = settings.remove(key);
        if (node != null) {
            problems.at(node.mark(), why);
        }
    }

    private void platform(Map<String, YamlNode> settings) {
        YamlNode platform = settings.get("platform");
        if (platform instanceof YamlNode.Scalar scalar && scalar.text().equals("docker")) {
            refuse(
                    settings,
                    "platform",
                    "docker instances are not made by this provider. Use platform aws or bare, or keep them in TPA.");
        }
    }

    /// `role: primary, barman` is a list too.
    private static void role(Map<String, YamlNode> settings) {
        if (settings.get("role") instanceof YamlNode.Scalar scalar && !scalar.isNull()) {
            List<YamlNode> roles = new ArrayList<>();
            for (String role : scalar.text().split("[,\\s]+")) {
                if (!role.isEmpty()) {
                    roles.add(YamlNode.Scalar.text(role, scalar.mark()));
                }
            }
            settings.put("role", new YamlNode.Sequence(roles, scalar.mark()));
        }
    }

    private static void host(Map<String, YamlNode> settings, String key) {
        if (settings.get(key) instanceof YamlNode.Scalar scalar && !scalar.isNull()) {
            settings.put(key, YamlNode.Scalar.text(hostName(scalar.text()), scalar.mark()));
        }
    }

    private static void hosts(Map<String, YamlNode> settings) {
        host(settings, "backup");
        if (settings.get("backup") instanceof YamlNode.Sequence(List<YamlNode> elements, Mark mark)) {
            List<YamlNode> hosts = elements.stream()
                    .map(element -> element instanceof YamlNode.Scalar scalar && !scalar.isNull()
                            ? YamlNode.Scalar.text(hostName(scalar.text()), scalar.mark())
                            : element)
                    .toList();
            settings.put("backup", new YamlNode.Sequence(hosts, mark));
        }
    }

    /// As TPA makes a host name of a name.
    static String hostName(String name) {
        return name.replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /// Instances that exist have addresses under several names.
    private static void addresses(Map<String, YamlNode> settings) {
        YamlNode address = settings.remove("ip_address");
        if (address != null) {
            settings.putIfAbsent("private_ip", address);
        }
        YamlNode publicAddress = settings.remove("public_ip");
        if (publicAddress != null) {
            settings.putIfAbsent("ansible_host", publicAddress);
        }
    }

    private void vars(Map<String, YamlNode> settings, String key) {
        YamlNode vars = settings.get(key);
        if (vars != null && !vars.isNull()) {
            settings.put(key, YamlTexts.scalar(new YamlNode.Mapping(problems.entries(vars, key), vars.mark())));
        }
    }

    private YamlNode volumes(YamlNode node) {
        List<YamlNode> volumes = new ArrayList<>();
        for (YamlNode element : problems.elements(node, "volumes")) {
            volumes.add(new YamlNode.Mapping(
                    volume(problems.entries(element, "a volume"), element.mark()), element.mark()));
        }
        return new YamlNode.Sequence(volumes, node.mark());
    }

    /// What EBS is told may stand under `ebs`, what TPA is told under `vars`; here all stands in one place, and only
    /// variables that have no argument are left under `vars`.
    private Map<String, YamlNode> volume(Map<String, YamlNode> volume, Mark mark) {
        Set<String> names = names(VolumeModel.class);
        YamlNode ebs = volume.remove("ebs");
        if (ebs != null) {
            problems.entries(ebs, "ebs").forEach((key, value) -> once(volume, key, value));
        }
        YamlNode vars = volume.remove("vars");
        Map<String, YamlNode> others = new LinkedHashMap<>();
        if (vars != null) {
            problems.entries(vars, "vars").forEach((key, value) -> {
                if (names.contains(key) && !key.equals("vars")) {
                    once(volume, key, value);
                } else {
                    others.put(key, value);
                }
            });
        }
        if (!others.isEmpty()) {
            volume.put("vars", YamlTexts.scalar(new YamlNode.Mapping(others, mark)));
        }
        RAID.forEach(key ->
                refuse(volume, key, "RAID arrays are not built. Remove %s and use one larger volume.".formatted(key)));
        if (!volume.containsKey("volume_type") && !volume.containsKey("ephemeral")) {
            volume.put("volume_type", YamlNode.Scalar.text(FROM_CONFIG_YML, mark));
        }
        refuseUnknown(volume, "a volume", names);
        return volume;
    }

    private void once(Map<String, YamlNode> entries, String key, YamlNode value) {
        if (entries.putIfAbsent(key, value) != null) {
            problems.at(value.mark(), "%s is set twice for this volume. Remove one.".formatted(key));
        }
    }

    private Set<String> names(Class<? extends Record> model) {
        return names.computeIfAbsent(model, _ -> SchemaOf.record(model, 0, "").block().attributes().stream()
                .map(AttributeSchema::name)
                .collect(Collectors.toUnmodifiableSet()));
    }

    private void refuseUnknown(Map<String, YamlNode> settings, String whose, Set<String> names) {
        List<String> unknown =
                settings.keySet().stream().filter(key -> !names.contains(key)).toList();
        Mark first = null;
        for (String key : unknown) {
            YamlNode node = settings.remove(key);
            Mark mark = node == null ? null : node.mark();
            first = first == null ? mark : first;
        }
        if (first != null) {
            problems.at(
                    first,
                    "%s has no setting %s. Should this stand under `vars`?"
                            .formatted(whose, String.join(", ", unknown)));
        }
    }
}
