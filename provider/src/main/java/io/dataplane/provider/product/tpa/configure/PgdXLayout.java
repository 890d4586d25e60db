package io.dataplane.provider.product.tpa.configure;

import java.util.List;
import java.util.Map;

/// PGD-X: PGD 6 with its connection manager.
final class PgdXLayout implements Layout {
    @Override
    public List<String> defaultLocations(Request request) {
        return List.of("first");
    }

    @Override
    public void check(Request request, OptionProblems problems) {
        problems.required("pgd_routing", request.options().pgdRouting(), "global or local");
        problems.atLeastTwoDataNodes(request);
        problems.witnessOnly(request);
        problems.refused(
                request.withCamo() && request.flavour().equals("postgresql"),
                "enable_camo",
                "CAMO needs edbpge or epas. Change postgres.flavour, or remove the option.");
    }

    @Override
    public void nodes(Request request, Nodes nodes) {
        for (String location : request.locations()) {
            if (location.equals(request.options().witnessOnlyLocation())) {
                nodes.add(Bdr.witness(nodes, location));
                continue;
            }
            Bdr.data(request, nodes, location, node -> node);
            if (request.dataNodes() % 2 == 0) {
                nodes.add(Bdr.witness(nodes, location));
            }
            nodes.add(GeneratedNode.of(nodes.next(location, Slot.Kind.BARMAN), "barman"));
        }
    }

    @Override
    public void vars(Request request, Map<String, Object> vars) {
        ArchitectureOptions options = request.options();
        boolean global = "global".equals(options.pgdRouting());
        vars.put("pgd_flavour", "expanded");
        NodeGroups groups = new NodeGroups(request);
        groups.top("enable_routing", global);
        for (String location : request.activeLocations()) {
            groups.child(location, "enable_routing", !global);
        }
        if (options.witnessOnlyLocation() != null) {
            groups.child(options.witnessOnlyLocation(), "enable_routing", false);
        }
        groups.routing(global);
        vars.put("bdr_node_groups", groups.tree());
    }
}
