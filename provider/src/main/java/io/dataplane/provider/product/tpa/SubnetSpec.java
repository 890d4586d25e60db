package io.dataplane.provider.product.tpa;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One subnet that instances stand in.
///
/// @param key its place in component ids: the location that asks for it, else its block or id
/// @param subnet a block, or the id of a subnet that exists
record SubnetSpec(
        String key,
        String region,
        String subnet,
        @Nullable String az,
        @Nullable String name,
        boolean fromLocation) {
    boolean isId() {
        return subnet.startsWith("subnet-");
    }

    boolean holds(NodeSpec node) {
        return node.region().equals(region) && node.subnet().equals(subnet);
    }

    /// The distinct subnets of the nodes; the first location by name gives it its key.
    static List<SubnetSpec> of(List<NodeSpec> nodes) {
        return List.copyOf(bySubnet(nodes).values());
    }

    /// The subnet each node stands in, by node name.
    static Map<String, SubnetSpec> byNode(List<NodeSpec> nodes) {
        Map<String, SubnetSpec> bySubnet = bySubnet(nodes);
        Map<String, SubnetSpec> byNode = new LinkedHashMap<>();
        nodes.forEach(node -> byNode.put(node.name(), bySubnet.get(place(node))));
        return byNode;
    }

    private static String place(NodeSpec node) {
        return node.region() + " " + node.subnet();
    }

    private static Map<String, SubnetSpec> bySubnet(List<NodeSpec> nodes) {
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
            bySubnet.merge(place(node), wanted, SubnetSpec::preferred);
        }
        return bySubnet;
    }

    private static SubnetSpec preferred(SubnetSpec one, SubnetSpec other) {
        if (one.fromLocation != other.fromLocation) {
            return one.fromLocation ? one : other;
        }
        return one.key.compareTo(other.key) <= 0 ? one : other;
    }
}
