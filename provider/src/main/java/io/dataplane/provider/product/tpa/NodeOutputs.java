package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Computed;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.bind.Planned;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The nodes, and what they are to the cluster.
public record NodeOutputs(
        @Computed @Doc("The nodes, by name.") @Nullable Planned<Map<String, NodeView>> nodes,

        @Computed @Doc("Name of the primary; null when no instance has that role.") @Nullable
        Planned<String> primary,

        @Computed @Doc("Names of the Barman nodes.") @Nullable
        Planned<List<String>> barman,

        @Computed @Doc("Names of the nodes that hold data.") @Nullable
        Planned<List<String>> dataNodes,

        @Computed @Doc("Subnet per location, a block or an id; a generated one is chosen once and kept.") @Nullable
        Planned<Map<String, String>> locationSubnets) {
    /// Nothing known: before the first plan.
    static final NodeOutputs NONE = new NodeOutputs(null, null, null, null, null);

    /// To be known after the apply.
    static final NodeOutputs UNKNOWN = new NodeOutputs(
            Planned.unknown(), Planned.unknown(), Planned.unknown(), Planned.unknown(), Planned.unknown());

    static NodeOutputs of(Planned<Map<String, NodeView>> views, List<NodeSpec> nodes) {
        List<String> primary = NodeSpecs.names(nodes, "primary");
        return new NodeOutputs(
                views,
                primary.isEmpty() ? null : Planned.of(primary.getFirst()),
                Planned.of(NodeSpecs.names(nodes, "barman")),
                Planned.of(dataNodes(nodes)),
                Planned.of(locationSubnets(nodes)));
    }

    private static Map<String, String> locationSubnets(List<NodeSpec> nodes) {
        Map<String, String> subnets = new TreeMap<>();
        SubnetSpec.of(nodes).stream()
                .filter(SubnetSpec::fromLocation)
                .forEach(subnet -> subnets.put(subnet.key(), subnet.subnet()));
        return subnets;
    }

    private static List<String> dataNodes(List<NodeSpec> nodes) {
        Set<String> data = Set.of("primary", "replica", "postgres", "bdr");
        return nodes.stream()
                .filter(node -> node.roles().stream().anyMatch(data::contains))
                .map(NodeSpec::name)
                .toList();
    }
}
