package io.dataplane.provider.product.tpa;

import io.dataplane.provider.cluster.Part;
import io.dataplane.provider.cluster.Parts;
import java.util.ArrayList;
import java.util.List;

/// The AWS objects of a cluster: a function of the configuration and of what was found out at plan time.
final class TpaClusterGraph {
    private TpaClusterGraph() {}

    static Parts parts(TpaClusterModel model, TpaFacts facts) {
        List<NodeSpec> nodes = facts.nodes(model);
        GraphContext home = new GraphContext(
                model, facts, new TpaTags(model, facts), facts.regions().home(), nodes);
        List<Part<?, ?>> parts = new ArrayList<>(AccessGraph.parts(home));
        for (String region : facts.regions().all()) {
            GraphContext context = home.in(region);
            parts.addAll(NetworkGraph.parts(context));
            parts.addAll(FirewallGraph.parts(context));
            parts.add(AccessGraph.keyPair(context));
            parts.addAll(InstanceGraph.parts(context));
        }
        parts.addAll(PeeringGraph.parts(home, region -> NetworkGraph.hasRouteTable(home.in(region))));
        return new Parts(parts);
    }
}
