package io.dataplane.provider.product.tpa.configure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The answer to a request: nodes in node order, and the variables of the cluster.
public final class Blueprint {
    private Blueprint() {}

    /// All nodes. The request must have passed [ArchitectureRules].
    public static List<GeneratedNode> nodes(Request request) {
        Nodes nodes = new Nodes();
        request.architecture().layout().nodes(request, nodes);
        if (request.withPem()) {
            String first = request.locations().getFirst();
            nodes.add(GeneratedNode.of(nodes.next(first, Slot.Kind.PEM), "pem-server"));
        }
        return nodes.list().stream().map(node -> withAgents(request, node)).toList();
    }

    private static GeneratedNode withAgents(Request request, GeneratedNode node) {
        GeneratedNode result = node;
        boolean watched =
                node.is("primary", "replica", "witness", "bdr") || (node.is("barman") && request.withPgBackupApi());
        if (request.withPem() && watched) {
            result = result.role("pem-agent");
        }
        boolean data = node.is("primary", "replica", "bdr") && !node.is("witness");
        return request.withBeacon() && data ? result.role("beacon-agent") : result;
    }

    /// `cluster_vars` as TPA's own generator writes them: a tree of maps, lists, texts, numbers and booleans.
    public static Map<String, Object> vars(Request request) {
        Map<String, Object> vars = new LinkedHashMap<>();
        PostgresModel postgres = request.postgres();
        List<String> repositories = Repositories.of(request);
        if (!repositories.isEmpty() && !repositories.contains("community360")) {
            vars.put("apt_repository_list", new ArrayList<>());
            vars.put("yum_repository_list", List.of("EPEL"));
            vars.put("suse_repository_list", new ArrayList<>());
        }
        if (!request.bdrVersion().isEmpty()) {
            String database = request.options().bdrDatabase();
            vars.put("bdr_version", request.bdrVersion());
            vars.put("bdr_database", database == null ? "bdrdb" : database);
            vars.put("bdr_node_group", request.topGroup());
            vars.put("postgres_coredump_filter", "0xff");
        }
        request.architecture().layout().vars(request, vars);
        if (postgres != null) {
            vars.put("postgres_flavour", request.flavour());
            vars.put("postgres_version", postgres.version());
            if (postgres.epasRedwoodCompat() != null) {
                vars.put("epas_redwood_compat", postgres.epasRedwoodCompat());
            }
        }
        vars.put("edb_repositories", repositories);
        vars.put("preferred_python_version", request.system().pythonVersion());
        if (request.withPgBackupApi()) {
            vars.put("enable_pg_backup_api", true);
        }
        if (request.withBeacon() && request.options().beaconAgentProjectId() != null) {
            vars.put("beacon_agent_project_id", request.options().beaconAgentProjectId());
        }
        return vars;
    }
}
