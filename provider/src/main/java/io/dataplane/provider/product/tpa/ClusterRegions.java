package io.dataplane.provider.product.tpa;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/// Where a cluster stands: in the regions of its instances and in those that `regions` names.
///
/// @param byDefault the region of instances that name none; empty while the provider's is not known
/// @param home the region of the first node, where a bucket is made and what has no region of its own is shown
record ClusterRegions(String byDefault, String home, SortedSet<String> all) {
    ClusterRegions {
        all = Collections.unmodifiableSortedSet(new TreeSet<>(all));
    }

    static ClusterRegions of(TpaClusterModel model, String providerRegion) {
        return of(model, providerRegion, NodeSpecs.of(model, providerRegion, Map.of()));
    }

    /// @param nodes in the order of their numbers
    static ClusterRegions of(TpaClusterModel model, String providerRegion, List<NodeSpec> nodes) {
        String first = byDefault(model, providerRegion);
        SortedSet<String> all = new TreeSet<>(named(model));
        nodes.forEach(node -> all.add(node.region()));
        if (all.isEmpty()) {
            all.add(first);
        }
        return new ClusterRegions(
                first, nodes.isEmpty() ? first : nodes.getFirst().region(), all);
    }

    /// The first of `regions`, else the provider's.
    static String byDefault(TpaClusterModel model, String providerRegion) {
        List<String> named = named(model);
        return named.isEmpty() ? providerRegion : named.getFirst();
    }

    private static List<String> named(TpaClusterModel model) {
        return Objects.requireNonNullElse(model.network().regions(), List.of());
    }
}
