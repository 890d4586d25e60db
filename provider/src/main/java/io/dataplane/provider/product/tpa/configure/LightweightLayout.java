package io.dataplane.provider.product.tpa.configure;

import java.util.List;
import java.util.Map;

/// Lightweight: two PGD 5 nodes in one location and a fenced one elsewhere for disaster recovery.
final class LightweightLayout implements Layout {
    private static final String SCOPE = "lightweight_scope";

    @Override
    public List<String> defaultLocations(Request request) {
        return List.of("primary", "dr");
    }

    @Override
    public void check(Request request, OptionProblems problems) {
        problems.locations(request, 2);
    }

    @Override
    public void nodes(Request request, Nodes nodes) {
        String first = request.locations().getFirst();
        String second = request.locations().getLast();
        for (int i = 0; i < 2; i++) {
            Slot slot = nodes.next(first, Slot.Kind.DATA);
            nodes.add(Bdr.priority(Bdr.inGroup(GeneratedNode.of(slot, "bdr", "pgd-proxy")), 100));
        }
        Bdr.proxies(request, nodes, first);
        Slot slot = nodes.next(second, Slot.Kind.DATA);
        nodes.add(Bdr.inGroup(GeneratedNode.of(slot, "bdr", "pgd-proxy"))
                .var("bdr_node_options", Tree.of("route_priority", 90, "route_fence", true)));
    }

    @Override
    public void vars(Request request, Map<String, Object> vars) {
        String first = request.locations().getFirst();
        String group = Request.group(first);
        vars.put("failover_manager", "pgd");
        Bdr.proxyOptions(request, vars);
        NodeGroups groups = new NodeGroups(request);
        groups.top("enable_raft", true).top("enable_proxy_routing", true);
        for (String location : request.locations()) {
            groups.child(location, "enable_raft", true).option(location, "enable_proxy_routing", false);
        }
        groups.option(first, "default_commit_scope", SCOPE);
        vars.put("bdr_node_groups", groups.tree());
        Map<String, Object> scope = Tree.of("name", SCOPE, "origin", group);
        scope.put(
                "rule",
                "ALL (%s) SYNCHRONOUS COMMIT DEGRADE ON (timeout = 20s, require_write_lead = true) TO ASYNC"
                        .formatted(group));
        vars.put("bdr_commit_scopes", List.of(scope));
    }
}
