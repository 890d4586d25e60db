package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.bind.Planned;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/// What TPA gets of a cluster that stands on the emulator.
final class TpaHandoverIT {
    private final Session session = new Session();

    @AfterEach
    void close() {
        session.close();
    }

    private static String file(TpaClusterModel state, String path) {
        return Objects.requireNonNull(
                        Objects.requireNonNull(state.outputs().handover().artifacts())
                                .get()
                                .get(path),
                        path)
                .get();
    }

    /// What stands behind the name of each node in a text.
    private static Map<String, String> addresses(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .collect(Collectors.toMap(
                        (MatchResult found) -> found.group(1), found -> found.group(2), (a, b) -> b, TreeMap::new));
    }

    private Map<String, Instance> instances() {
        Map<String, Instance> instances = new TreeMap<>();
        session.clients.ec2().describeInstancesPaginator().reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .filter(instance -> instance.state().name() == InstanceStateName.RUNNING)
                .forEach(instance -> instances.put(Resolution.tag(instance.tags(), "Name"), instance));
        return instances;
    }

    @Test
    void everyAddressIsTheOneOfItsInstance() {
        TpaClusterModel state =
                session.apply(session.config("{instances: {'speedy-1': {assign_elastic_ip: true}}}"), null);
        Map<String, String> publicIps = new TreeMap<>();
        Map<String, String> privateIps = new TreeMap<>();
        instances().forEach((name, instance) -> {
            publicIps.put(name, instance.publicIpAddress());
            privateIps.put(name, instance.privateIpAddress());
        });
        session.clients
                .ec2()
                .describeAddresses()
                .addresses()
                .forEach(address -> publicIps.put("speedy-1", address.publicIp()));
        assertThat(publicIps).hasSize(3);

        String inventory = file(state, "inventory/00-" + session.name);
        assertThat(addresses(inventory, "(?m)^(\\S+) ansible_host=(\\S+) node=\\d platform=bare$"))
                .isEqualTo(publicIps);
        assertThat(addresses(file(state, "ssh_config"), "Host (\\S+)\n {4}User admin\n {4}HostName (\\S+)\n"))
                .isEqualTo(publicIps);
        String config = file(state, "config.yml");
        assertThat(addresses(config, "Name: (speedy-\\d)[^*]*?public_ip: \"(.*)\""))
                .isEqualTo(publicIps);
        assertThat(addresses(config, "Name: (speedy-\\d)[^*]*?private_ip: \"(.*)\""))
                .isEqualTo(privateIps);
        assertThat(state.outputs().handover().inventory()).isEqualTo(Planned.of(inventory));
        assertThat(state.outputs().handover().resolvedConfigYml()).isEqualTo(Planned.of(config));
    }

    @Test
    void pathsAreKnownBeforeAnythingIs() {
        TpaClusterModel planned = session.plan(session.config(), null);
        TpaClusterModel state = session.apply(session.config(), null);
        assertThat(planned.outputs().handover().artifacts().get())
                .containsOnlyKeys(state.outputs().handover().artifacts().get().keySet());
        assertThat(planned.outputs().secrets().sensitiveArtifacts().get())
                .containsOnlyKeys("id_" + session.name, "vault/vault_pass.txt");
        assertThat(state.outputs().secrets().sensitiveArtifacts().get().values())
                .allMatch(Planned::isKnown);
        assertThat(state.outputs().handover().deployCommands().get())
                .containsExactly("tpaexec relink .", "ssh -F ssh_config speedy-1 true", "tpaexec deploy .");
        assertThat(state.toString()).doesNotContain("PRIVATE KEY");
    }

    /// Nothing is written but the record of the arguments, and the plan knows the whole outcome.
    private TpaClusterModel handOver(TpaClusterModel state, String patch) {
        TpaClusterModel planned = session.plan(session.config(patch), state);
        assertThat(planned.outputs().handover().artifacts().get().values()).allMatch(Planned::isKnown);
        session.proxy.forget();
        TpaClusterModel after = session.apply(session.config(patch), state);
        assertThat(session.proxy.mutations())
                .as(session.proxy.counts().toString())
                .allMatch(call -> call.service().equals("s3") && call.action().equals("PUT object"));
        assertThat(after.outputs()).isEqualTo(planned.outputs());
        TpaClusterModel read = Objects.requireNonNull(session.read(after));
        assertThat(read.outputs()).isEqualTo(after.outputs());
        return after;
    }

