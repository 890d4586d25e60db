package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TpaRulesTest {
    private static java.util.List<String> told(String... patches) {
        return Told.byRules(Models.minimal(patches));
    }

    @Test
    void minimalExampleIsFine() {
        assertThat(told()).isEmpty();
    }

    @Test
    void mistakesOfAllKindsAreToldTogether() {
        assertThat(told("""
                        {
                          locations: {main: {subnet: '10.44.0.0/28'}},
                          cluster_rules: [{proto: 'tcp', from_port: 9, to_port: 8, cidr_ip: '0.0.0.0/0'}],
                          instances: {
                            'speedy-1': {volumes: [{device_name: '/dev/sdg'}]},
                            'speedy-2': {upstream: 'nobody'}
                          }
                        }
                        """))
                .containsExactlyInAnyOrder(
                        "Subnet Outside VPC @ locations[\"main\"].subnet",
                        "Invalid Port Range @ cluster_rules[0].to_port",
                        "No Volume Size @ instances[\"speedy-1\"].volumes[0].volume_size",
                        "Unknown Upstream @ instances[\"speedy-2\"].upstream");
    }

    @Test
    void nameMustLeaveRoomForTheRole() {
        String name = "{cluster_name: '" + "n".repeat(57) + "'}";
        assertThat(told(name)).containsExactly("Cluster Name Too Long @ cluster_name");
        assertThat(told(name, "{cluster_profile: 'short'}")).isEmpty();
        assertThat(told(name, "{instance_profile_name: 'short'}")).isEmpty();
        assertThat(told("{cluster_name: '" + "n".repeat(56) + "'}")).isEmpty();
    }

    @Test
    void clusterNeedsAnInstance() {
        assertThat(told("{instances: {'speedy-1': null, 'speedy-2': null, 'speedy-3': null}}"))
                .containsExactly("No Instances @ instances");
    }

    @Test
    void instanceNameBecomesAHostName() {
        assertThat(told("{instances: {'Speedy_4': {}, '-x': {}}}"))
                .containsExactlyInAnyOrder(
                        "Invalid Instance Name @ instances[\"Speedy_4\"]", "Invalid Instance Name @ instances[\"-x\"]");
        assertThat(told("{instances: {'" + "n".repeat(64) + "': {}}}")).hasSize(1);
        assertThat(told("{instances: {'" + "n".repeat(63) + "': {}, 'x': {}}}")).isEmpty();
    }

    @Test
    void nodeNumbersAreUnique() {
        assertThat(told("{instances: {'speedy-2': {node: 1}}}"))
                .containsExactly("Duplicate Node Number @ instances[\"speedy-2\"].node");
    }

    @Test
    void locationMustExist() {
        assertThat(told("{instances: {'speedy-2': {location: 'moon', subnet: '10.33.0.16/28'}}}"))
                .containsExactly("Unknown Location @ instances[\"speedy-2\"].location");
    }

    @Test
    void replicaNeedsAnUpstream() {
        assertThat(told("{instances: {'speedy-2': {upstream: null}}}"))
                .containsExactly("Replica Without Upstream @ instances[\"speedy-2\"].upstream");
    }

    @Test
    void witnessNeedsAnUpstreamUnlessItIsOfBdr() {
        assertThat(told("{instances: {'speedy-4': {role: ['witness']}}}"))
                .containsExactly("Witness Without Upstream @ instances[\"speedy-4\"].upstream");
        assertThat(told("{instances: {'speedy-4': {role: ['witness', 'bdr']}}}"))
                .isEmpty();
        assertThat(told("{instances: {'speedy-4': {role: ['witness'], upstream: 'speedy-1'}}}"))
                .isEmpty();
    }

    @Test
    void replicationHasNoCircles() {
        assertThat(told("{instances: {'speedy-1': {upstream: 'speedy-2'}}}"))
                .containsExactlyInAnyOrder(
                        "Replication Circle @ instances[\"speedy-1\"].upstream",
                        "Replication Circle @ instances[\"speedy-2\"].upstream");
        assertThat(told("{instances: {'speedy-2': {upstream: 'speedy-2'}}}"))
                .containsExactly("Replication Circle @ instances[\"speedy-2\"].upstream");
    }

    @Test
    void whoFollowsACircleIsNotBlamed() {
        assertThat(
                        told(
                                "{instances: {'speedy-1': {upstream: 'speedy-2'}, 'speedy-4': {role: ['replica'], upstream: 'speedy-1'}}}"))
                .hasSize(2);
    }

    @Test
    void backupIsABarmanNode() {
        assertThat(told("{instances: {'speedy-1': {backup: ['speedy-2', 'nobody']}}}"))
                .contains("Backup Is No Barman Node @ instances[\"speedy-1\"].backup");
    }

    @Test
    void argumentsThatExcludeEachOtherAreTold() {
        assertThat(told("{ec2_instance_key: 'ops', ec2_key_name: 'other', ssh_public_key: 'ssh-ed25519 AAAA'}"))
                .containsExactly(
                        "Conflicting Arguments @ ec2_instance_key", "Conflicting Arguments @ ec2_instance_key");
        assertThat(told("{instance_profile_name: 'ops', cluster_profile: 'mine', instance_policy_statements: '[]'}"))
                .containsExactly(
                        "Conflicting Arguments @ instance_profile_name",
                        "Conflicting Arguments @ instance_profile_name");
    }

    @Test
    void imageIsAnId() {
        assertThat(told("{instances: {'speedy-1': {image: 'debian'}}}"))
                .containsExactly("Invalid Image Id @ instances[\"speedy-1\"].image");
    }

    @Test
    void policyStatementsAreAListOfObjects() {
        assertThat(told("{instance_policy_statements: '{\"Effect\": \"Allow\"}'}"))
                .containsExactly("Invalid Policy Statements @ instance_policy_statements");
        assertThat(told("{instance_policy_statements: '[1]'}"))
                .containsExactly("Invalid Policy Statements @ instance_policy_statements");
        assertThat(told("{instance_policy_statements: '[{\"Effect\": \"Allow\"}]'}"))
                .isEmpty();
    }
}
