package io.dataplane.provider.product.tpa;

import io.dataplane.provider.cluster.Part;
import io.dataplane.provider.cluster.Parts;
import java.util.ArrayList;
import java.util.List;

/// The AWS objects of a cluster: a function of the configuration and of what was found out at plan time.
final class TpaClusterGraph {
    private TpaClusterGraph() {}

    static Parts parts(TpaClusterModel model, TpaFacts facts) {
        List<NodeSpec> nodes = NodeSpecs.of(model, facts.region(), facts.numbers());
        GraphContext context = new GraphContext(model, facts, new TpaTags(model, facts), nodes, SubnetSpec.of(nodes));
        List<Part<?, ?>> parts = new ArrayList<>();
        parts.addAll(NetworkGraph.parts(context));
        parts.addAll(FirewallGraph.parts(context));
        parts.addAll(AccessGraph.parts(context));
        parts.addAll(InstanceGraph.parts(context));
        return new Parts(parts);
    }
}
