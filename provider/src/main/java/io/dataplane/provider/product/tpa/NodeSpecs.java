package io.dataplane.provider.product.tpa;

import io.dataplane.provider.aws.OwnerTags;
import io.dataplane.provider.cluster.Cidr;
import io.dataplane.provider.product.tpa.NodeSpec.VolumeSpec;
import io.dataplane.schema.bind.Planned;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Merges the settings of instances: an instance's own win over the defaults, those over its location's.
final class NodeSpecs {
    private static final long DEFAULT_ROOT_SIZE = 16;
    private static final String ROOT = "root";
    private static final String BARE = "bare";

    private final TpaClusterModel model;
    private final String defaultRegion;
    private final Map<String, String> taken;
    private final String defaultType;

    /// One source of settings, in the order of their weight.
    private record Layer(MachineSettings settings, @Nullable List<VolumeModel> volumes) {}

    private NodeSpecs(TpaClusterModel model, String defaultRegion) {
        this.model = model;
        this.defaultRegion = ClusterRegions.byDefault(model, defaultRegion);
        this.defaultType =
                or(model.system().instanceType(), Requests.system(model).type());
        this.taken = taken();
    }

    /// The nodes that AWS runs, in node order. Numbers come from the configuration, else from `numbers` (what the
    /// state says), else the lowest free one, by name.
    static List<NodeSpec> of(TpaClusterModel model, String defaultRegion, Map<String, Long> numbers) {
        return new NodeSpecs(model, defaultRegion).specs(numbers, false);
    }

    /// The nodes that exist elsewhere, numbered together with the others.
    static List<NodeSpec> bare(TpaClusterModel model, Map<String, Long> numbers) {
        return new NodeSpecs(model, "").specs(numbers, true);
    }

    /// All volumes of one instance, by device.
    static Map<String, VolumeModel> devices(TpaClusterModel model, String name) {
        return devices(layers(model, instance(model, name)));
    }

    /// One setting of one instance, wherever it is said.
    static <T> @Nullable T setting(
            TpaClusterModel model, String name, Function<MachineSettings, ? extends @Nullable T> setting) {
        return first(layers(model, instance(model, name)), setting);
    }

    /// One setting of one instance, all that is said of it, the strongest first.
    static <T> List<T> settings(
            TpaClusterModel model, String name, Function<MachineSettings, ? extends @Nullable T> setting) {
        return layers(model, instance(model, name)).stream()
                .<T>mapMulti((layer, next) -> {
                    T value = setting.apply(layer.settings());
                    if (value != null) {
                        next.accept(value);
                    }
                })
                .toList();
    }

    private static InstanceModel instance(TpaClusterModel model, String name) {
        return Objects.requireNonNull(model.machines().instanceMap().get(name));
    }

    private List<NodeSpec> specs(Map<String, Long> numbers, boolean bare) {
        Map<String, Long> all = numbers(numbers);
        return new TreeMap<>(model.machines().instanceMap())
                .entrySet().stream()
                        .filter(entry ->
                                BARE.equals(first(layers(model, entry.getValue()), MachineSettings::platform)) == bare)
                        .map(entry -> spec(entry.getKey(), entry.getValue(), all.get(entry.getKey())))
                        .sorted(Comparator.comparingLong(NodeSpec::node))
                        .toList();
    }

    private Map<String, Long> numbers(Map<String, Long> prior) {
        Map<String, InstanceModel> instances = new TreeMap<>(model.machines().instanceMap());
        Map<String, Long> numbers = new LinkedHashMap<>();
        Set<Long> taken = new HashSet<>();
        instances.forEach((name, instance) -> {
            if (instance.node() != null) {
                numbers.put(name, instance.node());
                taken.add(instance.node());
            }
        });
        instances.keySet().forEach(name -> {
            Long before = prior.get(name);
            if (!numbers.containsKey(name) && before != null && taken.add(before)) {
                numbers.put(name, before);
            }
        });
        long next = 1;
        for (String name : instances.keySet()) {
            if (!numbers.containsKey(name)) {
                while (!taken.add(next)) {
                    next++;
                }
                numbers.put(name, next);
            }
        }
        return numbers;
    }

    /// Those that stand in AWS.
    private static List<InstanceModel> inAws(TpaClusterModel model) {
        return model.machines().instanceMap().values().stream()
                .filter(own -> !BARE.equals(first(layers(model, own), MachineSettings::platform)))
                .toList();
    }

