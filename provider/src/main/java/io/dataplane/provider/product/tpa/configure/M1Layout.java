package io.dataplane.provider.product.tpa.configure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// M1: one primary with streaming replicas.
final class M1Layout implements Layout {
    private static final int ETCD_NODES = 3;
    private static final int HAPROXY_NODES = 2;

    @Override
    public List<String> defaultLocations(Request request) {
        return List.of("main");
    }

    @Override
    public void check(Request request, OptionProblems problems) {
        ArchitectureOptions options = request.options();
        List<String> locations = request.locations();
        problems.required("failover_manager", options.failoverManager(), "repmgr, efm or patroni");
        problems.location("primary_location", options.primaryLocation(), locations);
        problems.location("witness_only_location", options.witnessOnlyLocation(), locations);
        problems.location("single_node_location", options.singleNodeLocation(), locations);
        boolean patroni = request.uses("patroni");
        boolean efm = request.uses("efm");
        boolean witnessOnly = options.witnessOnlyLocation() != null;
        problems.refused(
                witnessOnly && patroni,
                "witness_only_location",
                "Patroni has no witness. Remove the option, or use repmgr or efm.");
        problems.refused(
                witnessOnly && locations.size() < 3,
                "witness_only_location",
                "A location for the witness needs two others. Name at least three locations in location_names.");
        problems.refused(
                witnessOnly && options.singleNodeLocation() != null,
                "single_node_location",
                "single_node_location and witness_only_location exclude each other. Remove one.");
        problems.refused(
                !request.activeLocations().contains(request.primaryLocation()),
                "primary_location",
                "\"%s\" holds no primary: it is for a single replica or a witness only. Name another."
                        .formatted(request.primaryLocation()));
        problems.refused(
                patroni && locations.size() > 1,
                "location_names",
                "Patroni works in one location. Name one only, or use repmgr or efm.");
        boolean haproxy = Boolean.TRUE.equals(options.enableHaproxy());
        problems.refused(
                haproxy && !patroni, "enable_haproxy", "HAProxy nodes go with patroni only. Remove the option.");
        problems.refused(
                haproxy && request.system().isRedHat7(),
                "enable_haproxy",
                "RedHat 7 has no HAProxy that serves. Use a newer os_version.");
        problems.refused(
                haproxy && Boolean.TRUE.equals(options.enablePgbouncer()),
                "enable_pgbouncer",
                "enable_haproxy and enable_pgbouncer exclude each other. Remove one.");
        problems.refused(
                options.patroniDcs() != null && !patroni, "patroni_dcs", "It goes with patroni only. Remove it.");
        problems.refused(
                options.patroniPackageFlavour() != null && !patroni,
                "patroni_package_flavour",
                "It goes with patroni only. Remove it.");
        problems.refused(
                Boolean.TRUE.equals(options.efmBindByHostname()) && !efm,
                "efm_bind_by_hostname",
                "It goes with efm only. Remove it.");
        PostgresModel postgres = request.postgres();
        problems.refused(
                request.uses("repmgr") && postgres != null && postgres.isEpas() && postgres.major() < 14,
                "failover_manager",
                "repmgr manages epas from version 14. Use a newer postgres.version, or efm.");
    }

    @Override
    public void nodes(Request request, Nodes nodes) {
        ArchitectureOptions options = request.options();
        Slot primary = new Slot(request.primaryLocation(), Slot.Kind.DATA, 1);
        for (String location : request.activeLocations()) {
            List<Slot> data = data(request, nodes, location, primary);
            if (location.equals(primary.location())) {
                barman(request, nodes, primary);
            }
            if (request.uses("patroni")) {
                for (int i = 0; i < ETCD_NODES; i++) {
                    nodes.add(GeneratedNode.of(nodes.next(location, Slot.Kind.ETCD), "etcd")
                            .var("etcd_location", location));
                }
            }
            if (Boolean.TRUE.equals(options.enableHaproxy())) {
                for (int i = 0; i < HAPROXY_NODES; i++) {
                    nodes.add(GeneratedNode.of(nodes.next(location, Slot.Kind.HAPROXY), "haproxy")
                            .var("haproxy_backend_servers", data)
                            .var("haproxy_bind_address", "0.0.0.0"));
                }
            }
        }
        if (options.singleNodeLocation() != null) {
            Slot slot = nodes.next(options.singleNodeLocation(), Slot.Kind.DATA);
            nodes.add(bouncing(request, GeneratedNode.of(slot, "replica").from(primary)));
        }
        if (options.witnessOnlyLocation() != null) {
            Slot slot = nodes.next(options.witnessOnlyLocation(), Slot.Kind.WITNESS);
            nodes.add(GeneratedNode.of(slot, "witness").from(primary));
        }
    }

    private static List<Slot> data(Request request, Nodes nodes, String location, Slot primary) {
        List<Slot> data = new ArrayList<>();
        for (int i = 0; i < request.dataNodes(); i++) {
            Slot slot = nodes.next(location, Slot.Kind.DATA);
            GeneratedNode node = slot.equals(primary)
                    ? GeneratedNode.of(slot, "primary").backedUpBy(new Slot(location, Slot.Kind.BARMAN, 1))
                    : GeneratedNode.of(slot, "replica").from(data.isEmpty() ? primary : data.getFirst());
            data.add(nodes.add(bouncing(request, node)));
        }
        return data;
    }

    private static GeneratedNode bouncing(Request request, GeneratedNode node) {
        return Boolean.TRUE.equals(request.options().enablePgbouncer()) ? node.role("pgbouncer") : node;
    }

    /// It is the witness too where the data nodes alone could vote a draw.
    private static void barman(Request request, Nodes nodes, Slot primary) {
        int active = request.activeLocations().size();
        boolean draw = active == 2 || (active == 1 && request.dataNodes() % 2 == 0);
        boolean witness = draw && !request.uses("patroni") && request.options().singleNodeLocation() == null;
        GeneratedNode node = GeneratedNode.of(nodes.next(primary.location(), Slot.Kind.BARMAN), "barman", "log-server");
        nodes.add(witness ? node.role("witness").from(primary) : node);
    }

    @Override
    public void vars(Request request, Map<String, Object> vars) {
        ArchitectureOptions options = request.options();
        vars.put("failover_manager", String.valueOf(options.failoverManager()));
        if (Boolean.TRUE.equals(options.efmBindByHostname())) {
            vars.put("efm_bind_by_hostname", true);
        }
        if (request.uses("patroni")) {
            vars.put("etcd_location", request.primaryLocation());
            vars.put("patroni_dcs", "etcd");
            vars.put(
                    "patroni_package_flavour",
                    options.patroniPackageFlavour() != null
                            ? options.patroniPackageFlavour()
                            : Repositories.of(request).isEmpty() ? "community" : "edb");
        }
    }
}
