package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.bind.Planned;
import io.dataplane.testbed.Call;
import io.dataplane.testbed.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/// Nodes that stop, start and get other machines under them.
class TpaLifeIT {
    private static final String DEBIAN_11 = "{ec2_ami: {name: 'debian-11-amd64-20241111-1928'}}";
    private static final String REHYDRATE = "{image_update: 'rehydrate'}";
    private static final Set<String> INTERRUPTIONS =
            Set.of("TerminateInstances", "RunInstances", "AttachVolume", "StopInstances", "StartInstances");

    private final Session session = new Session();

    @AfterEach
    void close() {
        session.close();
    }

    private static String id(TpaClusterModel state, String component) {
        return Objects.requireNonNull(
                Objects.requireNonNull(state.status().componentMap().get(component))
                        .knownId());
    }

    private static NodeView node(TpaClusterModel state, String name) {
        return state.outputs().nodeMap().get(name);
    }

    private Instance instance(TpaClusterModel state, String name) {
        return session.clients
                .ec2()
                .describeInstances(r -> r.instanceIds(id(state, "instance/" + name)))
                .reservations()
                .getFirst()
                .instances()
                .getFirst();
    }

    private void isSettled(TpaClusterModel config, TpaClusterModel state) {
        assertThat(session.read(state)).isEqualTo(state);
        assertThat(session.plan(config, state).status()).isEqualTo(state.status());
    }

    /// What was done to which node, in order; instances by their node.
    private List<String> interruptions(TpaClusterModel... states) {
        Map<String, String> names = new HashMap<>();
        for (TpaClusterModel state : states) {
            for (String name : List.of("speedy-1", "speedy-2", "speedy-3")) {
                names.put(id(state, "instance/" + name), name);
            }
        }
        return session.proxy.mutations().stream()
                .filter(call -> INTERRUPTIONS.contains(call.action()))
                .map(call -> call.action() + " " + names.getOrDefault(instanceOf(call), launched(call)))
                .toList();
    }

    private static String instanceOf(Call call) {
        return call.parameters().getOrDefault("InstanceId.1", call.parameters().getOrDefault("InstanceId", ""));
    }

    private static String launched(Call call) {
        return call.parameters().entrySet().stream()
                .filter(entry -> entry.getValue().startsWith("instance/speedy-"))
                .map(entry -> entry.getValue().substring("instance/".length()))
                .findFirst()
                .orElse("?");
    }

    @Test
    void anotherImageIsOnlyForNewInstancesUnlessAskedFor() {
        TpaClusterModel state = session.apply(session.config(), null);
        TpaClusterModel config = session.config(DEBIAN_11);
        assertThat(session.warnings(config, state)).isEmpty();
        TpaClusterModel after = session.apply(config, state);
        assertThat(id(after, "instance/speedy-2")).isEqualTo(id(state, "instance/speedy-2"));
        assertThat(node(after, "speedy-2").imageId()).isEqualTo(Planned.of("ami-0deb12a6420250210"));
        isSettled(config, after);
    }

    @Test
    void rehydrationGivesOneNodeAfterTheOtherAnotherImage() {
        String deleted = "{instances: {'speedy-2': {volumes: [{device_name: '/dev/sdf', volume_size: 16,"
                + " delete_on_termination: true}]}}}";
        TpaClusterModel state = session.apply(session.config(deleted), null);
        TpaClusterModel config = session.config(deleted, DEBIAN_11, REHYDRATE);
        assertThat(session.warnings(config, state))
                .containsExactly(
                        "Instance Will Be Replaced @ instances[\"speedy-1\"]",
                        "Instance Will Be Replaced @ instances[\"speedy-2\"]",
                        "Instance Will Be Replaced @ instances[\"speedy-3\"]");
        session.proxy.forget();
        TpaClusterModel after = session.apply(config, state);

        assertThat(interruptions(state, after))
                .containsExactly(
                        "TerminateInstances speedy-2",
                        "RunInstances speedy-2",
                        "AttachVolume speedy-2",
                        "TerminateInstances speedy-3",
                        "RunInstances speedy-3",
                        "AttachVolume speedy-3",
                        "TerminateInstances speedy-1",
                        "RunInstances speedy-1",
                        "AttachVolume speedy-1");
        for (String name : List.of("speedy-1", "speedy-2", "speedy-3")) {
            assertThat(id(after, "volume/" + name + "/sdf")).isEqualTo(id(state, "volume/" + name + "/sdf"));
            assertThat(node(after, name).privateIp())
                    .isEqualTo(node(state, name).privateIp());
            assertThat(node(after, name).imageId()).isEqualTo(Planned.of("ami-0deb11a6420241111"));
        }
        assertThat(lastChange(after))
                .contains("replace instance/speedy-1: image ami-0deb12a6420250210 -> ami-0deb11a6420241111");
        isSettled(config, after);
    }

