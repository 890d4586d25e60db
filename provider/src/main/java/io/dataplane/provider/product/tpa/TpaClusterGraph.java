package io.dataplane.provider.product.tpa;

import io.dataplane.provider.cluster.Part;
import io.dataplane.provider.cluster.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The AWS objects of a cluster: a function of the configuration and of what was found out at plan time.
final class TpaClusterGraph {
    private TpaClusterGraph() {}

    /// For those who launch nothing.
    static Parts parts(TpaClusterModel model, TpaFacts facts) {
        return parts(model, facts, () -> {
            throw new IllegalStateException("nothing is launched here");
        });
    }

    static Parts parts(TpaClusterModel model, TpaFacts facts, Supplier<HostKeyPairs> hostKeys) {
        List<NodeSpec> nodes = facts.nodes(model);
        GraphContext home = new GraphContext(
                model, facts, new TpaTags(model, facts), facts.regions().home(), nodes, hostKeys);
        List<Part<?, ?>> parts = new ArrayList<>(AccessGraph.parts(home));
        parts.addAll(ObjectGraph.parts(home));
        for (String region : facts.regions().all()) {
            GraphContext context = home.in(region);
            parts.addAll(NetworkGraph.parts(context));
            parts.addAll(FirewallGraph.parts(context));
            parts.add(AccessGraph.keyPair(context));
            parts.addAll(InstanceGraph.parts(context));
        }
        return new Parts(parts);
    }
}