    @Test
    void whatOnlyTpaSeesIsNoAffairOfAws() {
        TpaClusterModel state = session.apply(session.config(), null);
        assertThat(file(
                        handOver(state, "{handover: {mode: 'bare', tpa_version: '23.40.1'}}"),
                        group("01-" + session.name)))
                .contains("tpa_version: \"23.40.1\"");
        assertThat(file(handOver(state, "{ssh_key_file: 'keys/db'}"), group("00-ansible")))
                .contains("ansible_ssh_private_key_file: keys/db");
        assertThat(file(handOver(state, "{instances: {'speedy-2': {backup: ['speedy-3']}}}"), "config.yml"))
                .contains("upstream: speedy-1\n    backup: speedy-3");
    }

    private String group(String file) {
        return "inventory/group_vars/tag_Cluster_%s/%s.yml".formatted(session.name, file);
    }

    @Test
    void directoryOfThePlatformAwsNamesWhatExists() {
        TpaClusterModel state = session.apply(session.config(), null);
        TpaClusterModel after = handOver(state, "{handover: {mode: 'aws', tpa_version: '1'}}");
        instances().forEach((name, instance) -> {
            assertThat(file(after, "inventory/host_vars/" + name + "/01-instance_vars.yml"))
                    .contains("instance_id: " + instance.instanceId())
                    .contains("private_ip_address: \"" + instance.privateIpAddress() + "\"");
            assertThat(file(after, "config.yml"))
                    .contains(instance.imageId(), instance.vpcId(), "private_ip: \"" + instance.privateIpAddress());
        });
        assertThat(file(after, "inventory/group_vars/hashes/config.yml")).containsPattern("[0-9a-f]{64}");
        assertThat(file(after, "inventory/aws_ec2.yml")).contains("\"tag:Cluster\": " + session.name);
    }

    @Test
    void sshCanGoToPrivateAddresses() {
        TpaClusterModel state = session.apply(session.config(), null);
        TpaClusterModel after = handOver(state, "{handover: {mode: 'bare', connect_via: 'private', tpa_version: '1'}}");
        after.outputs().nodeMap().values().forEach(node -> assertThat(node.deployIp())
                .isNotNull()
                .isEqualTo(node.privateIp()));
        assertThat(file(after, "config.yml")).contains("private_ip").doesNotContain("public_ip");
    }

    @Test
    void importBringsTheSecretsBack() {
        TpaClusterModel state = session.apply(session.config(), null);
        TpaClusterModel imported = session.importState(session.name + "@eu-west-1");
        assertThat(imported.outputs())
                .usingRecursiveComparison()
                .ignoringFields("life")
                .isEqualTo(state.outputs());
    }

    @Test
    void suppliedKeyStandsInTheDirectoryAndNotInItsOwnOutput() {
        SshKeyPair pair = SshKeyPair.generate("ED25519", "ops");
        TpaClusterModel config = session.config("{ssh_public_key: '%s', ssh_private_key: '%s'}"
                .formatted(pair.publicLine(), pair.privateText().replace("\n", "\\n")));
        TpaClusterModel state = session.apply(config, null);
        assertThat(state.outputs().secrets().privateKeyOpenssh()).isNull();
        assertThat(state.outputs().secrets().sensitiveArtifacts().get())
                .containsEntry("id_" + session.name, Planned.of(pair.privateText()));
        assertThat(file(state, "id_" + session.name + ".pub")).isEqualTo(pair.publicLine() + "\n");
        assertThat(List.of(state.toString(), config.toString())).noneMatch(text -> text.contains("PRIVATE KEY"));
    }

    @Test
    void keyThatIsOnlyComparedReachesNoOutput() {
        SshKeyPair pair = SshKeyPair.generate("ED25519", "ops");
        TpaClusterModel planned = session.plan(
                session.config("{ssh_public_key: '%s', ssh_private_key_wo: '%s', ssh_private_key_wo_version: 1}"
                        .formatted(pair.publicLine(), pair.privateText().replace("\n", "\\n"))),
                null);
        assertThat(planned.outputs().secrets().sensitiveArtifacts().get()).containsOnlyKeys("vault/vault_pass.txt");
    }
}
