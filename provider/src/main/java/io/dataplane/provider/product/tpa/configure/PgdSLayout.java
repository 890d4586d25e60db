package io.dataplane.provider.product.tpa.configure;

import java.util.List;
import java.util.Map;

/// PGD-S: PGD 6 Essential, three data nodes in one or two locations.
final class PgdSLayout implements Layout {
    private static boolean isNearFar(Request request) {
        return request.layout().equals("near-far");
    }

    @Override
    public List<String> defaultLocations(Request request) {
        return isNearFar(request) ? List.of("first", "second") : List.of("first");
    }

    @Override
    public void check(Request request, OptionProblems problems) {
        if (!isNearFar(request) && !request.layout().equals("standard")) {
            problems.option(
                    "layout",
                    "Layout Of Another Architecture",
                    "PGD-S has the layouts standard and near-far, not %s.".formatted(request.layout()));
            return;
        }
        problems.locations(request, isNearFar(request) ? 2 : 1);
    }

    @Override
    public void nodes(Request request, Nodes nodes) {
        String first = request.locations().getFirst();
        Bdr.data(request, nodes, first, isNearFar(request) ? 2 : 3, node -> node);
        if (isNearFar(request)) {
            String second = request.locations().getLast();
            nodes.add(Bdr.inGroup(GeneratedNode.of(nodes.next(second, Slot.Kind.DATA), "bdr")));
        }
        nodes.add(GeneratedNode.of(nodes.next(first, Slot.Kind.BARMAN), "barman"));
        for (int i = 0; i < Request.number(request.options().subscriberOnlyNodes(), 0); i++) {
            Slot slot = nodes.next(first, Slot.Kind.SUBSCRIBER);
            nodes.add(Bdr.inGroup(GeneratedNode.of(slot, "bdr", "subscriber-only")));
        }
    }

    @Override
    public void vars(Request request, Map<String, Object> vars) {
        vars.put("pgd_flavour", "essential");
        NodeGroups groups = new NodeGroups(request);
        request.locations().forEach(location -> groups.child(location));
        groups.routing(false);
        vars.put("bdr_node_groups", groups.tree());
    }
}