    /// The regions that instances name, with the empty name for those that name none.
    static Set<String> regionNames(TpaClusterModel model) {
        Set<String> names = new TreeSet<>();
        inAws(model).forEach(own -> names.add(or(first(layers(model, own), MachineSettings::region), "")));
        return names;
    }

    /// Whether instances stand in locations for which a subnet is taken.
    static boolean hasOpenLocations(TpaClusterModel model) {
        return inAws(model).stream().anyMatch(own -> first(layers(model, own), MachineSettings::subnet) == null);
    }

    /// The blocks of locations that name no subnet, by [#place].
    private Map<String, String> taken() {
        Map<String, Set<String>> open = new TreeMap<>();
        Set<String> written = new TreeSet<>();
        for (InstanceModel own : inAws(model)) {
            List<Layer> layers = layers(model, own);
            String subnet = first(layers, MachineSettings::subnet);
            String location = location(model, own);
            if (subnet != null) {
                written.add(subnet);
            } else if (location != null) {
                String region = or(first(layers, MachineSettings::region), defaultRegion);
                open.computeIfAbsent(region, r -> new TreeSet<>()).add(location);
            }
        }
        Map<String, String> blocks = new TreeMap<>();
        open.forEach((region, locations) -> new Blocks(model)
                .subnets(region, locations, written)
                .forEach((location, block) -> blocks.put(place(region, location), block)));
        return blocks;
    }

    private static String place(String region, @Nullable String location) {
        return region + " " + location;
    }

    private static @Nullable String location(TpaClusterModel model, InstanceModel own) {
        InstanceDefaultsModel defaults = model.machines().instanceDefaults();
        return own.location() != null ? own.location() : defaults == null ? null : defaults.location();
    }

