package io.dataplane.provider.product.tpa;

import static io.dataplane.provider.product.tpa.Resolution.filter;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.DiskInfo;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.InstanceTypeOffering;
import software.amazon.awssdk.services.ec2.model.LocationType;

/// Plan checks: each instance type is offered in the region, in its zone where that is known, and runs its image.
final class OfferingChecks {
    private final Resolution resolution;
    private final Map<String, List<String>> architectures = new ConcurrentHashMap<>();
    private final Map<String, Integer> storeDisks = new ConcurrentHashMap<>();

    OfferingChecks(Resolution resolution) {
        this.resolution = resolution;
    }

    void check() {
        Set<String> types = new TreeSet<>();
        resolution.nodes().forEach(node -> types.add(node.type()));
        if (!resolution.model().behaviour().planChecks() || types.isEmpty()) {
            return;
        }
        resolution
                .region()
                .ec2()
                .describeInstanceTypesPaginator(r -> r.filters(filter("instance-type", List.copyOf(types))))
                .instanceTypes()
                .forEach(type -> {
                    architectures.put(
                            type.instanceTypeAsString(), type.processorInfo().supportedArchitecturesAsStrings());
                    storeDisks.put(type.instanceTypeAsString(), storeDisks(type));
                });
        resolution.nodes().forEach(this::checkStoreDisks);
        List<InstanceTypeOffering> offered = resolution
                .region()
                .ec2()
                .describeInstanceTypeOfferingsPaginator(r -> r.locationType(LocationType.AVAILABILITY_ZONE)
                        .filters(filter("instance-type", List.copyOf(types))))
                .instanceTypeOfferings()
                .stream()
                .toList();
        for (NodeSpec node : resolution.nodes()) {
            List<String> zones = offered.stream()
                    .filter(offer -> offer.instanceTypeAsString().equals(node.type()))
                    .map(InstanceTypeOffering::location)
                    .sorted(Comparator.naturalOrder())
                    .toList();
            boolean elsewhere = node.az() != null && isZoneName(node.az()) && !zones.contains(node.az());
            if (zones.isEmpty() || elsewhere) {
                refuse(node, zones);
            }
        }
    }

    /// That each instance can run its image; to be asked when both have been looked at.
    void checkArchitectures() {
        for (NodeSpec node : resolution.nodes()) {
            String wanted = resolution.architectures().get(InstanceGraph.imageOf(node));
            List<String> able = architectures.get(node.type());
            if (wanted != null && able != null && !able.contains(wanted)) {
                resolution
                        .diagnostics()
                        .error(
                                TpaRules.instance(node.name()).name("type"),
                                "Type Cannot Run Image",
                                "The image is built for %s, and %s runs %s. Choose another type or image."
                                        .formatted(wanted, node.type(), String.join(", ", able)));
            }
        }
    }

    private static int storeDisks(InstanceTypeInfo type) {
        return type.instanceStorageInfo() == null
                ? 0
                : type.instanceStorageInfo().disks().stream()
                        .mapToInt(DiskInfo::count)
                        .sum();
    }

    private void checkStoreDisks(NodeSpec node) {
        Integer disks = storeDisks.get(node.type());
        node.storeDisks().forEach((device, disk) -> {
            if (disks != null && Integer.parseInt(disk.substring("ephemeral".length())) >= disks) {
                resolution
                        .diagnostics()
                        .error(
                                TpaRules.instance(node.name()).name("volumes"),
                                "No Such Store Disk",
                                "%s of \"%s\" is to be %s, and %s has %d disks of its own. Choose a lower number or another type."
                                        .formatted(device, node.name(), disk, node.type(), disks));
            }
        });
    }

    static boolean isZoneName(String az) {
        return az.matches("[a-z]+-[a-z-]+-[0-9]+[a-z]");
    }

    private void refuse(NodeSpec node, List<String> zones) {
        String region = resolution.region().name();
        resolution
                .diagnostics()
                .error(
                        TpaRules.instance(node.name()).name("type"),
                        "Instance Type Not Offered",
                        zones.isEmpty()
                                ? "%s is not offered in %s. Choose another type.".formatted(node.type(), region)
                                : "%s is not offered in %s; it is in %s. Choose another type or zone."
                                        .formatted(
                                                node.type(),
                                                node.az(),
                                                zones.stream().collect(Collectors.joining(", "))));
    }
}
