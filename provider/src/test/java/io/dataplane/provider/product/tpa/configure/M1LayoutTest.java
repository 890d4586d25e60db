package io.dataplane.provider.product.tpa.configure;

import static io.dataplane.provider.product.tpa.configure.Architecture.M1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class M1LayoutTest {
    private static final String REPMGR = "{'failover_manager': 'repmgr'";

    private static List<String> nodes(String options) {
        return Asked.nodes(M1, options);
    }

    private static List<String> problems(String options) {
        return Asked.problems(Asked.request(M1, options));
    }

    @Test
    void hasPrimaryReplicaAndBarmanThatIsTheWitness() {
        assertThat(nodes(REPMGR + "}"))
                .containsExactly(
                        "1 main/data/1 primary to main/barman/1",
                        "2 main/data/2 replica from main/data/1",
                        "3 main/barman/1 barman+log-server+witness from main/data/1");
    }

    @Test
    void oddNumberOfDataNodesNeedsNoWitness() {
        assertThat(nodes(REPMGR + ", 'data_nodes_per_location': 3}"))
                .containsExactly(
                        "1 main/data/1 primary to main/barman/1",
                        "2 main/data/2 replica from main/data/1",
                        "3 main/data/3 replica from main/data/1",
                        "4 main/barman/1 barman+log-server");
        assertThat(nodes("{'failover_manager': 'efm', 'data_nodes_per_location': 1}"))
                .containsExactly("1 main/data/1 primary to main/barman/1", "2 main/barman/1 barman+log-server");
    }

    @Test
    void replicasElsewhereStreamFromTheFirstOfTheirLocation() {
        assertThat(nodes(REPMGR + ", 'location_names': ['a', 'b']}"))
                .containsExactly(
                        "1 a/data/1 primary to a/barman/1",
                        "2 a/data/2 replica from a/data/1",
                        "3 a/barman/1 barman+log-server+witness from a/data/1",
                        "4 b/data/1 replica from a/data/1",
                        "5 b/data/2 replica from b/data/1");
    }

    @Test
    void threeLocationsNeedNoWitness() {
        assertThat(nodes(REPMGR + ", 'location_names': ['a', 'b', 'c'], 'data_nodes_per_location': 1}"))
                .containsExactly(
                        "1 a/data/1 primary to a/barman/1",
                        "2 a/barman/1 barman+log-server",
                        "3 b/data/1 replica from a/data/1",
                        "4 c/data/1 replica from a/data/1");
    }

    @Test
    void primaryMayStandInAnotherLocation() {
        assertThat(nodes(REPMGR
                        + ", 'location_names': ['a', 'b'], 'primary_location': 'b', 'data_nodes_per_location': 1}"))
                .containsExactly(
                        "1 a/data/1 replica from b/data/1",
                        "2 b/data/1 primary to b/barman/1",
                        "3 b/barman/1 barman+log-server+witness from b/data/1");
    }

    @Test
    void witnessOnlyLocationHoldsOneWitness() {
        assertThat(nodes(REPMGR
                        + ", 'location_names': ['a', 'b', 'c'], 'witness_only_location': 'c',"
                        + " 'data_nodes_per_location': 1}"))
                .containsExactly(
                        "1 a/data/1 primary to a/barman/1",
                        "2 a/barman/1 barman+log-server+witness from a/data/1",
                        "3 b/data/1 replica from a/data/1",
                        "4 c/witness/1 witness from a/data/1");
    }

    @Test
    void singleNodeLocationHoldsOneReplica() {
        assertThat(nodes(REPMGR + ", 'location_names': ['a', 'b'], 'single_node_location': 'b'}"))
                .containsExactly(
                        "1 a/data/1 primary to a/barman/1",
                        "2 a/data/2 replica from a/data/1",
                        "3 a/barman/1 barman+log-server",
                        "4 b/data/1 replica from a/data/1");
    }

    @Test
    void patroniHasEtcdAndMayHaveHaproxy() {
        String patroni = "{'failover_manager': 'patroni'";
        assertThat(nodes(patroni + "}"))
                .containsExactly(
                        "1 main/data/1 primary to main/barman/1",
                        "2 main/data/2 replica from main/data/1",
                        "3 main/barman/1 barman+log-server",
                        "4 main/etcd/1 etcd",
                        "5 main/etcd/2 etcd",
                        "6 main/etcd/3 etcd");
        List<GeneratedNode> nodes = Blueprint.nodes(Asked.request(M1, patroni + ", 'enable_haproxy': true}"));
        assertThat(nodes).hasSize(8);
        assertThat(nodes.get(3).vars()).isEqualTo(Map.of("etcd_location", "main"));
        assertThat(nodes.get(7).roles()).containsExactly("haproxy");
        assertThat(nodes.get(7).vars())
                .containsEntry(
                        "haproxy_backend_servers",
                        List.of(new Slot("main", Slot.Kind.DATA, 1), new Slot("main", Slot.Kind.DATA, 2)))
                .containsEntry("haproxy_bind_address", "0.0.0.0");
    }

    @Test
    void pgbouncerRunsOnDataNodes() {
        assertThat(nodes(REPMGR + ", 'enable_pgbouncer': true}"))
                .containsExactly(
                        "1 main/data/1 pgbouncer+primary to main/barman/1",
                        "2 main/data/2 pgbouncer+replica from main/data/1",
                        "3 main/barman/1 barman+log-server+witness from main/data/1");
    }

    @Test
    void pemHasANodeAndAgents() {
        assertThat(nodes(REPMGR + ", 'enable_pem': true}"))
                .containsExactly(
                        "1 main/data/1 pem-agent+primary to main/barman/1",
                        "2 main/data/2 pem-agent+replica from main/data/1",
                        "3 main/barman/1 barman+log-server+pem-agent+witness from main/data/1",
                        "4 main/pem/1 pem-server");
        assertThat(nodes(REPMGR + ", 'enable_pem': true, 'enable_pg_backup_api': false, 'data_nodes_per_location': 1}"))
                .contains("2 main/barman/1 barman+log-server");
        assertThat(Asked.vars(M1, REPMGR + ", 'enable_pem': true}")).containsEntry("enable_pg_backup_api", true);
    }

    @Test
    void beaconAgentsRunOnDataNodes() {
        String beacon = REPMGR + ", 'enable_beacon_agent': true, 'beacon_agent_project_id': 'p-1'}";
        assertThat(nodes(beacon))
                .containsExactly(
                        "1 main/data/1 beacon-agent+primary to main/barman/1",
                        "2 main/data/2 beacon-agent+replica from main/data/1",
                        "3 main/barman/1 barman+log-server+witness from main/data/1");
        assertThat(Asked.vars(M1, beacon)).containsEntry("beacon_agent_project_id", "p-1");
    }

    @Test
    void nodesStoreWhatTheyAreFor() {
        List<GeneratedNode> nodes = Blueprint.nodes(
                Asked.request(M1, "{'failover_manager': 'patroni', 'enable_haproxy': true, 'enable_pem': true}"));
        assertThat(nodes.stream()
                        .map(node -> node.slot().kind() + " " + node.storage())
                        .distinct())
                .containsExactly("DATA POSTGRES", "BARMAN BARMAN", "ETCD NOTHING", "HAPROXY NOTHING", "PEM POSTGRES");
    }

    @Test
    void variablesNameTheFailoverManager() {
        assertThat(Asked.vars(M1, REPMGR + "}"))
                .isEqualTo(Map.of(
                        "failover_manager",
                        "repmgr",
                        "postgres_flavour",
                        "postgresql",
                        "postgres_version",
                        "14",
                        "edb_repositories",
                        List.of(),
                        "preferred_python_version",
                        "python3"));
        assertThat(Asked.vars(M1, "{'failover_manager': 'efm', 'efm_bind_by_hostname': true}"))
                .containsEntry("failover_manager", "efm")
                .containsEntry("efm_bind_by_hostname", true)
                .containsEntry("edb_repositories", List.of("standard"))
                .containsEntry("apt_repository_list", List.of())
                .containsEntry("yum_repository_list", List.of("EPEL"))
                .containsEntry("suse_repository_list", List.of());
        assertThat(Asked.vars(M1, "{'failover_manager': 'patroni'}"))
                .containsEntry("etcd_location", "main")
                .containsEntry("patroni_package_flavour", "community");
        assertThat(Blueprint.vars(Asked.request(M1, "{'failover_manager': 'patroni'}", "epas", "16")))
                .containsEntry("patroni_package_flavour", "edb")
                .containsEntry("epas_redwood_compat", false)
                .containsEntry("edb_repositories", List.of("enterprise"));
    }

    @Test
    void rulesAreToldAtTheOption() {
        assertThat(problems("{}")).containsExactly("Option Missing @ architecture_options.failover_manager");
        assertThat(problems(REPMGR + ", 'primary_location': 'moon'}"))
                .containsExactly(
                        "Unknown Location @ architecture_options.primary_location",
                        "Option Not Allowed @ architecture_options.primary_location");
        assertThat(problems(REPMGR + ", 'location_names': ['a', 'a']}"))
                .containsExactly("Duplicate Location @ architecture_options.location_names[1]");
        assertThat(problems(REPMGR + ", 'location_names': ['a', 'b'], 'witness_only_location': 'b'}"))
                .containsExactly("Option Not Allowed @ architecture_options.witness_only_location");
        assertThat(
                        problems(
                                REPMGR
                                        + ", 'location_names': ['a', 'b', 'c'], 'witness_only_location': 'b', 'single_node_location': 'c'}"))
                .containsExactly("Option Not Allowed @ architecture_options.single_node_location");
        assertThat(problems(REPMGR
                        + ", 'location_names': ['a', 'b'], 'single_node_location': 'b', 'primary_location': 'b'}"))
                .containsExactly("Option Not Allowed @ architecture_options.primary_location");
        assertThat(problems("{'failover_manager': 'patroni', 'location_names': ['a', 'b']}"))
                .containsExactly("Option Not Allowed @ architecture_options.location_names");
        assertThat(problems(REPMGR
                        + ", 'enable_haproxy': true, 'enable_pgbouncer': true, 'patroni_dcs': 'etcd',"
                        + " 'patroni_package_flavour': 'edb', 'efm_bind_by_hostname': true}"))
                .containsExactly(
                        "Option Not Allowed @ architecture_options.enable_haproxy",
                        "Option Not Allowed @ architecture_options.enable_pgbouncer",
                        "Option Not Allowed @ architecture_options.patroni_dcs",
                        "Option Not Allowed @ architecture_options.patroni_package_flavour",
                        "Option Not Allowed @ architecture_options.efm_bind_by_hostname");
        Request old = new Request(
                "c",
                M1,
                Asked.options("{'failover_manager': 'patroni', 'enable_haproxy': true}"),
                new PostgresModel("postgresql", "13", null),
                null,
                OperatingSystem.find("RedHat", "7").orElseThrow());
        assertThat(Asked.problems(old)).containsExactly("Option Not Allowed @ architecture_options.enable_haproxy");
        assertThat(Asked.problems(Asked.request(M1, REPMGR + "}", "epas", "13")))
                .containsExactly("Option Not Allowed @ architecture_options.failover_manager");
        assertThat(Asked.problems(Asked.request(M1, REPMGR + "}", "pgextended", "13")))
                .containsExactly("Flavour Not Supported @ postgres.flavour");
        assertThat(problems(REPMGR + ", 'enable_beacon_agent': true}"))
                .containsExactly("Option Not Allowed @ architecture_options.beacon_agent_project_id");
        assertThat(problems(REPMGR + ", 'beacon_agent_project_id': 'p'}"))
                .containsExactly("Option Not Allowed @ architecture_options.beacon_agent_project_id");
    }
}
