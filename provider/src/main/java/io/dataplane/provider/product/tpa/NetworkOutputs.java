package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Computed;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.bind.Planned;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where the cluster stands, and what of it was there before.
public record NetworkOutputs(
        @Computed @Doc("VPC id per region.") @Nullable Planned<Map<String, Planned<String>>> regionVpcs,

        @Computed @Doc("Security group ids per region.") @Nullable
        Planned<Map<String, Planned<List<String>>>> regionGroups,

        @Computed @Doc("Image id per region, chosen once and kept.") @Nullable
        Planned<Map<String, String>> regionAmis,

        @Computed @Doc("Subnet id per region and location.") @Nullable
        Planned<Map<String, Map<String, Planned<String>>>> regionSubnets,

        @Computed @Doc("Internet gateway id per region.") @Nullable
        Planned<Map<String, Planned<String>>> igwIds,

        @Computed @Doc("Route table id per region.") @Nullable
        Planned<Map<String, Planned<String>>> routeTableIds,

        @Computed @Doc("Block per region of a VPC that is described and not named: given once and kept.") @Nullable
        Planned<Map<String, String>> vpcCidrs,

        @Computed @Doc("Block of each location's subnet, per region: given once and kept.") @Nullable
        Planned<Map<String, Map<String, String>>> subnetCidrs,

        @Computed @Doc("The peering connections between VPCs, by `<region>/<region>`.") @Nullable
        Planned<Map<String, PeeringView>> peeringConnections,

        @Computed @Doc("Ids of the components that existed before and are only used.") @Nullable
        Planned<Set<String>> existing) {
    /// Nothing known: before the first plan.
    static final NetworkOutputs NONE = new NetworkOutputs(null, null, null, null, null, null, null, null, null, null);

    /// To be known after the apply.
    static final NetworkOutputs UNKNOWN = new NetworkOutputs(
            Planned.unknown(),
            Planned.unknown(),
            Planned.unknown(),
            Planned.unknown(),
            Planned.unknown(),
            Planned.unknown(),
            Planned.unknown(),
            Planned.unknown(),
            Planned.unknown(),
            Planned.unknown());

    /// Only what was given out before.
    static NetworkOutputs remembering(Map<String, String> vpcs, Map<String, Map<String, String>> subnets) {
        return new NetworkOutputs(
                null, null, null, null, null, null, Planned.of(vpcs), Planned.of(subnets), null, null);
    }

    /// The blocks of VPCs that a model describes.
    static Map<String, String> vpcCidrs(TpaClusterModel model, ClusterRegions regions) {
        Map<String, String> blocks = new TreeMap<>();
        for (String region : regions.all()) {
            VpcChoice choice = VpcChoice.of(model, region);
            if (choice.isDescribed() && choice.wanted().cidr() != null) {
                blocks.put(region, choice.wanted().cidr());
            }
        }
        return blocks;
    }

    /// The blocks of locations, where they do not name subnets by id.
    static Map<String, Map<String, String>> subnetCidrs(List<NodeSpec> nodes) {
        Map<String, Map<String, String>> blocks = new TreeMap<>();
        for (SubnetSpec subnet : SubnetSpec.of(nodes)) {
            if (subnet.fromLocation() && !subnet.isId()) {
                blocks.computeIfAbsent(subnet.region(), region -> new TreeMap<>())
                        .put(subnet.key(), subnet.subnet());
            }
        }
        return blocks;
    }

    /// One peering connection.
    public record PeeringView(
            @Computed @Doc("Its id.") @Nullable Planned<String> id,

            @Computed @Doc("Its status, `active` when it works.") @Nullable
            Planned<String> status) {}
}
