package io.dataplane.provider.product.tpa.configure;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// BDR-Always-ON: BDR 3 or 4 with HARP.
final class BdrAlwaysOnLayout implements Layout {
    private static final Set<String> TWO_SITES = Set.of("gold", "platinum");
    private static final List<String> LAYOUTS = List.of("bronze", "silver", "gold", "platinum");

    private static boolean hasTwoSites(Request request) {
        return TWO_SITES.contains(request.layout());
    }

    @Override
    public List<String> defaultLocations(Request request) {
        return hasTwoSites(request) ? List.of("a", "b", "c") : List.of("a", "b");
    }

    @Override
    public void check(Request request, OptionProblems problems) {
        ArchitectureOptions options = request.options();
        problems.required("layout", options.layout(), String.join(", ", LAYOUTS));
        problems.required("harp_consensus_protocol", options.harpConsensusProtocol(), "etcd or bdr");
        if (options.layout() != null && !LAYOUTS.contains(options.layout())) {
            problems.option(
                    "layout",
                    "Layout Of Another Architecture",
                    "BDR-Always-ON has the layouts %s, not %s."
                            .formatted(String.join(", ", LAYOUTS), options.layout()));
        } else if (options.layout() != null) {
            problems.locations(request, hasTwoSites(request) ? 3 : 2);
        }
        PostgresModel postgres = request.postgres();
        boolean three = "3".equals(options.bdrVersion());
        problems.refused(
                postgres != null && three && postgres.major() > 13,
                "bdr_version",
                "BDR 3 runs on Postgres 11 to 13. Use bdr_version 4, or an older postgres.version.");
        problems.refused(
                postgres != null && "4".equals(options.bdrVersion()) && postgres.major() < 12,
                "bdr_version",
                "BDR 4 runs on Postgres 12 to 14. Use bdr_version 3, or a newer postgres.version.");
    }

    @Override
    public void nodes(Request request, Nodes nodes) {
        List<String> locations = request.locations();
        String a = locations.get(0);
        String b = locations.get(1);
        if (!hasTwoSites(request)) {
            data(request, nodes, a, 2, b);
            boolean bronze = request.layout().equals("bronze");
            Slot third = nodes.next(a, bronze ? Slot.Kind.WITNESS : Slot.Kind.DATA);
            nodes.add(
                    etcd(request, bronze ? GeneratedNode.of(third, "bdr", "witness") : GeneratedNode.of(third, "bdr")));
            nodes.add(GeneratedNode.of(nodes.next(b, Slot.Kind.BARMAN), "barman"));
            harp(nodes, a);
            return;
        }
        data(request, nodes, a, 2, a);
        data(request, nodes, b, 2, b);
        nodes.add(GeneratedNode.of(nodes.next(locations.get(2), Slot.Kind.WITNESS), "bdr", "witness"));
        for (String site : List.of(a, b)) {
            GeneratedNode barman = GeneratedNode.of(nodes.next(site, Slot.Kind.BARMAN), "barman");
            nodes.add(request.layout().equals("gold") ? etcd(request, barman) : barman);
        }
        harp(nodes, a);
        harp(nodes, b);
        if (request.layout().equals("platinum")) {
            for (String site : List.of(a, b)) {
                Slot slot = nodes.next(site, Slot.Kind.DATA);
                nodes.add(etcd(request, GeneratedNode.of(slot, "bdr", "readonly")));
            }
        }
    }

    private static void data(Request request, Nodes nodes, String location, int count, String barman) {
        for (int i = 0; i < count; i++) {
            GeneratedNode node = etcd(request, GeneratedNode.of(nodes.next(location, Slot.Kind.DATA), "bdr"));
            nodes.add(i == 0 ? node.backedUpBy(new Slot(barman, Slot.Kind.BARMAN, 1)) : node);
        }
    }

    private static void harp(Nodes nodes, String location) {
        for (int i = 0; i < 2; i++) {
            nodes.add(GeneratedNode.of(nodes.next(location, Slot.Kind.PROXY), "harp-proxy"));
        }
    }

    private static GeneratedNode etcd(Request request, GeneratedNode node) {
        return "etcd".equals(request.options().harpConsensusProtocol()) ? node.role("etcd") : node;
    }

    @Override
    public void vars(Request request, Map<String, Object> vars) {
        vars.put("failover_manager", "harp");
        vars.put("harp_consensus_protocol", String.valueOf(request.options().harpConsensusProtocol()));
        String probes = request.options().enableHarpProbes();
        if (probes != null) {
            vars.put("harp_http_options", Tree.of("enable", true, "secure", probes.equals("https")));
        }
    }
}
