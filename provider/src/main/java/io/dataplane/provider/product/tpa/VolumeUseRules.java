package io.dataplane.provider.product.tpa;

import static io.dataplane.schema.value.AttributePath.path;

import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rules about what TPA does with volumes: for each list of them, and for what a node ends up with.
final class VolumeUseRules {
    private static final String TABLESPACE = "postgres_tablespace";
    private static final String LUKS = "luks";

    private final TpaClusterModel model;
    private final Diagnostics diagnostics;

    private VolumeUseRules(TpaClusterModel model, Diagnostics diagnostics) {
        this.model = model;
        this.diagnostics = diagnostics;
    }

    static void check(TpaClusterModel model, Diagnostics diagnostics) {
        VolumeUseRules rules = new VolumeUseRules(model, diagnostics);
        MachineModel machines = model.machines();
        if (machines.instanceDefaults() != null) {
            rules.each(
                    path("instance_defaults").name("default_volumes"),
                    machines.instanceDefaults().defaultVolumes());
        }
        Objects.requireNonNullElse(machines.locations(), Map.<String, LocationModel>of())
                .forEach((name, location) ->
                        rules.each(path("locations").key(name).name("volumes"), location.volumes()));
        machines.instanceMap()
                .forEach((name, instance) -> rules.each(TpaRules.instance(name).name("volumes"), instance.volumes()));
        rules.nodes();
    }

    private void each(AttributePath list, @Nullable List<VolumeModel> volumes) {
        for (int i = 0; volumes != null && i < volumes.size(); i++) {
            VolumeUseModel use = volumes.get(i).use();
            AttributePath at = list.index(i);
            if (volumes.get(i).deviceName().equals("root")) {
                root(at, use);
            }
            boolean isTablespace = TABLESPACE.equals(use.volumeFor());
            if (isTablespace != (use.tablespaceName() != null)) {
                diagnostics.error(
                        at.name("tablespace_name"),
                        isTablespace ? "No Tablespace Name" : "Tablespace Name Not Allowed",
                        "tablespace_name belongs to volume_for = \"postgres_tablespace\". Set both or neither.");
            }
            if (use.luksVolume() != null && use.encryption() == null) {
                diagnostics.error(
                        at.name("luks_volume"),
                        "No Encryption",
                        "luks_volume names an encrypted volume. Set encryption = \"luks\", or remove it.");
            }
        }
    }

    private void root(AttributePath at, VolumeUseModel use) {
        boolean used = Stream.of(
                        use.volumeFor(),
                        use.mountpoint(),
                        use.fstype(),
                        use.fsopts(),
                        use.mountopts(),
                        use.encryption())
                .anyMatch(Objects::nonNull);
        if (used) {
            diagnostics.error(
                    at,
                    "Root Volume Has Its Use",
                    "The root volume holds the operating system. volume_for, mountpoint, file system and encryption belong to a"
                            + " data volume.");
        }
    }

    private void nodes() {
        Map<String, Set<String>> tablespaces = new HashMap<>();
        model.machines().instanceMap().keySet().forEach(name -> {
            Collection<VolumeModel> volumes = NodeSpecs.devices(model, name).values();
            tablespaces.put(name, tablespaces(volumes));
            luks(name, volumes);
        });
        NodeSpecs.of(model, "", Map.of()).stream()
                .filter(node -> node.roles().contains("replica") && tablespaces.containsKey(node.upstream()))
                .filter(node -> !tablespaces.get(node.name()).equals(tablespaces.get(node.upstream())))
                .forEach(node -> diagnostics.error(
                        TpaRules.instance(node.name()).name("volumes"),
                        "Tablespaces Differ",
                        "\"%s\" has volumes for the tablespaces %s, its upstream \"%s\" for %s. A replica needs the same ones."
                                .formatted(
                                        node.name(),
                                        tablespaces.get(node.name()),
                                        node.upstream(),
                                        tablespaces.get(node.upstream()))));
    }

    private static Set<String> tablespaces(Collection<VolumeModel> volumes) {
        Set<String> names = new TreeSet<>();
        volumes.stream()
                .map(volume -> volume.use().tablespaceName())
                .filter(Objects::nonNull)
                .forEach(names::add);
        return names;
    }

    private void luks(String name, Collection<VolumeModel> volumes) {
        List<VolumeModel> used = volumes.stream()
                .filter(volume -> volume.use().volumeFor() != null)
                .toList();
        boolean some = used.stream().anyMatch(volume -> LUKS.equals(volume.use().encryption()));
        boolean all = used.stream().allMatch(volume -> LUKS.equals(volume.use().encryption()));
        if (some && !all) {
            diagnostics.error(
                    TpaRules.instance(name).name("volumes"),
                    "Encrypted Only In Part",
                    "\"%s\" has volumes with and without encryption = \"luks\". TPA encrypts all that have a volume_for, or none."
                            .formatted(name));
        }
    }
}