    private static List<String> lastChange(TpaClusterModel state) {
        return Objects.requireNonNull(state.outputs().life().lastChange()).get();
    }

    @Test
    void nodeWhoseDataIsOnItsRootVolumeIsNotRehydrated() {
        String bare = "{instance_defaults: {default_volumes: []}}";
        TpaClusterModel state = session.apply(session.config(bare), null);
        assertThat(session.refusal(session.config(bare, DEBIAN_11, REHYDRATE), state))
                .containsExactlyInAnyOrder(
                        "Data Would Be Lost @ instances[\"speedy-1\"]", "Data Would Be Lost @ instances[\"speedy-3\"]");
    }

    @Test
    void onlyBarmanIsNotReplaced() {
        TpaClusterModel state = session.apply(session.config(), null);
        String moved = "{instances: {'speedy-3': {private_ip: '10.33.0.9'}}}";
        assertThat(session.refusal(session.config(moved), state))
                .containsExactly("Data Would Be Lost @ instances[\"speedy-3\"]");
        assertThat(session.warnings(session.config(moved, "{allow_data_loss: true}"), state))
                .containsExactly("Instance Will Be Replaced @ instances[\"speedy-3\"]");
    }

    @Test
    void typesChangeOneNodeAfterTheOther() {
        TpaClusterModel state = session.apply(session.config(), null);
        TpaClusterModel config = session.config("{instance_defaults: {type: 't3.small'}}");
        assertThat(session.warnings(config, state))
                .containsExactly(
                        "Instance Will Stop @ instances[\"speedy-1\"]",
                        "Instance Will Stop @ instances[\"speedy-2\"]",
                        "Instance Will Stop @ instances[\"speedy-3\"]");
        session.proxy.forget();
        TpaClusterModel after = session.apply(config, state);
        assertThat(interruptions(state))
                .containsExactly(
                        "StopInstances speedy-2",
                        "StartInstances speedy-2",
                        "StopInstances speedy-3",
                        "StartInstances speedy-3",
                        "StopInstances speedy-1",
                        "StartInstances speedy-1");
        assertThat(lastChange(after)).contains("stop and start instance/speedy-2: type t3.micro -> t3.small");
        assertThat(lastChange(session.apply(session.config("{instance_defaults: {type: 't3.small'}}"), after)))
                .isEqualTo(lastChange(after));
        isSettled(config, after);
    }

    @Test
    void renamedNodeIsAnother() {
        TpaClusterModel state = session.apply(session.config(), null);
        TpaClusterModel config = session.config(
                "{instances: {'speedy-2': null, 'quay': {node: 2, role: ['replica'], upstream: 'speedy-1'}}}");
        TpaClusterModel after = session.apply(config, state);
        assertThat(after.outputs().nodeMap()).containsOnlyKeys("quay", "speedy-1", "speedy-3");
        assertThat(lastChange(after)).contains("create instance/quay", "remove instance/speedy-2");
        assertThat(session.refusal(
                        session.config(
                                "{instances: {'speedy-1': null, 'quay': {node: 1, role: ['primary']}, 'speedy-2': {upstream: 'quay'}}}"),
                        state))
                .containsExactly("Data Would Be Lost @ instances");
    }

