package io.dataplane.provider.product.tpa;

import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.cluster.Part;
import io.dataplane.provider.cluster.Part.ExistingFactory;
import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Scope;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.value.AttributePath;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the parts of the graph in one region are made from.
///
/// @param allNodes in every region
/// @param hostKeys asked for only by walks that launch nodes
record GraphContext(
        TpaClusterModel model,
        TpaFacts facts,
        TpaTags tags,
        String region,
        List<NodeSpec> allNodes,
        Supplier<HostKeyPairs> hostKeys) {
    GraphContext in(String other) {
        return new GraphContext(model, facts, tags, other, allNodes, hostKeys);
    }

    /// Whether the plan has nodes that are not there yet.
    boolean isLaunching() {
        return allNodes.stream()
                .map(node ->
                        model.status().componentMap().get(Ids.instance(node).value()))
                .anyMatch(view -> view != null && view.knownId() == null);
    }

    /// Those of the region.
    List<NodeSpec> nodes() {
        return allNodes.stream().filter(node -> node.region().equals(region)).toList();
    }

    List<SubnetSpec> subnets() {
        return SubnetSpec.of(nodes());
    }

    List<SubnetSpec> subnetsElsewhere() {
        return SubnetSpec.of(allNodes).stream()
                .filter(subnet -> !subnet.region().equals(region))
                .toList();
    }

    VpcChoice vpc() {
        return VpcChoice.of(model, region());
    }

    /// An object with an id of its own.
    <D, L> Part<D, L> part(
            ComponentId id,
            String type,
            AttributePath path,
            @Nullable String name,
            Object settings,
            Set<ComponentId> dependsOn,
            Function<RegionView, Component<D, L>> ours,
            @Nullable ExistingFactory existing,
            Function<Scope.Parents, D> desired) {
        Planned<String> known = name == null ? null : Planned.of(name);
        return new Part<>(
                id,
                type,
                region(),
                facts.standing(id),
                path,
                known,
                settings,
                false,
                true,
                dependsOn,
                ours,
                existing,
                desired);
    }

    /// An object that hangs on its parents and is named after them.
    <D, L> Part<D, L> derived(
            ComponentId id,
            String type,
            AttributePath path,
            String name,
            Object settings,
            Set<ComponentId> dependsOn,
            Function<RegionView, Component<D, L>> ours,
            Function<Scope.Parents, D> desired) {
        return new Part<>(
                id,
                type,
                region(),
                facts.standing(id),
                path,
                Planned.of(name),
                settings,
                true,
                false,
                dependsOn,
                ours,
                null,
                desired);
    }
}
