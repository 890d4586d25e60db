package io.dataplane.provider.product.tpa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One subnet that instances stand in.
///
/// @param key its place in component ids: the location that asks for it, else its block or id
/// @param subnet a block, or the id of a subnet that exists
record SubnetSpec(
        String key, String region, String subnet, @Nullable String az, @Nullable String name, boolean fromLocation) {
    boolean isId() {
        return subnet.startsWith("subnet-");
    }

    /// The distinct subnets of the nodes; the first location by name gives it its key.
    static List<SubnetSpec> of(List<NodeSpec> nodes) {
        Map<String, SubnetSpec> bySubnet = new LinkedHashMap<>();
        for (NodeSpec node : nodes) {
            String location = node.subnetOfLocation() ? node.location() : null;
            SubnetSpec wanted = new SubnetSpec(
                    location == null ? node.subnet() : location,
                    node.region(),
                    node.subnet(),
                    node.az(),
                    node.subnetName() == null ? location : node.subnetName(),
                    location != null);
            bySubnet.merge(node.region() + " " + node.subnet(), wanted, SubnetSpec::preferred);
        }
        return new ArrayList<>(bySubnet.values());
    }

    private static SubnetSpec preferred(SubnetSpec one, SubnetSpec other) {
        if (one.fromLocation != other.fromLocation) {
            return one.fromLocation ? one : other;
        }
        return one.key.compareTo(other.key) <= 0 ? one : other;
    }
}