    @Test
    void clusterIsStoppedAndStartedInOrder() {
        TpaClusterModel config = session.config();
        TpaClusterModel state = session.apply(config, null);
        session.proxy.forget();
        TpaClusterModel stoppedConfig = session.config("{desired_state: 'stopped'}");
        TpaClusterModel stopped = session.apply(stoppedConfig, state);
        assertThat(interruptions(state))
                .containsExactly("StopInstances speedy-2", "StopInstances speedy-3", "StopInstances speedy-1");
        assertThat(node(stopped, "speedy-1").state()).isEqualTo(Planned.of("stopped"));
        isSettled(stoppedConfig, stopped);

        session.clients.ec2().startInstances(r -> r.instanceIds(id(state, "instance/speedy-2")));
        TpaClusterModel read = Objects.requireNonNull(session.read(stopped));
        assertThat(Objects.requireNonNull(read.status().componentMap().get("instance/speedy-2"))
                        .driftText())
                .contains("state is running, expected stopped");

        session.proxy.forget();
        TpaClusterModel running = session.apply(config, session.apply(stoppedConfig, read));
        assertThat(interruptions(state))
                .containsExactly(
                        "StopInstances speedy-2",
                        "StartInstances speedy-1",
                        "StartInstances speedy-3",
                        "StartInstances speedy-2");
        isSettled(config, running);
    }

    @Test
    void unmanagedStateIsNobodysDriftAndSurvivesAChangeOfType() {
        TpaClusterModel config = session.config("{desired_state: 'unmanaged'}");
        TpaClusterModel state = session.apply(config, null);
        session.clients.ec2().stopInstances(r -> r.instanceIds(id(state, "instance/speedy-2")));
        TpaClusterModel read = Objects.requireNonNull(session.read(state));
        assertThat(read.status()).isEqualTo(state.status());

        TpaClusterModel after = session.apply(
                session.config("{desired_state: 'unmanaged', instance_defaults: {type: 't3.small'}}"), read);
        assertThat(instance(after, "speedy-2").state().name()).isEqualTo(InstanceStateName.STOPPED);
        assertThat(instance(after, "speedy-1").state().name()).isEqualTo(InstanceStateName.RUNNING);
    }

    @Test
    void tooFewElasticIpsAreToldBeforeTheApply() {
        String addresses = "{instance_defaults: {assign_elastic_ip: true}}";
        assertThat(session.warnings(session.config(addresses), null)).isEmpty();
        for (int n = 0; n < 3; n++) {
            session.clients.ec2().allocateAddress(r -> r.domain("vpc"));
        }
        assertThat(session.warnings(session.config(addresses), null))
                .containsExactly("Too Few Elastic IPs @ instances");
        session.proxy.next("DescribeAccountAttributes", new Fault.Refuse(403, "UnauthorizedOperation", "You may not."));
        assertThat(session.warnings(session.config(addresses), null)).containsExactly("Quota Not Checked @ instances");
        assertThat(session.warnings(session.config(addresses, "{plan_checks: false}"), null))
                .isEmpty();
    }

    @Test
    void launchIsCompleteWhenStatusChecksArePassed() {
        session.apply(session.config(), null);
        assertThat(session.proxy.counts()).doesNotContainKey("DescribeInstanceStatus");
        session.proxy.forget();
        TpaClusterModel config = session.config("{cluster_name: 'other', wait_for: 'status_ok',"
                + " ec2_vpc: {'eu-west-1': {name: 'other', cidr: '10.33.0.0/16'}}}");
        TpaClusterModel state = session.apply(config, null);
        assertThat(session.proxy.calls().stream()
                        .filter(call -> call.action().equals("DescribeInstanceStatus"))
                        .map(call -> call.parameters().get("InstanceId.1"))
                        .collect(Collectors.toSet()))
                .contains(id(state, "instance/speedy-1"), id(state, "instance/speedy-3"));
    }
}
