package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.yaml.InvalidYaml;
import io.dataplane.provider.yaml.Yaml;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What TPA reads of a configuration, read back as TPA reads it. Nothing is launched, so there are no addresses.
final class HandoverTest {
    private static TpaOutputs outputs(String patch) {
        TpaClusterModel model = Models.minimal(patch);
        OutputsLive.Keys keys = new OutputsLive.Keys("ssh-ed25519 AAAA speedy", "PRIVATE", "password");
        return new OutputsLive(model, Graphs.facts(model), Map.of(), Map.of(), keys).outputs();
    }

    private static Object read(TpaOutputs outputs, String path) throws InvalidYaml {
        var files = Objects.requireNonNull(outputs.handover().artifacts()).get();
        return Objects.requireNonNull(
                Yaml.parseMapping(Objects.requireNonNull(files.get(path), path).get())
                        .plain());
    }

    private static Map<?, ?> config(String patch) throws InvalidYaml {
        return (Map<?, ?>) read(outputs(patch), "config.yml");
    }

    private static Map<?, ?> instance(Map<?, ?> config, int index) {
        return (Map<?, ?>) ((List<?>) Objects.requireNonNull(config.get("instances"))).get(index);
    }

    @Test
    void variablesOfTheClusterComeBackAsTheyWereWritten() throws InvalidYaml {
        Map<?, ?> config = config("""
                {cluster_vars: 'postgres_version: "16"\\nepas_redwood_compat: no\\nflag: "no"\\nzero: "007"',
                 package_versions: {'pgd-proxy': '5.6'}, compliance: 'cis', vault_name: 'main',
                 top_level_settings: 'use_ssh_agent: yes'}""");
        assertThat(Objects.requireNonNull(config.get("cluster_vars")))
                .isEqualTo(Map.of(
                        "pgd_proxy_package_version", "5.6",
                        "postgres_version", "16",
                        "preferred_python_version", "python3",
                        "epas_redwood_compat", false,
                        "flag", "no",
                        "zero", "007"));
        assertThat(config.get("compliance")).isEqualTo("cis");
        assertThat(config.get("vault_name")).isEqualTo("main");
        assertThat(config.get("use_ssh_agent")).isEqualTo(true);
    }

    @Test
    void architectureIsTheWrittenOne() throws InvalidYaml {
        assertThat(config("{}").get("architecture")).isEqualTo("M1");
        assertThat(config("{architecture: 'Lightweight'}").get("architecture")).isEqualTo("PGD-Always-ON");
    }

    @Test
    void variablesOfAnInstanceAndItsVolumesAreHandedOver() throws InvalidYaml {
        Map<?, ?> first = instance(config("""
                {instance_defaults: {vars: 'a: 1\\nb: 2'},
                 instances: {'speedy-1': {vars: '{b: 3, ansible_user: ops}', export_as_vars: ['type'], provision_only: true,
                   volumes: [{device_name: '/dev/sdf', volume_size: 16, volume_for: 'postgres_data', mode: '0755'}]}}}"""), 0);
        assertThat(Objects.requireNonNull(first.get("vars")).toString())
                .isEqualTo("{type=t3.micro, ansible_user=ops, a=1, b=3}");
        assertThat(Objects.requireNonNull(first.get("volumes")))
                .isEqualTo(List.of(Map.of(
                        "device_name", "/dev/sdf", "vars", Map.of("volume_for", "postgres_data", "mode", "0755"))));
        assertThat(first.get("provision_only")).isEqualTo(true);
    }

    @Test
    void machineThatExistsElsewhereStandsAmongTheHosts() throws InvalidYaml {
        TpaOutputs outputs =
                outputs("{instances: {'old-1': {platform: 'bare', private_ip: '192.0.2.7', role: ['barman']}}}");
        assertThat(outputs.handover().inventory().get())
                .contains("old-1 ansible_host=192.0.2.7 node=4 platform=bare\n");
        assertThat(instance((Map<?, ?>) read(outputs, "config.yml"), 3).get("private_ip"))
                .isEqualTo("192.0.2.7");
    }

    @Test
    void passwordOfTheVaultIsAFileOnlyWhereTpaKeepsItInOne() {
        assertThat(outputs("{}").secrets().sensitiveArtifacts().get())
                .containsOnlyKeys("id_speedy", "vault/vault_pass.txt");
        assertThat(outputs("{keyring_backend: 'system'}")
                        .secrets()
                        .sensitiveArtifacts()
                        .get())
                .containsOnlyKeys("id_speedy");
    }

    @Test
    void tokenIsAskedForWhereRepositoriesNeedIt() {
        assertThat(outputs("{cluster_vars: 'edb_repositories: [enterprise]'}")
                        .handover()
                        .deployCommands()
                        .get()
                        .getFirst())
                .contains("EDB_SUBSCRIPTION_TOKEN");
    }
}