    private static List<Layer> layers(TpaClusterModel model, InstanceModel own) {
        InstanceDefaultsModel defaults = model.machines().instanceDefaults();
        LocationModel place = place(model, own);
        return Stream.<@Nullable Layer>of(
                        new Layer(own.settings(), own.volumes()),
                        defaults == null ? null : new Layer(defaults.settings(), defaults.defaultVolumes()),
                        place == null ? null : new Layer(place.settings(), place.volumes()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable LocationModel place(TpaClusterModel model, InstanceModel own) {
        String location = location(model, own);
        return location == null
                ? null
                : nullToEmpty(model.machines().locations()).get(location);
    }

    private NodeSpec spec(String name, InstanceModel own, long node) {
        InstanceDefaultsModel defaults = model.machines().instanceDefaults();
        String location = location(model, own);
        LocationModel place = place(model, own);
        List<Layer> layers = layers(model, own);
        String region = or(first(layers, MachineSettings::region), defaultRegion);
        String subnet =
                masked(or(first(layers, MachineSettings::subnet), taken.getOrDefault(place(region, location), "")));
        Optional<NetworkModel.SubnetSettings> settings = model.network().subnetSettings(region, subnet);
        Map<String, VolumeModel> devices = devices(layers);
        Map<String, VolumeSpec> volumes = volumes(devices);
        VolumeSpec root = Objects.requireNonNullElseGet(
                volumes.remove(ROOT), () -> volume(VolumeModel.of(ROOT, rootSize(), VolumeUseModel.NONE)));
        Map<String, String> tags = tags(layers);
        String slot = tags.remove(OwnerTags.SLOT);
        boolean reachable = model.network().ec2InstanceReachability().equals("public");
        return new NodeSpec(
                name,
                node,
                location,
                region,
                subnet,
                own.settings().subnet() == null
                        && (defaults == null || defaults.settings().subnet() == null),
                zone(layers, settings),
                settings.map(NetworkModel.SubnetSettings::name).orElse(place == null ? null : place.subnetName()),
                or(first(layers, MachineSettings::type), defaultType),
                first(layers, MachineSettings::image),
                roles(or(first(layers, MachineSettings::role), Set.<String>of())),
                first(layers, MachineSettings::upstream),
                or(first(layers, MachineSettings::backup), List.<String>of()),
                own.privateIp(),
                or(first(layers, MachineSettings::assignPublicIp), reachable),
                own.elasticIp() == null && or(first(layers, MachineSettings::assignElasticIp), false),
                own.elasticIp(),
                or(first(layers, MachineSettings::terminationProtection), false),
                tags,
                slot,
                or(metadata(layers, MetadataModel::httpTokens), "required"),
                or(metadata(layers, MetadataModel::httpPutResponseHopLimit), 2L).intValue(),
                or(first(layers, MachineSettings::monitoring), false),
                or(first(layers, MachineSettings::ebsOptimized), true),
                or(first(layers, MachineSettings::sourceDestCheck), true),
                or(first(layers, MachineSettings::extraSecurityGroupIds), List.<Planned<String>>of()),
                root,
                List.copyOf(volumes.values()),
                storeDisks(devices),
                dns(name, layers));
    }

    private static NodeSpec.@Nullable DnsSpec dns(String name, List<Layer> layers) {
        Planned<String> zoneId = first(layers, MachineSettings::route53HostedZoneId);
        String zone = first(layers, MachineSettings::route53Zone);
        return zoneId == null || zone == null
                ? null
                : new NodeSpec.DnsSpec(
                        zoneId,
                        name + "." + (zone.endsWith(".") ? zone.substring(0, zone.length() - 1) : zone),
                        or(first(layers, MachineSettings::route53PrivateZone), false));
    }

    private static @Nullable String zone(List<Layer> layers, Optional<NetworkModel.SubnetSettings> settings) {
        String own = first(layers, MachineSettings::az);
        return own == null ? settings.map(NetworkModel.SubnetSettings::az).orElse(null) : own;
    }

    private static <T> @Nullable T first(List<Layer> layers, Function<MachineSettings, ? extends @Nullable T> setting) {
        for (Layer layer : layers) {
            T value = setting.apply(layer.settings());
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static <T> @Nullable T metadata(List<Layer> layers, Function<MetadataModel, ? extends @Nullable T> option) {
        return first(layers, layer -> layer.metadataOptions() == null ? null : option.apply(layer.metadataOptions()));
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private static <T> Map<String, T> nullToEmpty(@Nullable Map<String, T> map) {
        return map == null ? Map.of() : map;
    }

    private long rootSize() {
        return or(model.system().rootVolumeSize(), DEFAULT_ROOT_SIZE);
    }

    /// A primary and its replicas run Postgres.
    private static Set<String> roles(Set<String> given) {
        Set<String> roles = new TreeSet<>(given);
        if (roles.contains("primary") || roles.contains("replica")) {
            roles.add("postgres");
        }
        return roles;
    }

    private static Map<String, String> tags(List<Layer> layers) {
        Map<String, String> tags = new TreeMap<>();
        layers.reversed()
                .forEach(layer -> tags.putAll(nullToEmpty(layer.settings().tags())));
        return tags;
    }

    /// By device, an own volume over a default one; `volumes = []` removes all of them, type `none` removes one.
    private static Map<String, VolumeModel> devices(List<Layer> layers) {
        Map<String, VolumeModel> merged = new TreeMap<>();
        for (Layer layer : layers.reversed()) {
            List<VolumeModel> own = layer.volumes();
            if (own != null && own.isEmpty()) {
                merged.clear();
            } else if (own != null) {
                own.forEach(volume -> merged.put(volume.deviceName(), volume));
            }
        }
        merged.values().removeIf(volume -> "none".equals(volume.volumeType()));
        return merged;
    }

    private Map<String, VolumeSpec> volumes(Map<String, VolumeModel> devices) {
        Map<String, VolumeSpec> volumes = new TreeMap<>();
        devices.forEach((device, volume) -> {
            if (volume.ephemeral() == null) {
                volumes.put(device, volume(volume));
            }
        });
        return volumes;
    }

    /// The disks of the instance store, by device.
    private static Map<String, String> storeDisks(Map<String, VolumeModel> devices) {
        Map<String, String> disks = new TreeMap<>();
        devices.forEach((device, volume) -> {
            if (volume.ephemeral() != null) {
                disks.put(device, volume.ephemeral());
            }
        });
        return disks;
    }

    private VolumeSpec volume(VolumeModel given) {
        boolean root = given.deviceName().equals(ROOT);
        return new VolumeSpec(
                given.deviceName(),
                or(given.volumeType(), "gp3"),
                or(given.volumeSize(), root ? rootSize() : VolumeSpec.OF_SNAPSHOT),
                given.iops(),
                given.throughput(),
                or(given.encrypted(), true),
                given.kmsKeyId(),
                or(given.deleteOnTermination(), root),
                given.snapshot(),
                or(given.attachExisting(), false),
                or(given.retainOnDestroy(), false));
    }

    private static String masked(String subnet) {
        return Cidr.parse(subnet).map(Cidr::toString).orElse(subnet);
    }

    static List<String> names(List<NodeSpec> nodes, String role) {
        List<String> names = new ArrayList<>();
        nodes.stream().filter(node -> node.roles().contains(role)).forEach(node -> names.add(node.name()));
        return names;
    }
}
