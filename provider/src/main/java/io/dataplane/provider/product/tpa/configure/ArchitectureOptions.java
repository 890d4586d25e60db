package io.dataplane.provider.product.tpa.configure;

import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.rule.Matches;
import io.dataplane.schema.rule.OneOf;
import io.dataplane.schema.rule.Range;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an architecture can be told; which option belongs to which is in [OptionRules].
public record ArchitectureOptions(
        @Optional
        @Matches(
                pattern = "[a-zA-Z0-9][a-zA-Z0-9_-]{0,31}",
                message = "up to 32 letters, digits, `_` and `-`, with a letter or digit first")
        @Doc("Names of the locations, in order.")
        @Nullable
        List<String> locationNames,

        @Optional @OneOf({"repmgr", "efm", "patroni"}) @Doc("M1: what fails over. Required there.") @Nullable
        String failoverManager,

        @Optional @Doc("M1: the location of the primary; the first one by default.") @Nullable
        String primaryLocation,

        @Optional @Doc("M1, PGD-X, PGD-Always-ON: a location that holds one witness and no data.") @Nullable
        String witnessOnlyLocation,

        @Optional @Doc("M1: a location that holds one replica only.") @Nullable
        String singleNodeLocation,

        @Optional
        @Range(min = 1, max = 1000)
        @Doc("M1: 2 by default. PGD-X, PGD-Always-ON: 3 by default, at least 2.")
        @Nullable
        Long dataNodesPerLocation,

        @Optional @Doc("M1 with patroni: two HAProxy nodes per location.") @Nullable
        Boolean enableHaproxy,

        @Optional @Doc("M1: PgBouncer on the data nodes.") @Nullable
        Boolean enablePgbouncer,

        @Optional @Doc("M1 with efm: let EFM bind by host name instead of address.") @Nullable
        Boolean efmBindByHostname,

        @Optional @OneOf("etcd") @Doc("M1 with patroni: its distributed store, `etcd`.") @Nullable
        String patroniDcs,

        @Optional
        @OneOf({"edb", "community"})
        @Doc("M1 with patroni: whose packages; `edb` by default where EDB repositories are used.")
        @Nullable
        String patroniPackageFlavour,

        @Optional @OneOf({"global", "local"}) @Doc("PGD-X: how connections are routed. Required there.") @Nullable
        String pgdRouting,

        @Optional @Doc("PGD and BDR architectures: the replicated database; `bdrdb` by default.") @Nullable
        String bdrDatabase,

        @Optional @Doc("PGD-X, PGD-Always-ON: make neighbours CAMO partners.") @Nullable
        Boolean enableCamo,

        @Optional @Doc("PGD-X, PGD-S: serve the connection manager's probes over HTTPS.") @Nullable
        Boolean useHttps,

        @Optional
        @Range(min = 1, max = 65535)
        @Doc("PGD-X, PGD-S: port of the connection manager for writes.")
        @Nullable
        Long readWritePort,

        @Optional @Range(min = 1, max = 65535) @Doc("PGD-X, PGD-S: port of the connection manager for reads.") @Nullable
        Long readOnlyPort,

        @Optional @Range(min = 1, max = 65535) @Doc("PGD-X, PGD-S: port of the connection manager's probes.") @Nullable
        Long httpPort,

        @Optional
        @OneOf({"standard", "near-far", "bronze", "silver", "gold", "platinum"})
        @Doc("PGD-S: `standard` (default) or `near-far`. BDR-Always-ON: `bronze`, `silver`, `gold` or `platinum`;"
                + " required there.")
        @Nullable
        String layout,

        @Optional @Range(min = 0, max = 10) @Doc("PGD-S: nodes that only subscribe; 0 by default.") @Nullable
        Long subscriberOnlyNodes,

        @Optional @OneOf({"global", "local"}) @Doc("PGD-Always-ON: how the proxies route. Required there.") @Nullable
        String pgdProxyRouting,

        @Optional @OneOf({"http", "https"}) @Doc("PGD-Always-ON, Lightweight: let the proxies serve probes.") @Nullable
        String enablePgdProbes,

        @Optional
        @Range(min = 0, max = 10)
        @Doc("PGD-Always-ON, Lightweight: nodes for proxies only; 0 by default: they run on the data nodes.")
        @Nullable
        Long proxyNodesPerLocation,

        @Optional
        @Range(min = 1, max = 65535)
        @Doc("PGD-Always-ON, Lightweight: the proxies' port; 6432 by default.")
        @Nullable
        Long proxyListenPort,

        @Optional
        @Range(min = 1, max = 65535)
        @Doc("PGD-Always-ON, Lightweight: the proxies' port for reads; 6433 by default.")
        @Nullable
        Long proxyReadOnlyPort,

        @Optional @OneOf({"etcd", "bdr"}) @Doc("BDR-Always-ON: what HARP agrees by. Required there.") @Nullable
        String harpConsensusProtocol,

        @Optional @OneOf({"http", "https"}) @Doc("BDR-Always-ON: let HARP serve probes.") @Nullable
        String enableHarpProbes,

        @Optional
        @OneOf({"3", "4"})
        @Doc("BDR-Always-ON: `3` (Postgres 11 to 13) or `4` (12 to 14); by default the newest that fits.")
        @Nullable
        String bdrVersion,

        @Optional @Doc("Add a node for Postgres Enterprise Manager and its agents.") @Nullable
        Boolean enablePem,

        @Optional @Doc("Run the Beacon agent on the data nodes.") @Nullable
        Boolean enableBeaconAgent,

        @Optional
        @Doc("Run pg-backup-api on the Barman nodes; by default when there is Postgres Enterprise Manager.")
        @Nullable
        Boolean enablePgBackupApi,

        @Optional @Doc("Id of the project that the Beacon agent reports to.") @Nullable
        String beaconAgentProjectId) {

    static final ArchitectureOptions NONE = new ArchitectureOptions(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /// What was given, by name; a switch that is off counts as not given.
    Map<String, Object> given() {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("location_names", locationNames);
        given.put("failover_manager", failoverManager);
        given.put("primary_location", primaryLocation);
        given.put("witness_only_location", witnessOnlyLocation);
        given.put("single_node_location", singleNodeLocation);
        given.put("data_nodes_per_location", dataNodesPerLocation);
        given.put("enable_haproxy", enableHaproxy);
        given.put("enable_pgbouncer", enablePgbouncer);
        given.put("efm_bind_by_hostname", efmBindByHostname);
        given.put("patroni_dcs", patroniDcs);
        given.put("patroni_package_flavour", patroniPackageFlavour);
        given.put("pgd_routing", pgdRouting);
        given.put("bdr_database", bdrDatabase);
        given.put("enable_camo", enableCamo);
        given.put("use_https", useHttps);
        given.put("read_write_port", readWritePort);
        given.put("read_only_port", readOnlyPort);
        given.put("http_port", httpPort);
        given.put("layout", layout);
        given.put("subscriber_only_nodes", subscriberOnlyNodes);
        given.put("pgd_proxy_routing", pgdProxyRouting);
        given.put("enable_pgd_probes", enablePgdProbes);
        given.put("proxy_nodes_per_location", proxyNodesPerLocation);
        given.put("proxy_listen_port", proxyListenPort);
        given.put("proxy_read_only_port", proxyReadOnlyPort);
        given.put("harp_consensus_protocol", harpConsensusProtocol);
        given.put("enable_harp_probes", enableHarpProbes);
        given.put("bdr_version", bdrVersion);
        given.put("enable_pem", enablePem);
        given.put("enable_beacon_agent", enableBeaconAgent);
        given.put("enable_pg_backup_api", enablePgBackupApi);
        given.put("beacon_agent_project_id", beaconAgentProjectId);
        given.values().removeIf(value -> Objects.isNull(value) || Boolean.FALSE.equals(value));
        return given;
    }
}
