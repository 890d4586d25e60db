package io.dataplane.provider.product.tpa.configure;

import static io.dataplane.provider.product.tpa.configure.Architecture.BDR_ALWAYS_ON;
import static io.dataplane.provider.product.tpa.configure.Architecture.LIGHTWEIGHT;
import static io.dataplane.provider.product.tpa.configure.Architecture.M1;
import static io.dataplane.provider.product.tpa.configure.Architecture.PGD_ALWAYS_ON;
import static io.dataplane.provider.product.tpa.configure.Architecture.PGD_S;
import static io.dataplane.provider.product.tpa.configure.Architecture.PGD_X;

import java.util.List;
import java.util.Map;

/// Which option belongs to which architectures; one that is not listed belongs to all.
final class OptionRules {
    private static final Map<String, List<Architecture>> OF = Map.ofEntries(
            Map.entry("failover_manager", List.of(M1)),
            Map.entry("primary_location", List.of(M1)),
            Map.entry("single_node_location", List.of(M1)),
            Map.entry("enable_haproxy", List.of(M1)),
            Map.entry("enable_pgbouncer", List.of(M1)),
            Map.entry("efm_bind_by_hostname", List.of(M1)),
            Map.entry("patroni_dcs", List.of(M1)),
            Map.entry("patroni_package_flavour", List.of(M1)),
            Map.entry("witness_only_location", List.of(M1, PGD_X, PGD_ALWAYS_ON)),
            Map.entry("data_nodes_per_location", List.of(M1, PGD_X, PGD_ALWAYS_ON)),
            Map.entry("pgd_routing", List.of(PGD_X)),
            Map.entry("enable_camo", List.of(PGD_X, PGD_ALWAYS_ON)),
            Map.entry("bdr_database", List.of(PGD_X, PGD_S, PGD_ALWAYS_ON, LIGHTWEIGHT, BDR_ALWAYS_ON)),
            Map.entry("use_https", List.of(PGD_X, PGD_S)),
            Map.entry("read_write_port", List.of(PGD_X, PGD_S)),
            Map.entry("read_only_port", List.of(PGD_X, PGD_S)),
            Map.entry("http_port", List.of(PGD_X, PGD_S)),
            Map.entry("layout", List.of(PGD_S, BDR_ALWAYS_ON)),
            Map.entry("subscriber_only_nodes", List.of(PGD_S)),
            Map.entry("pgd_proxy_routing", List.of(PGD_ALWAYS_ON)),
            Map.entry("enable_pgd_probes", List.of(PGD_ALWAYS_ON, LIGHTWEIGHT)),
            Map.entry("proxy_nodes_per_location", List.of(PGD_ALWAYS_ON, LIGHTWEIGHT)),
            Map.entry("proxy_listen_port", List.of(PGD_ALWAYS_ON, LIGHTWEIGHT)),
            Map.entry("proxy_read_only_port", List.of(PGD_ALWAYS_ON, LIGHTWEIGHT)),
            Map.entry("harp_consensus_protocol", List.of(BDR_ALWAYS_ON)),
            Map.entry("enable_harp_probes", List.of(BDR_ALWAYS_ON)),
            Map.entry("bdr_version", List.of(BDR_ALWAYS_ON)));

    private OptionRules() {}

    static void check(Request request, OptionProblems problems) {
        request.options().given().keySet().forEach(option -> {
            List<Architecture> owners = OF.getOrDefault(option, List.of(Architecture.values()));
            if (!owners.contains(request.architecture())) {
                problems.option(
                        option,
                        "Option Of Another Architecture",
                        "%s belongs to %s, not to %s. Remove it."
                                .formatted(option, Architecture.texts(owners), request.architecture()));
            }
        });
    }
}
