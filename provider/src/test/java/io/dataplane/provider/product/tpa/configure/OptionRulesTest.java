package io.dataplane.provider.product.tpa.configure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionRulesTest {
    private static final Map<Architecture, String> NEEDED = Map.of(
            Architecture.M1, "'failover_manager': 'repmgr'",
            Architecture.PGD_X, "'pgd_routing': 'local'",
            Architecture.PGD_S, "",
            Architecture.PGD_ALWAYS_ON, "'pgd_proxy_routing': 'local'",
            Architecture.LIGHTWEIGHT, "",
            Architecture.BDR_ALWAYS_ON, "'layout': 'bronze', 'harp_consensus_protocol': 'bdr'");

    @ParameterizedTest(name = "{0} belongs to {2}")
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            failover_manager         | 'repmgr'  | M1
            primary_location         | 'x'       | M1
            single_node_location     | 'x'       | M1
            enable_haproxy           | true      | M1
            enable_pgbouncer         | true      | M1
            efm_bind_by_hostname     | true      | M1
            patroni_dcs              | 'etcd'    | M1
            patroni_package_flavour  | 'edb'     | M1
            witness_only_location    | 'x'       | M1 PGD-X PGD-Always-ON
            data_nodes_per_location  | 2         | M1 PGD-X PGD-Always-ON
            pgd_routing              | 'local'   | PGD-X
            enable_camo              | true      | PGD-X PGD-Always-ON
            bdr_database             | 'x'       | PGD-X PGD-S PGD-Always-ON Lightweight BDR-Always-ON
            use_https                | true      | PGD-X PGD-S
            read_write_port          | 9         | PGD-X PGD-S
            read_only_port           | 9         | PGD-X PGD-S
            http_port                | 9         | PGD-X PGD-S
            layout                   | 'bronze'  | PGD-S BDR-Always-ON
            subscriber_only_nodes    | 1         | PGD-S
            pgd_proxy_routing        | 'local'   | PGD-Always-ON
            enable_pgd_probes        | 'http'    | PGD-Always-ON Lightweight
            proxy_nodes_per_location | 1         | PGD-Always-ON Lightweight
            proxy_listen_port        | 9         | PGD-Always-ON Lightweight
            proxy_read_only_port     | 9         | PGD-Always-ON Lightweight
            harp_consensus_protocol  | 'bdr'     | BDR-Always-ON
            enable_harp_probes       | 'http'    | BDR-Always-ON
            bdr_version              | '4'       | BDR-Always-ON
            enable_pem               | true      | M1 PGD-X PGD-S PGD-Always-ON Lightweight BDR-Always-ON
            enable_beacon_agent      | true      | M1 PGD-X PGD-S PGD-Always-ON Lightweight BDR-Always-ON
            enable_pg_backup_api     | true      | M1 PGD-X PGD-S PGD-Always-ON Lightweight BDR-Always-ON
            beacon_agent_project_id  | 'x'       | M1 PGD-X PGD-S PGD-Always-ON Lightweight BDR-Always-ON
            """)
    void optionIsRefusedElsewhere(String option, String value, String owners) {
        for (Architecture architecture : Architecture.values()) {
            boolean own = Arrays.asList(owners.split(" ")).contains(architecture.toString());
            List<String> problems = Asked.problems(Asked.request(architecture, "{'%s': %s}".formatted(option, value)));
            String refusal = "Option Of Another Architecture @ architecture_options." + option;
            assertThat(problems.contains(refusal))
                    .as("%s %s", architecture, problems)
                    .isNotEqualTo(own);
        }
    }

    @Test
    void everyOptionIsNamed() {
        int options = ArchitectureOptions.class.getRecordComponents().length;
        String all = """
                {'location_names': ['a'], 'failover_manager': 'efm', 'primary_location': 'a',
                 'witness_only_location': 'a', 'single_node_location': 'a', 'data_nodes_per_location': 1,
                 'enable_haproxy': true, 'enable_pgbouncer': true, 'efm_bind_by_hostname': true, 'patroni_dcs': 'etcd',
                 'patroni_package_flavour': 'edb', 'pgd_routing': 'local', 'bdr_database': 'x', 'enable_camo': true,
                 'use_https': true, 'read_write_port': 1, 'read_only_port': 1, 'http_port': 1, 'layout': 'gold',
                 'subscriber_only_nodes': 1, 'pgd_proxy_routing': 'local', 'enable_pgd_probes': 'http',
                 'proxy_nodes_per_location': 1, 'proxy_listen_port': 1, 'proxy_read_only_port': 1,
                 'harp_consensus_protocol': 'bdr', 'enable_harp_probes': 'http', 'bdr_version': '4',
                 'enable_pem': true, 'enable_beacon_agent': true, 'enable_pg_backup_api': true,
                 'beacon_agent_project_id': 'x'}""";
        assertThat(Asked.options(all).given()).hasSize(options);
    }

    @Test
    void whatEachArchitectureNeedsIsEnough() {
        NEEDED.forEach(
                (architecture, options) -> assertThat(Asked.problems(Asked.request(architecture, "{" + options + "}")))
                        .as(architecture.toString())
                        .isEmpty());
    }

    @Test
    void switchThatIsOffBelongsToAll() {
        assertThat(Asked.problems(Asked.request(Architecture.M1, "{'failover_manager': 'efm', 'enable_camo': false}")))
                .isEmpty();
    }

    @Test
    void postgresIsNeeded() {
        Request request = new Request("c", Architecture.PGD_S, null, null, null, OperatingSystem.DEFAULT);
        assertThat(Asked.problems(request)).containsExactly("No Postgres @ postgres");
    }

    @Test
    void repositoriesOfTheUserWin() {
        Request none = new Request(
                "c",
                Architecture.PGD_S,
                null,
                new PostgresModel("postgresql", "16", null),
                List.of("none"),
                OperatingSystem.DEFAULT);
        assertThat(Blueprint.vars(none))
                .containsEntry("edb_repositories", List.of())
                .doesNotContainKey("yum_repository_list");
    }
}
