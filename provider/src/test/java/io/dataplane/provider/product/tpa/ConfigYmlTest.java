package io.dataplane.provider.product.tpa;

import static io.dataplane.schema.value.AttributePath.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.diagnostic.Diagnostics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigYmlTest {
    static String file(String name) throws IOException {
        try (InputStream file = ConfigYmlTest.class.getResourceAsStream("/config-yml/" + name + ".yml")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static TpaConfigModel read(String text) {
        Diagnostics diagnostics = new Diagnostics();
        TpaConfigModel model = new TpaConfigFunction().call(new TpaConfigFunction.Parameters(text), diagnostics);
        assertThat(diagnostics.list()).isEmpty();
        return Objects.requireNonNull(model);
    }

    private static List<String> problems(String text) {
        Diagnostics diagnostics = new Diagnostics();
        assertThat(new TpaConfigFunction().call(new TpaConfigFunction.Parameters(text), diagnostics))
                .isNull();
        assertThat(diagnostics.errors()).extracting(Diagnostic::path).containsOnly(path("yaml"));
        return diagnostics.errors().stream()
                .map(error -> error.detail().replaceFirst("^config.yml, ", ""))
                .toList();
    }

    @Test
    void flatVpcAndInstancesWithoutNamesAreUnderstood() throws IOException {
        TpaConfigModel config = read(file("minimal"));
        assertThat(config.identity().clusterName()).isEqualTo("willow_lab");
        assertThat(config.identity().owner()).isEqualTo("P. Marlow");
        assertThat(config.identity().clusterTags()).isEqualTo(Map.of("Stage", "01"));
        NetworkModel.Vpc vpc = config.network().ec2Vpc().get("default");
        assertThat(vpc.name()).isEqualTo("research");
        assertThat(vpc.cidr()).isEqualTo("10.61.0.0/16");
        assertThat(config.machines().ec2Ami().owner()).isEqualTo("136693071363");
        assertThat(config.network().ec2InstanceReachability()).isEqualTo("public");
        assertThat(config.software().clusterVars())
                .isEqualTo(
                        "{\"postgres_version\":\"16\",\"postgres_flavour\":\"postgresql\",\"failover_manager\":\"repmgr\"}");
        assertThat(config.machines().instanceDefaults().settings().vars()).isEqualTo("{\"ansible_user\":\"admin\"}");
        assertThat(config.machines().instances()).containsOnlyKeys("willow-lab-1", "willow-lab-2");
        assertThat(config.machines().instances().get("willow-lab-2").settings().role())
                .containsExactly("replica");
        assertThat(config.access().clusterBucket()).isNull();
    }

    @Test
    void existingObjectsVolumesAndTagsAreUnderstood() throws IOException {
        TpaConfigModel config = read(file("existing-vpc"));
        assertThat(config.network().ec2Vpc().get("eu-west-1").filters())
                .isEqualTo(Map.of("vpc-id", List.of("vpc-0a1b2c3d4e5f60718")));
        assertThat(config.firewall().ec2Groups())
                .isEqualTo(Map.of("eu-west-1", Map.of("group-name", List.of("db-common", "ssh-from-bastion"))));
        assertThat(config.machines().ec2Ami().filters()).isEqualTo(Map.of("architecture", List.of("x86_64")));
        assertThat(config.access().clusterBucket()).isEqualTo(Planned.of("calder-tpa"));
        assertThat(config.access().instanceProfileName()).isEqualTo(Planned.of("postgres-node"));
        assertThat(config.software().clusterVars())
                .contains("\"epas_redwood_compat\":false", "\"extra\":\"{{ lookup(1) }}\"");
        assertThat(config.software().topLevelSettings())
                .isEqualTo("{\"use_ssh_agent\":true,\"forward\":\"{{ some.where }}\"}");
        InstanceDefaultsModel defaults = config.machines().instanceDefaults();
        assertThat(defaults.settings().assignPublicIp()).isFalse();
        assertThat(defaults.settings().vars()).isEqualTo("{\"ansible_user\":\"rocky\"}");
        VolumeModel data = defaults.defaultVolumes().get(1);
        assertThat(data.volumeType()).isEqualTo("io2");
        assertThat(data.iops()).isEqualTo(6000);
        assertThat(data.deleteOnTermination()).isFalse();
        assertThat(data.use().volumeFor()).isEqualTo("postgres_data");
        assertThat(data.use().encryption()).isEqualTo("luks");
        assertThat(data.use().mountpoint()).isEqualTo("{{ data }}");
        assertThat(data.use().vars()).isEqualTo("{\"fs_label\":\"pg\"}");
    }

    @Test
    void namesReferencesAndNumbersAreThoseOfHosts() throws IOException {
        Map<String, InstanceModel> instances =
                read(file("existing-vpc")).machines().instances();
        assertThat(instances).containsOnlyKeys("flint", "chalk", "silo");
        InstanceModel flint = instances.get("flint");
        assertThat(flint.location()).isEqualTo("zone1");
        assertThat(flint.settings().backup()).containsExactly("silo");
        InstanceModel chalk = instances.get("chalk");
        assertThat(chalk.settings().upstream()).isEqualTo("flint");
        assertThat(chalk.settings().tags()).isEqualTo(Map.of("Team", "db"));
        assertThat(chalk.settings().terminationProtection()).isTrue();
        InstanceModel silo = instances.get("silo");
        assertThat(silo.node()).isEqualTo(3);
        assertThat(silo.settings().role()).isEqualTo(Set.of("barman", "log-server", "witness"));
        assertThat(silo.volumes()).hasSize(1);
        assertThat(silo.volumes().getFirst().volumeType()).isEqualTo("gp2");
    }

    @Test
    void regionsRulesAndBareMachinesAreUnderstood() throws IOException {
        TpaConfigModel config = read(file("regions"));
        assertThat(config.network().ec2Vpc()).containsOnlyKeys("us-east-1", "eu-west-1");
        assertThat(config.network().ec2VpcIgw()).isEqualTo(Map.of("default", false));
        assertThat(config.machines().ec2Ami().owner()).isEqualTo("099720109477");
        assertThat(config.firewall().clusterRules()).hasSize(2);
        assertThat(config.firewall().clusterRules().get(1).proto()).isEqualTo("-1");
        assertThat(config.firewall().clusterSshPort()).isEqualTo(2222);
        InstanceModel old = config.machines().instances().get("old.example.com");
        assertThat(old.node()).isEqualTo(2);
        assertThat(old.settings().platform()).isEqualTo("bare");
        assertThat(old.privateIp()).isEqualTo("192.0.2.7");
        assertThat(old.settings().ansibleHost()).isEqualTo("198.51.100.7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "instances: [{Name: a, size: 3, colour: red}] | line 1, column 29: an instance has no setting size, colour."
                        + " Should this stand under `vars`?",
                "instances: [{Name: a, spot_price: 1}] | line 1, column 35: spot instances are never launched by TPA.",
                "instances: [{Name: a, platform: docker}] | line 1, column 33: docker instances are not made",
                "instances: [{Name: a}, {Name: A}] | line 1, column 24: the instance \"a\" stands twice",
                "instances: [{Name: a, location: 2}] | line 1, column 33: there is no location number 2: locations lists 0",
                "instances: [{node: 1}] | line 1, column 13: this instance has no Name, and there is no cluster_name",
                "instances: {a: 1} | line 1, column 12: instances is a list",
                "instances: [3] | line 1, column 13: an instance is a mapping",
                "instances: [{Name: a, node: one}] | line 1, column 29: instances[\"a\"].node is a number, not \"one\"",
                "instances: [{Name: a, node: 1.5}] | line 1, column 29: instances[\"a\"].node is a whole number",
                "instances: [{Name: a, type: '{{ t }}'}] | line 1, column 29: the template {{ t }} is not evaluated by the"
                        + " provider: instances[\"a\"].type.",
                "instances: [{Name: a, assign_public_ip: maybe}] | line 1, column 41: instances[\"a\"].assign_public_ip is yes"
                        + " or no, not \"maybe\".",
                "instances: [{Name: a, volumes: [{device_name: root, raid_device: /dev/md0}]}] | line 1, column 66: RAID"
                        + " arrays are not built.",
                "instances: [{Name: a, volumes: [{device_name: root, snapshots: x}]}] | line 1, column 64: a volume has no"
                        + " setting snapshots.",
                "instances: [{Name: a, volumes: [{device_name: root, volume_size: 8, ebs: {volume_size: 9}}]}] | line 1, column"
                        + " 88: volume_size is set twice for this volume.",
                "locations: [{region: eu-west-1}] | line 1, column 13: this location has no Name",
                "locations: [{Name: a}, {Name: a}] | line 1, column 24: the location \"a\" stands twice",
                "ec2_vpc: {cidr: 10.0.0.0/8} | line 1, column 17: ",
                "ec2_vpc: {eu-west-1: {colour: red}} | line 1, column 31: ec2_vpc[\"eu-west-1\"] has no setting \"colour\"",
                "ec2_ami: {Name: a, name: b} | line 1, column 26: name is set twice in ec2_ami",
                "cluster_name: '{{ name }}' | line 1, column 15: the template {{ name }} is not evaluated",
                "cluster_name: [a] | line 1, column 15: cluster_name is a single value",
                "cluster_tags: {a: } | line 1, column 18: cluster_tags[\"a\"] has no value",
                "cluster_vars: [1] | line 1, column 15: cluster_vars is a mapping",
                "a: 1\\na: 2 | line 2, column 1: the key \"a\" stands twice",
                "[1 | line 1, column ",
            })
    void whatIsWrongIsToldWithItsPlace(String text, String told) {
        assertThat(problems(text.replace("\\n", "\n")))
                .anySatisfy(problem -> assertThat(problem).startsWith(told));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3_uploads: {a: {}}", "user_locale: C"})
    void whatCannotBeDoneYetIsRefused(String text) {
        assertThat(problems(text)).hasSize(1).first().asString().contains("cannot do");
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThat(problems("instances: [{Name: a, size: 3}, {Name: b, node: x}]\ncluster_name: a b\n"))
                .hasSize(3);
    }

    @Test
    void damagedFilesAreReadOrRefusedAndNothingElse() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (String name : List.of("minimal", "existing-vpc", "regions")) {
            String file = file(name);
            for (int i = 0; i < 500; i++) {
                StringBuilder damaged = new StringBuilder(file);
                for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
                    int at = random.nextInt(damaged.length() - 20);
                    int from = random.nextInt(file.length() - 20);
                    damaged.replace(at, at + random.nextInt(20), file.substring(from, from + random.nextInt(20)));
                }
                String text = damaged.toString();
                Diagnostics diagnostics = new Diagnostics();
                try {
                    boolean refused = ConfigYml.read(text, path("config_yml"), diagnostics)
                            .isEmpty();
                    assertThat(refused).isEqualTo(diagnostics.hasErrors());
                } catch (RuntimeException e) {
                    throw new AssertionError("seed " + seed + ": " + text, e);
                }
            }
        }
    }
}
