package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TpaVarsTest {
    @Test
    void packagesBecomeVariablesAndWrittenOnesWin() {
        TpaClusterModel model = Models.minimal("""
                {package_versions: {'pgd-proxy': '5.6', postgres: '16.4'}, extra_packages: ['htop'],
                 extra_postgres_packages: ['postgis'], cluster_vars: 'postgres_package_version: 16.5-1'}""");
        assertThat(TpaVars.ofCluster(model))
                .isEqualTo(Map.of(
                        "pgd_proxy_package_version",
                        "5.6",
                        "postgres_package_version",
                        "16.5-1",
                        "packages",
                        Map.of("common", List.of("htop")),
                        "extra_postgres_packages",
                        Map.of("common", List.of("postgis"))));
    }

    @Test
    void variablesOfAnInstanceWinOverSharedOnes() {
        TpaClusterModel model = Models.minimal("""
                {instance_defaults: {vars: '{user: admin, a: 1}'}, locations: {main: {vars: 'zone: x\\na: 0'}},
                 instances: {'speedy-1': {vars: 'user: rocky'}}}""");
        assertThat(TpaVars.ofInstance(model, "speedy-1")).hasToString("{zone=x, a=1, user=rocky}");
        assertThat(TpaVars.ofInstance(model, "speedy-2")).containsEntry("user", "admin");
    }

    @Test
    void camoPartnerIsAnotherInstance() {
        assertThat(Told.byRules(Models.minimal("{instances: {'speedy-1': {vars: 'bdr_node_camo_partner: speedy-2'}}}")))
                .isEmpty();
        assertThat(Told.byRules(Models.minimal("{instances: {'speedy-1': {vars: 'bdr_node_camo_partner: speedy-1'}}}")))
                .containsExactly("Unknown CAMO Partner @ instances[\"speedy-1\"].vars");
    }
}
