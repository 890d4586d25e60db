package io.dataplane.provider.product.tpa.configure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What the PGD architectures have in common.
final class Bdr {
    private Bdr() {}

    static void data(Request request, Nodes nodes, String location, UnaryOperator<GeneratedNode> finish) {
        data(request, nodes, location, request.dataNodes(), finish);
    }

    /// The data nodes of a location: the first is backed up, and neighbours are CAMO partners when asked for.
    static void data(Request request, Nodes nodes, String location, int count, UnaryOperator<GeneratedNode> finish) {
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slots.add(nodes.next(location, Slot.Kind.DATA));
        }
        for (int i = 0; i < count; i++) {
            GeneratedNode node = inGroup(GeneratedNode.of(slots.get(i), "bdr"));
            if (i == 0) {
                node = node.backedUpBy(new Slot(location, Slot.Kind.BARMAN, 1));
            }
            int partner = i % 2 == 0 ? i + 1 : i - 1;
            if (request.withCamo() && partner < count) {
                node = node.var("bdr_node_camo_partner", slots.get(partner));
            }
            nodes.add(finish.apply(node));
        }
    }

    static GeneratedNode witness(Nodes nodes, String location) {
        return inGroup(GeneratedNode.of(nodes.next(location, Slot.Kind.WITNESS), "bdr", "witness"));
    }

    static void proxies(Request request, Nodes nodes, String location) {
        for (int i = 0; i < request.proxyNodes(); i++) {
            nodes.add(inGroup(GeneratedNode.of(nodes.next(location, Slot.Kind.PROXY), "pgd-proxy")));
        }
    }

    static GeneratedNode inGroup(GeneratedNode node) {
        return node.var("bdr_child_group", Request.group(node.slot().location()));
    }

    static GeneratedNode priority(GeneratedNode node, int priority) {
        return node.var("bdr_node_options", Map.of("route_priority", priority));
    }

    static void proxyOptions(Request request, Map<String, Object> vars) {
        ArchitectureOptions options = request.options();
        vars.put(
                "default_pgd_proxy_options",
                Tree.of(
                        "listen_port",
                        Request.number(options.proxyListenPort(), 6432),
                        "read_listen_port",
                        Request.number(options.proxyReadOnlyPort(), 6433)));
        String probes = options.enablePgdProbes();
        if (probes != null) {
            vars.put("pgd_http_options", Tree.of("enable", true, "secure", probes.equals("https")));
        }
    }
}
