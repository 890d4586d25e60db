package io.dataplane.provider.product.tpa;

import io.dataplane.provider.aws.OwnerTags;
import io.dataplane.provider.product.tpa.configure.Blueprint;
import io.dataplane.provider.product.tpa.configure.GeneratedNode;
import io.dataplane.provider.product.tpa.configure.Request;
import io.dataplane.provider.product.tpa.configure.Slot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Puts what an architecture generates under what was written.
final class Generated {
    private final TpaClusterModel written;
    private final Request request;
    private final Kept kept;
    private final String defaultRegion;

    Generated(TpaClusterModel written, Request request, Kept kept, String defaultRegion) {
        this.written = written;
        this.request = request;
        this.kept = kept;
        this.defaultRegion = defaultRegion;
    }

    TpaClusterModel model() {
        MachineModel machines = written.machines();
        List<GeneratedNode> nodes = Blueprint.nodes(request);
        Map<Slot, Kept.Node> names = GeneratedNames.of(written, nodes, kept);
        Map<String, InstanceModel> instances = new TreeMap<>(machines.instanceMap());
        Map<String, LocationModel> locations =
                new GeneratedLocations(written, request, kept, defaultRegion).locations();
        for (GeneratedNode node : nodes) {
            Kept.Node named = Objects.requireNonNull(names.get(node.slot()));
            InstanceModel own = Objects.requireNonNullElse(instances.get(named.name()), InstanceModel.EMPTY);
            instances.put(named.name(), instance(node, named, names, own, locations));
        }
        return written.with(machines.with(machines.ec2Ami(), locations, instances));
    }

    private InstanceModel instance(
            GeneratedNode node,
            Kept.Node named,
            Map<Slot, Kept.Node> names,
            InstanceModel own,
            Map<String, LocationModel> locations) {
        MachineSettings settings = own.settings();
        Map<String, String> tags = new TreeMap<>();
        if (settings.tags() != null) {
            tags.putAll(settings.tags());
        }
        tags.put(OwnerTags.SLOT, node.slot().toString());
        String location = own.location() == null ? node.slot().location() : own.location();
        return new InstanceModel(
                own.node() == null ? named.number() : own.node(),
                location,
                own.privateIp(),
                own.elasticIp(),
                settings.with(
                        settings.role() == null ? node.roles() : settings.role(),
                        settings.upstream() == null ? name(node.upstream(), names) : settings.upstream(),
                        settings.backup() == null ? backup(node, names) : settings.backup(),
                        tags,
                        vars(node, names, settings, locations.get(location))),
                GeneratedVolumes.of(written, request, node, own.volumes(), locations.get(location)));
    }

    /// The instance's own over the default ones, those over its location's, those over the architecture's.
    private @Nullable String vars(
            GeneratedNode node, Map<Slot, Kept.Node> names, MachineSettings own, @Nullable LocationModel location) {
        Map<String, Object> vars = new LinkedHashMap<>();
        node.vars().forEach((key, value) -> vars.put(key, named(value, names)));
        InstanceDefaultsModel defaults = written.machines().instanceDefaults();
        String weakest = vars.isEmpty() ? null : YamlTexts.write(vars);
        String placed =
                YamlTexts.merged(location == null ? null : location.settings().vars(), weakest);
        String shared =
                YamlTexts.merged(defaults == null ? null : defaults.settings().vars(), placed);
        return YamlTexts.merged(own.vars(), shared);
    }

    private static Object named(Object value, Map<Slot, Kept.Node> names) {
        return switch (value) {
            case Slot slot -> Objects.requireNonNull(names.get(slot)).name();
            case List<?> list ->
                list.stream().map(element -> named(element, names)).toList();
            default -> value;
        };
    }

    private static @Nullable String name(@Nullable Slot slot, Map<Slot, Kept.Node> names) {
        return slot == null ? null : Objects.requireNonNull(names.get(slot)).name();
    }

    private static @Nullable List<String> backup(GeneratedNode node, Map<Slot, Kept.Node> names) {
        String barman = name(node.backup(), names);
        return barman == null ? null : List.of(barman);
    }
}
