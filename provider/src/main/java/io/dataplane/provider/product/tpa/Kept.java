package io.dataplane.provider.product.tpa;

import io.dataplane.provider.aws.Aws;
import io.dataplane.provider.aws.AwsRegion;
import io.dataplane.provider.aws.OwnerTags;
import io.dataplane.provider.engine.Anchor;
import io.dataplane.provider.product.tpa.configure.Request;
import io.dataplane.schema.bind.Planned;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Filter;

/// What was decided once about generated nodes and locations and stays.
///
/// @param slots the generated nodes, by slot
/// @param numbers of all nodes, by name
/// @param subnets by location
/// @param regions by location
record Kept(
        Map<String, Node> slots, Map<String, Long> numbers, Map<String, String> subnets, Map<String, String> regions) {
    static final Kept NOTHING = new Kept(Map.of(), Map.of(), Map.of(), Map.of());

    /// A generated node.
    record Node(String name, long number) {}

    static Kept of(@Nullable TpaClusterModel prior) {
        if (prior == null) {
            return NOTHING;
        }
        Map<String, Node> slots = new TreeMap<>();
        Map<String, Long> numbers = new TreeMap<>();
        Map<String, String> regions = new TreeMap<>();
        prior.outputs().nodeMap().forEach((name, view) -> {
            if (view.node() instanceof Planned.Known<Long>(Long number)) {
                numbers.put(name, number);
                if (view.slot() != null && view.slot() instanceof Planned.Known<String>(String slot)) {
                    slots.put(slot, new Node(name, number));
                    regions.put(location(slot), view.region().orElse(""));
                }
            }
        });
        Planned<Map<String, String>> subnets = prior.outputs().topology().locationSubnets();
        return new Kept(slots, numbers, subnets == null ? Map.of() : subnets.orElse(Map.of()), regions);
    }

    /// From the tags of what exists, for a cluster of which there is no state.
    static Kept of(TpaClusterModel written, Aws aws, Anchor anchor) {
        Kept kept = new Kept(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        anchor.regions().forEach(region -> kept.add(written, aws.region(region), anchor.incarnation()));
        return kept;
    }

    private void add(TpaClusterModel written, AwsRegion region, String incarnation) {
        Filter owner = Resolution.filter("tag:" + OwnerTags.OWNER, Resolution.owner(written));
        Filter made = Resolution.filter("tag:" + OwnerTags.INCARNATION, incarnation);
        region.ec2().describeInstancesPaginator(r -> r.filters(owner, made)).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .forEach(instance -> {
                    String name = Resolution.tag(instance.tags(), "Name");
                    String number = Resolution.tag(instance.tags(), "node");
                    String slot = Resolution.tag(instance.tags(), OwnerTags.SLOT);
                    if (name != null && number != null && number.matches("[0-9]{1,9}")) {
                        numbers.put(name, Long.valueOf(number));
                        if (slot != null) {
                            slots.put(slot, new Node(name, Long.parseLong(number)));
                            regions.put(location(slot), region.name());
                        }
                    }
                });
        Requests.of(written)
                .ifPresent(
                        request -> region.ec2().describeSubnetsPaginator(r -> r.filters(owner, made)).subnets().stream()
                                .forEach(subnet -> location(
                                                request, region, Resolution.tag(subnet.tags(), OwnerTags.COMPONENT))
                                        .ifPresent(location -> subnets.put(location, subnet.cidrBlock()))));
    }

    private static String location(String slot) {
        return slot.substring(0, slot.indexOf('/'));
    }

    private static Optional<String> location(Request request, AwsRegion region, @Nullable String component) {
        return request.locations().stream()
                .filter(location -> ("subnet/" + region.name() + "/" + location).equals(component))
                .findFirst();
    }
}
