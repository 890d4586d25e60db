package io.dataplane.provider.product.tpa.configure;

import java.util.List;
import java.util.Map;

/// PGD-Always-ON: PGD 5 with proxies.
final class PgdAlwaysOnLayout implements Layout {
    private static final int MOST_DATA_NODES = 1000;

    @Override
    public List<String> defaultLocations(Request request) {
        return List.of("first");
    }

    @Override
    public void check(Request request, OptionProblems problems) {
        problems.required("pgd_proxy_routing", request.options().pgdProxyRouting(), "global or local");
        problems.atLeastTwoDataNodes(request);
        problems.witnessOnly(request);
        if (request.dataNodes() * request.locations().size() > MOST_DATA_NODES) {
            problems.option(
                    "data_nodes_per_location",
                    "Too Many Data Nodes",
                    "%d data nodes in %d locations are more than %d. Use fewer."
                            .formatted(request.dataNodes(), request.locations().size(), MOST_DATA_NODES));
        }
        if (request.locations().size() == 2) {
            problems.diagnostics()
                    .warning(
                            OptionProblems.OPTIONS.name("location_names"),
                            "No Majority Of Locations",
                            "With two locations, the loss of one may leave no majority. Add a third, at least as"
                                    + " witness_only_location.");
        }
    }

    @Override
    public void nodes(Request request, Nodes nodes) {
        for (String location : request.locations()) {
            if (location.equals(request.options().witnessOnlyLocation())) {
                nodes.add(Bdr.witness(nodes, location));
                continue;
            }
            Bdr.data(request, nodes, location, node -> proxied(request, Bdr.priority(node, 100)));
            if (request.dataNodes() % 2 == 0) {
                nodes.add(Bdr.witness(nodes, location));
            }
            Bdr.proxies(request, nodes, location);
            nodes.add(GeneratedNode.of(nodes.next(location, Slot.Kind.BARMAN), "barman"));
        }
    }

    private static GeneratedNode proxied(Request request, GeneratedNode node) {
        return request.proxyNodes() == 0 ? node.role("pgd-proxy") : node;
    }

    @Override
    public void vars(Request request, Map<String, Object> vars) {
        boolean global = "global".equals(request.options().pgdProxyRouting());
        vars.put("failover_manager", "pgd");
        Bdr.proxyOptions(request, vars);
        NodeGroups groups = new NodeGroups(request);
        groups.top("enable_raft", true).top("enable_proxy_routing", global);
        for (String location : request.activeLocations()) {
            groups.child(location, "enable_raft", true).option(location, "enable_proxy_routing", !global);
        }
        String witness = request.options().witnessOnlyLocation();
        if (witness != null) {
            groups.child(witness, "enable_raft", false).option(witness, "enable_proxy_routing", false);
        }
        vars.put("bdr_node_groups", groups.tree());
    }
}
