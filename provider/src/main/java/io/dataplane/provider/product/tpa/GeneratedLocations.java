package io.dataplane.provider.product.tpa;

import io.dataplane.provider.cluster.Cidr;
import io.dataplane.provider.product.tpa.configure.Request;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The locations of an architecture: spread over regions and their zones, each with a subnet of its own that it keeps.
final class GeneratedLocations {
    private static final int SUBNET_PREFIX = 28;

    private final TpaClusterModel written;
    private final Request request;
    private final Kept kept;
    private final String defaultRegion;

    GeneratedLocations(TpaClusterModel written, Request request, Kept kept, String defaultRegion) {
        this.written = written;
        this.request = request;
        this.kept = kept;
        this.defaultRegion = defaultRegion;
    }

    /// The regions that generated locations are spread over; null stands for the provider's.
    private static List<@Nullable String> regions(TpaClusterModel model) {
        List<String> named = model.network().regions();
        return named == null || named.isEmpty() ? Collections.singletonList(null) : Collections.unmodifiableList(named);
    }

    /// Which of the region's zones, in alphabetical order, a location's subnet is created in when nothing says it.
    static int zone(TpaClusterModel model, String location) {
        return Requests.of(model)
                .map(request -> request.locations().indexOf(location))
                .filter(index -> index >= 0)
                .map(index -> index / regions(model).size())
                .orElse(0);
    }

    /// What was written, completed by what is generated.
    Map<String, LocationModel> locations() {
        Map<String, LocationModel> locations = new TreeMap<>();
        if (written.machines().locations() != null) {
            locations.putAll(written.machines().locations());
        }
        List<String> names = request.locations();
        List<@Nullable String> regions = regions(written);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            LocationModel own = Objects.requireNonNullElse(locations.get(name), LocationModel.EMPTY);
            MachineSettings settings = own.settings();
            String region = settings.region();
            if (region == null) {
                region = kept.regions().getOrDefault(name, regions.get(i % regions.size()));
            }
            String subnet = settings.subnet();
            if (subnet == null && !hasDefaultSubnet()) {
                subnet = kept.subnets().containsKey(name) ? kept.subnets().get(name) : free(region, locations);
            }
            locations.put(name, own.in(region, subnet));
        }
        return locations;
    }

    private boolean hasDefaultSubnet() {
        InstanceDefaultsModel defaults = written.machines().instanceDefaults();
        return defaults != null && defaults.settings().subnet() != null;
    }

    /// The first block of the VPC that nothing uses; null when the VPC's block is not known here.
    private @Nullable String free(@Nullable String region, Map<String, LocationModel> locations) {
        String where = region == null ? defaultRegion : region;
        String pool = VpcChoice.of(written, where).wanted().cidr();
        List<Cidr> taken = taken(locations);
        return Cidr.parse(pool == null ? "" : pool)
                .flatMap(block -> block.blocks(SUBNET_PREFIX)
                        .filter(candidate -> taken.stream().noneMatch(candidate::overlaps))
                        .findFirst())
                .map(Cidr::toString)
                .orElse(null);
    }

    private List<Cidr> taken(Map<String, LocationModel> locations) {
        Stream<String> placed = locations.values().stream()
                .map(location -> location.settings().subnet())
                .filter(Objects::nonNull);
        Stream<String> own = written.machines().instanceMap().values().stream()
                .map(instance -> instance.settings().subnet())
                .filter(Objects::nonNull);
        Stream<String> before = request.locations().stream()
                .map(name -> kept.subnets().get(name))
                .filter(Objects::nonNull);
        return Stream.of(placed, own, before)
                .flatMap(blocks -> blocks)
                .flatMap(block -> Cidr.parse(block).stream())
                .toList();
    }
}
