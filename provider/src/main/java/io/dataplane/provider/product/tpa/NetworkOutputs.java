package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Computed;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.bind.Planned;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

        @Computed @Doc("Ids of the components that existed before and are only used.") @Nullable
        Planned<Set<String>> existing) {
    /// Nothing known: before the first plan.
    static final NetworkOutputs NONE = new NetworkOutputs(null, null, null, null, null, null, null);

    /// To be known after the apply.
    static final NetworkOutputs UNKNOWN = new NetworkOutputs(
            Planned.unknown(),
            Planned.unknown(),
            Planned.unknown(),
            Planned.unknown(),
            Planned.unknown(),
            Planned.unknown(),
            Planned.unknown());
}
