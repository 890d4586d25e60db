package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigureRulesTest {
    private static final String M1 = """
            {
              cluster_name: 'speedy',
              owner: 'Ann Example',
              architecture: 'M1',
              architecture_options: {failover_manager: 'efm'},
              postgres: {flavour: 'postgresql', version: '16'}
            }
            """;

    private static List<String> told(String... patches) {
        return Told.byRules(Effective.of(Models.patched(M1, patches), Kept.NOTHING, "eu-west-1"));
    }

    private static List<String> toldWithout(String... patches) {
        return Told.byRules(Effective.of(Models.minimal(patches), Kept.NOTHING, "eu-west-1"));
    }

    @Test
    void oneLineIsEnough() {
        assertThat(told()).isEmpty();
    }

    @Test
    void brokenOptionIsTheOnlyThingTold() {
        assertThat(told("{architecture_options: {failover_manager: null}}"))
                .containsExactly("Option Missing @ architecture_options.failover_manager");
    }

    @Test
    void redwoodModeIsChosenForEpasOnly() {
        assertThat(told("{postgres: {flavour: 'epas'}}"))
                .containsExactly("Redwood Mode Not Chosen @ postgres.epas_redwood_compat");
        assertThat(told("{postgres: {flavour: 'epas', epas_redwood_compat: true}}"))
                .isEmpty();
        assertThat(told("{postgres: {epas_redwood_compat: true}}"))
                .containsExactly("Redwood Mode Not Allowed @ postgres.epas_redwood_compat");
    }

    @Test
    void systemMustBeInTheTable() {
        assertThat(told("{distribution: 'Gentoo'}")).containsExactly("Unknown Distribution @ distribution");
        assertThat(told("{distribution: 'Debian', os_version: '13'}")).containsExactly("Unknown Version @ os_version");
        assertThat(told("{os_version: 'jammy'}")).containsExactly("Unknown Version @ os_version");
        assertThat(told("{distribution: 'SLES', os_version: '15'}")).isEmpty();
    }

    @Test
    void hostnamesSufficeAndDiffer() {
        assertThat(told("{hostnames: ['a', 'b']}")).containsExactly("Too Few Host Names @ hostnames");
        assertThat(told("{hostnames: ['a', 'b', 'b', 'c']}")).contains("Duplicate Host Name @ hostnames[2]");
        assertThat(told("{hostnames: ['a', 'b', 'c']}")).isEmpty();
    }

    @Test
    void noneStandsAlone() {
        assertThat(told("{edb_repositories: ['none', 'standard']}"))
                .containsExactly("Conflicting Repositories @ edb_repositories");
        assertThat(told("{edb_repositories: ['none']}")).isEmpty();
    }

    @Test
    void whatShapesAnArchitectureNeedsOne() {
        assertThat(toldWithout(
                        "{architecture_options: {}, hostnames: ['a'], postgres_volume_size: 9, barman_volume_size: 9}"))
                .containsExactly(
                        "Nothing Is Generated @ architecture_options",
                        "Nothing Is Generated @ hostnames",
                        "Nothing Is Generated @ postgres_volume_size",
                        "Nothing Is Generated @ barman_volume_size");
        assertThat(toldWithout("{instance_type: 't3.large', root_volume_size: 20, distribution: 'Rocky'}"))
                .isEmpty();
        assertThat(toldWithout("{instances: null}")).containsExactly("No Instances @ instances");
    }

    @Test
    void unknownRoleIsOnlyAWarning() {
        assertThat(toldWithout("{instances: {'speedy-3': {role: ['barman', 'juggler']}}}"))
                .containsExactly("Unknown Role @ instances[\"speedy-3\"].role");
    }
}
