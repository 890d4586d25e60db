package io.dataplane.provider.product.tpa.configure;

import static io.dataplane.provider.product.tpa.configure.Architecture.BDR_ALWAYS_ON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BdrAlwaysOnLayoutTest {
    private static String options(String layout, String consensus) {
        return "{'layout': '%s', 'harp_consensus_protocol': '%s'}".formatted(layout, consensus);
    }

    private static List<String> nodes(String layout, String consensus) {
        return Asked.nodes(BDR_ALWAYS_ON, options(layout, consensus));
    }

    @Test
    void bronzeHasAWitnessBesideTwoDataNodes() {
        assertThat(nodes("bronze", "bdr"))
                .containsExactly(
                        "1 a/data/1 bdr to b/barman/1",
                        "2 a/data/2 bdr",
                        "3 a/witness/1 bdr+witness",
                        "4 b/barman/1 barman",
                        "5 a/proxy/1 harp-proxy",
                        "6 a/proxy/2 harp-proxy");
        assertThat(nodes("bronze", "etcd"))
                .startsWith(
                        "1 a/data/1 bdr+etcd to b/barman/1", "2 a/data/2 bdr+etcd", "3 a/witness/1 bdr+etcd+witness");
    }

    @Test
    void silverHasThreeDataNodes() {
        assertThat(nodes("silver", "etcd"))
                .containsExactly(
                        "1 a/data/1 bdr+etcd to b/barman/1",
                        "2 a/data/2 bdr+etcd",
                        "3 a/data/3 bdr+etcd",
                        "4 b/barman/1 barman",
                        "5 a/proxy/1 harp-proxy",
                        "6 a/proxy/2 harp-proxy");
    }

    @Test
    void goldHasTwoSitesAndAWitnessElsewhere() {
        assertThat(nodes("gold", "etcd"))
                .containsExactly(
                        "1 a/data/1 bdr+etcd to a/barman/1",
                        "2 a/data/2 bdr+etcd",
                        "3 b/data/1 bdr+etcd to b/barman/1",
                        "4 b/data/2 bdr+etcd",
                        "5 c/witness/1 bdr+witness",
                        "6 a/barman/1 barman+etcd",
                        "7 b/barman/1 barman+etcd",
                        "8 a/proxy/1 harp-proxy",
                        "9 a/proxy/2 harp-proxy",
                        "10 b/proxy/1 harp-proxy",
                        "11 b/proxy/2 harp-proxy");
        assertThat(nodes("gold", "bdr")).noneMatch(line -> line.contains("etcd"));
    }

    @Test
    void platinumReadsMoreAtEachSite() {
        assertThat(nodes("platinum", "etcd"))
                .hasSize(13)
                .contains("6 a/barman/1 barman")
                .endsWith("12 a/data/3 bdr+etcd+readonly", "13 b/data/3 bdr+etcd+readonly");
    }

    @Test
    void variablesFollowTheBdrVersion() {
        assertThat(Asked.vars(BDR_ALWAYS_ON, options("bronze", "bdr")))
                .containsEntry("failover_manager", "harp")
                .containsEntry("harp_consensus_protocol", "bdr")
                .containsEntry("bdr_version", "4")
                .containsEntry("edb_repositories", List.of("standard", "postgres_distributed_4"))
                .doesNotContainKey("bdr_node_groups");
        assertThat(Blueprint.vars(
                        Asked.request(BDR_ALWAYS_ON, options("bronze", "bdr"), "edb-postgres-extended", "11")))
                .containsEntry("postgres_flavour", "pgextended")
                .containsEntry("bdr_version", "3")
                .containsEntry(
                        "edb_repositories", List.of("standard", "postgres_extended", "bdr_3_7_postgres_extended"));
        assertThat(Blueprint.vars(Asked.request(BDR_ALWAYS_ON, options("bronze", "bdr"), "epas", "11")))
                .containsEntry("edb_repositories", List.of("enterprise", "bdr_3_7_postgres_advanced"));
        assertThat(Asked.vars(
                        BDR_ALWAYS_ON,
                        "{'layout': 'bronze', 'harp_consensus_protocol': 'bdr', 'enable_harp_probes': 'http'}"))
                .containsEntry("harp_http_options", Map.of("enable", true, "secure", false));
    }

    @Test
    void rulesAreToldAtTheOption() {
        assertThat(Asked.problems(Asked.request(BDR_ALWAYS_ON, "{}")))
                .containsExactly(
                        "Option Missing @ architecture_options.layout",
                        "Option Missing @ architecture_options.harp_consensus_protocol");
        assertThat(Asked.problems(Asked.request(BDR_ALWAYS_ON, options("standard", "bdr"))))
                .containsExactly("Layout Of Another Architecture @ architecture_options.layout");
        assertThat(Asked.problems(Asked.request(
                        BDR_ALWAYS_ON,
                        "{'layout': 'gold', 'harp_consensus_protocol': 'bdr', 'location_names': ['x', 'y']}")))
                .containsExactly("Wrong Number Of Locations @ architecture_options.location_names");
        String three = "{'layout': 'gold', 'harp_consensus_protocol': 'bdr', 'bdr_version': '3'}";
        assertThat(Asked.problems(Asked.request(BDR_ALWAYS_ON, three)))
                .containsExactly("Option Not Allowed @ architecture_options.bdr_version");
        assertThat(Asked.problems(Asked.request(BDR_ALWAYS_ON, three.replace("'3'", "'4'"), "postgresql", "11")))
                .containsExactly("Option Not Allowed @ architecture_options.bdr_version");
        assertThat(Asked.problems(Asked.request(BDR_ALWAYS_ON, options("gold", "bdr"), "edbpge", "14")))
                .containsExactly("Flavour Not Supported @ postgres.flavour");
        assertThat(Asked.problems(Asked.request(BDR_ALWAYS_ON, options("gold", "bdr"), "postgresql", "15")))
                .containsExactly("Version Not Supported @ postgres.version");
    }
}
