package io.dataplane.provider.product.tpa.configure;

import static io.dataplane.provider.product.tpa.configure.Architecture.LIGHTWEIGHT;
import static io.dataplane.provider.product.tpa.configure.Architecture.PGD_ALWAYS_ON;
import static io.dataplane.provider.product.tpa.configure.Architecture.PGD_S;
import static io.dataplane.provider.product.tpa.configure.Architecture.PGD_X;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PgdLayoutsTest {
    private static final String X = "{'pgd_routing': 'local'";
    private static final String ALWAYS_ON = "{'pgd_proxy_routing': 'local'";

    @Test
    void pgdXHasThreeDataNodesAndBarman() {
        assertThat(Asked.nodes(PGD_X, X + "}"))
                .containsExactly(
                        "1 first/data/1 bdr to first/barman/1",
                        "2 first/data/2 bdr",
                        "3 first/data/3 bdr",
                        "4 first/barman/1 barman");
        assertThat(Blueprint.nodes(Asked.request(PGD_X, X + "}")).getFirst().vars())
                .isEqualTo(Map.of("bdr_child_group", "first_subgroup"));
    }

    @Test
    void pgdXWithAnEvenNumberHasAWitnessPerLocation() {
        assertThat(Asked.nodes(
                        PGD_X,
                        X + ", 'location_names': ['fra', 'dub', 'sto'], 'witness_only_location': 'sto',"
                                + " 'data_nodes_per_location': 2}"))
                .containsExactly(
                        "1 fra/data/1 bdr to fra/barman/1",
                        "2 fra/data/2 bdr",
                        "3 fra/witness/1 bdr+witness",
                        "4 fra/barman/1 barman",
                        "5 dub/data/1 bdr to dub/barman/1",
                        "6 dub/data/2 bdr",
                        "7 dub/witness/1 bdr+witness",
                        "8 dub/barman/1 barman",
                        "9 sto/witness/1 bdr+witness");
    }

    @Test
    void camoPartnersAreNeighboursOfALocation() {
        List<GeneratedNode> nodes = Blueprint.nodes(Asked.request(PGD_X, X + ", 'enable_camo': true}", "epas", "17"));
        assertThat(nodes.get(0).vars()).containsEntry("bdr_node_camo_partner", new Slot("first", Slot.Kind.DATA, 2));
        assertThat(nodes.get(1).vars()).containsEntry("bdr_node_camo_partner", new Slot("first", Slot.Kind.DATA, 1));
        assertThat(nodes.get(2).vars()).doesNotContainKey("bdr_node_camo_partner");
    }

    @Test
    void pgdXVariablesSayHowConnectionsAreRouted() {
        Map<String, Object> local = Asked.vars(PGD_X, X + ", 'read_write_port': 7000, 'use_https': true}");
        assertThat(local)
                .containsEntry("bdr_version", "6")
                .containsEntry("bdr_database", "bdrdb")
                .containsEntry("bdr_node_group", "test_cluster")
                .containsEntry("postgres_coredump_filter", "0xff")
                .containsEntry("pgd_flavour", "expanded")
                .containsEntry("edb_repositories", List.of("standard", "postgres_distributed"))
                .doesNotContainKey("failover_manager")
                .containsEntry(
                        "bdr_node_groups",
                        List.of(
                                Map.of("name", "test_cluster", "options", Map.of("enable_routing", false)),
                                Map.of(
                                        "name",
                                        "first_subgroup",
                                        "parent_group_name",
                                        "test_cluster",
                                        "options",
                                        Map.of(
                                                "location",
                                                "first",
                                                "enable_routing",
                                                true,
                                                "read_write_port",
                                                7000L,
                                                "use_https",
                                                true))));
        assertThat(Asked.vars(PGD_X, "{'pgd_routing': 'global', 'http_port': 7080, 'bdr_database': 'app'}"))
                .containsEntry("bdr_database", "app")
                .containsEntry(
                        "bdr_node_groups",
                        List.of(
                                Map.of(
                                        "name",
                                        "test_cluster",
                                        "options",
                                        Map.of("enable_routing", true, "http_port", 7080L)),
                                Map.of(
                                        "name",
                                        "first_subgroup",
                                        "parent_group_name",
                                        "test_cluster",
                                        "options",
                                        Map.of("location", "first", "enable_routing", false))));
    }

    @Test
    void pgdSHasThreeDataNodesInOneOrTwoLocations() {
        assertThat(Asked.nodes(PGD_S, "{'subscriber_only_nodes': 2}"))
                .containsExactly(
                        "1 first/data/1 bdr to first/barman/1",
                        "2 first/data/2 bdr",
                        "3 first/data/3 bdr",
                        "4 first/barman/1 barman",
                        "5 first/subscriber/1 bdr+subscriber-only",
                        "6 first/subscriber/2 bdr+subscriber-only");
        assertThat(Asked.nodes(PGD_S, "{'layout': 'near-far'}"))
                .containsExactly(
                        "1 first/data/1 bdr to first/barman/1",
                        "2 first/data/2 bdr",
                        "3 second/data/1 bdr",
                        "4 first/barman/1 barman");
        assertThat(Asked.vars(PGD_S, "{}"))
                .containsEntry("pgd_flavour", "essential")
                .containsEntry("bdr_version", "6")
                .containsEntry("edb_repositories", List.of("enterprise", "postgres_distributed"));
    }

    @Test
    void pgdAlwaysOnRunsProxiesOnItsDataNodes() {
        assertThat(Asked.nodes(PGD_ALWAYS_ON, ALWAYS_ON + "}"))
                .containsExactly(
                        "1 first/data/1 bdr+pgd-proxy to first/barman/1",
                        "2 first/data/2 bdr+pgd-proxy",
                        "3 first/data/3 bdr+pgd-proxy",
                        "4 first/barman/1 barman");
        assertThat(Blueprint.nodes(Asked.request(PGD_ALWAYS_ON, ALWAYS_ON + "}"))
                        .getFirst()
                        .vars())
                .isEqualTo(
                        Map.of("bdr_child_group", "first_subgroup", "bdr_node_options", Map.of("route_priority", 100)));
    }

    @Test
    void pgdAlwaysOnMayHaveNodesForProxies() {
        Request request = Asked.request(
                PGD_ALWAYS_ON, ALWAYS_ON + ", 'data_nodes_per_location': 2, 'proxy_nodes_per_location': 1}");
        assertThat(Asked.nodes(request))
                .containsExactly(
                        "1 first/data/1 bdr to first/barman/1",
                        "2 first/data/2 bdr",
                        "3 first/witness/1 bdr+witness",
                        "4 first/proxy/1 pgd-proxy",
                        "5 first/barman/1 barman");
        assertThat(Blueprint.nodes(request).get(3).storage()).isEqualTo(GeneratedNode.Storage.NOTHING);
    }

    @Test
    void pgdAlwaysOnVariablesSayHowProxiesRoute() {
        String three = ", 'location_names': ['a', 'b', 'w'], 'witness_only_location': 'w'";
        assertThat(Asked.vars(
                        PGD_ALWAYS_ON, "{'pgd_proxy_routing': 'global', 'enable_pgd_probes': 'https'" + three + "}"))
                .containsEntry("failover_manager", "pgd")
                .containsEntry("bdr_version", "5")
                .containsEntry("default_pgd_proxy_options", Map.of("listen_port", 6432, "read_listen_port", 6433))
                .containsEntry("pgd_http_options", Map.of("enable", true, "secure", true))
                .containsEntry(
                        "bdr_node_groups",
                        List.of(
                                Map.of(
                                        "name",
                                        "test_cluster",
                                        "options",
                                        Map.of("enable_raft", true, "enable_proxy_routing", true)),
                                child("a", true, false),
                                child("b", true, false),
                                child("w", false, false)));
        assertThat(Asked.vars(PGD_ALWAYS_ON, ALWAYS_ON + ", 'proxy_listen_port': 7432}"))
                .containsEntry("default_pgd_proxy_options", Map.of("listen_port", 7432, "read_listen_port", 6433))
                .containsEntry(
                        "bdr_node_groups",
                        List.of(
                                Map.of(
                                        "name",
                                        "test_cluster",
                                        "options",
                                        Map.of("enable_raft", true, "enable_proxy_routing", false)),
                                child("first", true, true)));
    }

    private static Map<String, Object> child(String location, boolean raft, boolean routing) {
        return Map.of(
                "name",
                location + "_subgroup",
                "parent_group_name",
                "test_cluster",
                "options",
                Map.of("location", location, "enable_raft", raft, "enable_proxy_routing", routing));
    }

    @Test
    void lightweightHasAFencedNodeElsewhere() {
        Request request = Asked.request(LIGHTWEIGHT, "{'proxy_nodes_per_location': 1}");
        assertThat(Asked.nodes(request))
                .containsExactly(
                        "1 primary/data/1 bdr+pgd-proxy",
                        "2 primary/data/2 bdr+pgd-proxy",
                        "3 primary/proxy/1 pgd-proxy",
                        "4 dr/data/1 bdr+pgd-proxy");
        assertThat(Blueprint.nodes(request).getLast().vars())
                .containsEntry("bdr_node_options", Map.of("route_priority", 90, "route_fence", true));
        assertThat(Blueprint.vars(request))
                .containsEntry("failover_manager", "pgd")
                .extracting("bdr_commit_scopes")
                .asString()
                .contains("lightweight_scope", "primary_subgroup");
        assertThat(LIGHTWEIGHT.configName()).isEqualTo("PGD-Always-ON");
    }

    @Test
    void rulesAreToldAtTheOption() {
        assertThat(Asked.problems(Asked.request(PGD_X, "{'data_nodes_per_location': 1}")))
                .containsExactly(
                        "Option Missing @ architecture_options.pgd_routing",
                        "Too Few Data Nodes @ architecture_options.data_nodes_per_location");
        assertThat(Asked.problems(Asked.request(PGD_X, X + ", 'enable_camo': true}")))
                .containsExactly("Option Not Allowed @ architecture_options.enable_camo");
        assertThat(Asked.problems(Asked.request(PGD_X, X + ", 'witness_only_location': 'first'}")))
                .containsExactly("No Location For Data @ architecture_options.witness_only_location");
        assertThat(Asked.problems(Asked.request(PGD_X, X + "}", "postgresql", "12")))
                .containsExactly("Version Not Supported @ postgres.version");
        assertThat(Asked.problems(Asked.request(PGD_S, "{'layout': 'gold'}")))
                .containsExactly("Layout Of Another Architecture @ architecture_options.layout");
        assertThat(Asked.problems(Asked.request(PGD_S, "{'layout': 'near-far', 'location_names': ['a']}")))
                .containsExactly("Wrong Number Of Locations @ architecture_options.location_names");
        assertThat(Asked.problems(Asked.request(PGD_ALWAYS_ON, ALWAYS_ON + ", 'location_names': ['a', 'b']}")))
                .containsExactly("warning: No Majority Of Locations @ architecture_options.location_names");
        assertThat(Asked.problems(Asked.request(
                        PGD_ALWAYS_ON,
                        ALWAYS_ON + ", 'location_names': ['a', 'b', 'c'], 'data_nodes_per_location': 334}")))
                .containsExactly("Too Many Data Nodes @ architecture_options.data_nodes_per_location");
        assertThat(Asked.problems(
                        Asked.request(LIGHTWEIGHT, "{'location_names': ['a'], 'enable_pg_backup_api': true}")))
                .containsExactly(
                        "Wrong Number Of Locations @ architecture_options.location_names",
                        "Option Not Allowed @ architecture_options.enable_pg_backup_api");
    }
}
