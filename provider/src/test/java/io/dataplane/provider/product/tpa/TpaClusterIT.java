package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.cluster.ComponentView;
import io.dataplane.schema.bind.Planned;
import io.dataplane.testbed.AwsObject;
import io.dataplane.testbed.Fault;
import io.dataplane.testbed.Inventory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Tag;

/// The resource on the emulator, without Terraform: each test lives through the life of a cluster.
class TpaClusterIT {
    /// What a refresh may cost in one region, whatever the number of nodes.
    private static final int REFRESH_CALLS = 25;

    private final Session session = new Session();

    @AfterEach
    void close() {
        session.close();
    }

    private static String id(TpaClusterModel state, String component) {
        return Objects.requireNonNull(view(state, component).knownId());
    }

    private static ComponentView view(TpaClusterModel state, String component) {
        return Objects.requireNonNull(state.status().componentMap().get(component));
    }

    private TpaClusterModel read(TpaClusterModel state) {
        return Objects.requireNonNull(session.read(state));
    }

    private void isEmptyPlan(TpaClusterModel config, TpaClusterModel state) {
        TpaClusterModel planned = session.plan(config, state);
        assertThat(planned.status()).isEqualTo(state.status());
        assertThat(planned.outputs()).isEqualTo(state.outputs());
    }

    @Test
    void clusterIsMadeLeftAloneAndRemoved() {
        TpaClusterModel config = session.config("{instances: {'speedy-1': {assign_elastic_ip: true}}}");
        TpaClusterModel state = session.apply(config, null);
        assertThat(state.status().status()).isEqualTo(Planned.of("ready"));
        assertThat(state.status().id()).isEqualTo(Planned.of("tpa/123456789012/" + session.name));
        assertThat(state.status().componentMap().values()).allMatch(view -> view.knownId() != null);

        TpaClusterModel read = read(state);
        assertThat(read).isEqualTo(state);
        isEmptyPlan(config, read);

        assertThat(session.delete(read)).isNull();
        assertThat(session.owned()).isEmpty();
        assertThat(session.read(read)).isNull();
    }

    @Test
    void outputsTellWhereTheNodesAre() {
        TpaClusterModel state = session.apply(session.config(), null);
        NodeView node = state.outputs().nodeMap().get("speedy-2");
        assertThat(node.node()).isEqualTo(Planned.of(2L));
        assertThat(node.az()).isEqualTo(Planned.of("eu-west-1a"));
        assertThat(node.instanceId()).isEqualTo(Planned.of(id(state, "instance/speedy-2")));
        assertThat(node.subnetId()).isEqualTo(Planned.of(id(state, "subnet/eu-west-1/main")));
        assertThat(node.deployIp()).isNotNull().isEqualTo(node.publicIp());
        assertThat(node.volumes().get().get("/dev/sdf").label()).isEqualTo(Planned.of(session.name + ":2:/dev/sdf"));
        assertThat(state.outputs().topology().primary()).isEqualTo(Planned.of("speedy-1"));
        assertThat(state.outputs().topology().barman()).isEqualTo(Planned.of(List.of("speedy-3")));
        assertThat(state.outputs().topology().dataNodes()).isEqualTo(Planned.of(List.of("speedy-1", "speedy-2")));
        assertThat(state.outputs().network().existing().get()).contains("ami/eu-west-1");
        assertThat(state.outputs().access().bucket()).isEqualTo(Planned.of("edb-tpa-123456789012"));
    }

    @Test
    void everyObjectCarriesItsTagsAndEgressIsLeftAlone() {
        TpaClusterModel state = session.apply(session.config("{cluster_tags: {Cost: '7781'}}"), null);
        Inventory inventory = session.inventory();
        assertThat(session.owned()).isNotEmpty().allSatisfy(object -> assertThat(object.tags())
                .containsEntry("Owner", "Ann Example")
                .containsEntry("Cost", "7781")
                .containsEntry("CreatingCluster", session.name)
                .containsKeys("dataplane:component", "dataplane:incarnation", "dataplane:generation"));
        assertThat(session.owned().stream().map(AwsObject::kind))
                .contains("VPC", "subnet", "internet gateway", "route table", "security group", "key pair")
                .contains("instance", "volume", "network interface", "role", "instance profile");
        assertThat(inventory
                        .the("security group", id(state, "security_group/eu-west-1"))
                        .toString())
                .contains("IpPermissionsEgress");
        assertThat(session.proxy.counts().keySet()).noneMatch(action -> action.contains("Egress"));
    }

    private static String nodes(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj("'speedy-%d': {role: ['replica'], upstream: 'speedy-1'}"::formatted)
                .collect(Collectors.joining(", ", "{locations: {main: {subnet: '10.33.0.0/24'}}, instances: {", "}}"));
    }

    private long refreshCalls(TpaClusterModel state) {
        session.proxy.forget();
        assertThat(read(state)).isEqualTo(state);
        return session.proxy.calls().size();
    }

    @Test
    void refreshCostsTheSameForAnyNumberOfNodes() {
        TpaClusterModel few = session.apply(session.config(nodes(4, 4)), null);
        long refresh = refreshCalls(few);
        assertThat(refresh).as(session.proxy.counts().toString()).isLessThanOrEqualTo(REFRESH_CALLS);

        TpaClusterModel many = session.apply(session.config(nodes(4, 12)), few);
        assertThat(refreshCalls(many)).as(session.proxy.counts().toString()).isEqualTo(refresh);
    }

    @Test
    void emptyPlanOfASettledClusterAsksNothing() {
        TpaClusterModel state = session.apply(session.config(), null);
        session.proxy.forget();
        isEmptyPlan(session.config(), state);
        assertThat(session.proxy.calls()).isEmpty();
    }

    @Test
    void instancesComeAndGo() {
        TpaClusterModel state = session.apply(session.config(), null);
        TpaClusterModel more = session.apply(
                session.config("{instances: {'speedy-4': {role: ['replica'], upstream: 'speedy-1'}}}"), state);
        assertThat(more.outputs().nodeMap()).containsKey("speedy-4");
        assertThat(id(more, "instance/speedy-1")).isEqualTo(id(state, "instance/speedy-1"));

        TpaClusterModel fewer = session.apply(session.config("{instances: {'speedy-2': null}}"), more);
        assertThat(fewer.outputs().nodeMap()).containsOnlyKeys("speedy-1", "speedy-3");
        assertThat(session.owned().stream()
                        .filter(object -> object.kind().equals("volume"))
                        .filter(object -> object.tag("dataplane:component").contains("speedy-2")))
                .isEmpty();
        assertThat(read(fewer)).isEqualTo(fewer);
    }

    @Test
    void nodesAreChangedInPlace() {
        TpaClusterModel state = session.apply(session.config(), null);
        TpaClusterModel config = session.config("""
                {
                  cluster_tags: {Cost: '1'},
                  ssh_ingress_cidrs: ['203.0.113.0/24'],
                  instance_defaults: {default_volumes: [{device_name: 'root', volume_size: 20}, {device_name: '/dev/sdf', volume_size: 32}]},
                  instances: {'speedy-2': {type: 't3.small', tags: {Tier: 'gold'}}}
                }
                """);
        TpaClusterModel after = session.apply(config, state);
        for (String component : List.of("instance/speedy-2", "volume/speedy-2/sdf", "vpc/eu-west-1", "igw/eu-west-1")) {
            assertThat(id(after, component)).as(component).isEqualTo(id(state, component));
        }
        assertThat(after.outputs().nodeMap().get("speedy-2").type()).isEqualTo(Planned.of("t3.small"));
        assertThat(session.tags("instance", "instance/speedy-2"))
                .containsEntry("Tier", "gold")
                .containsEntry("Cost", "1");
        TpaClusterModel read = read(after);
        assertThat(read).isEqualTo(after);
        isEmptyPlan(config, read);

        TpaClusterModel cleared = session.apply(
                session.config(
                        "{ssh_ingress_cidrs: ['203.0.113.0/24']}",
                        "{instance_defaults: {default_volumes: [{device_name: 'root', volume_size: 20}, {device_name: '/dev/sdf', volume_size: 32}]}}"),
                after);
        assertThat(session.tags("instance", "instance/speedy-2")).doesNotContainKeys("Tier", "Cost");
        assertThat(read(cleared)).isEqualTo(cleared);
    }

    @Test
    void replacedInstanceKeepsItsNameNumberAndData() {
        TpaClusterModel state = session.apply(session.config(), null);
        TpaClusterModel after =
                session.apply(session.config("{instances: {'speedy-2': {private_ip: '10.33.0.9'}}}"), state);
        assertThat(id(after, "instance/speedy-2")).isNotEqualTo(id(state, "instance/speedy-2"));
        assertThat(view(after, "instance/speedy-2").generation()).isEqualTo(Planned.of(2L));
        assertThat(id(after, "volume/speedy-2/sdf")).isEqualTo(id(state, "volume/speedy-2/sdf"));
        assertThat(after.outputs().nodeMap().get("speedy-2").privateIp()).isEqualTo(Planned.of("10.33.0.9"));
        assertThat(read(after)).isEqualTo(after);
    }

    @Test
    void givingANodeAnotherNumberReplacesIt() {
        String unnumbered = "{instances: {'speedy-2': {node: null}}}";
        TpaClusterModel state = session.apply(session.config(unnumbered), null);
        assertThat(state.outputs().nodeMap().get("speedy-2").node()).isEqualTo(Planned.of(2L));
        TpaClusterModel planned = session.plan(session.config("{instances: {'speedy-2': {node: 7}}}"), state);
        assertThat(view(planned, "instance/speedy-2").id()).isEqualTo(Planned.unknown());
        assertThat(view(planned, "instance/speedy-1").id())
                .isEqualTo(view(state, "instance/speedy-1").id());
    }

    @Test
    void whatWouldLoseDataIsRefused() {
        TpaClusterModel state = session.apply(session.config(), null);
        session.proxy.forget();
        assertThat(session.refusal(session.config("""
                                {
                                  instance_defaults: {default_volumes: [{device_name: 'root', volume_size: 8}]},
                                  instances: {
                                    'speedy-1': null,
                                    'speedy-2': {upstream: null, role: ['primary'], volumes: [{device_name: '/dev/sdf', volume_size: 8}]}
                                  }
                                }
                                """), state))
                .containsExactlyInAnyOrder(
                        "Data Would Be Lost @ instances",
                        "Volume Cannot Shrink @ instances[\"speedy-2\"].volumes",
                        "Volume Cannot Shrink @ instances[\"speedy-2\"].volumes",
                        "Data Would Be Lost @ instances[\"speedy-3\"].volumes",
                        "Volume Cannot Shrink @ instances[\"speedy-3\"].volumes");
        assertThat(session.proxy.mutations()).isEmpty();
        assertThat(session.plan(
                                session.config(
                                        "{allow_data_loss: true, instances: {'speedy-3': null, 'speedy-1': {backup: []}}}"),
                                state)
                        .status()
                        .componentMap())
                .doesNotContainKey("instance/speedy-3");
    }

    @Test
    void whatCannotBeChangedIsRefused() {
        TpaClusterModel state = session.apply(session.config(), null);
        assertThat(session.refusal(
                        session.config(
                                "{ssh_key_algorithm: 'RSA'}",
                                "{instances: {'speedy-2': {volumes: [{device_name: '/dev/sdf', volume_size: 16, encrypted: false}]}}}"),
                        state))
                .containsExactlyInAnyOrder(
                        "Cannot Be Changed @ ssh_key_algorithm",
                        "Encryption Cannot Change @ instances[\"speedy-2\"].volumes");
    }

    @Test
    void networkOfAnExistingClusterStaysWhereItIs() {
        TpaClusterModel state = session.apply(session.config(), null);
        session.proxy.forget();
        assertThat(session.refusal(session.config("{ec2_vpc: {'eu-west-1': {cidr: '10.34.0.0/16'}}}", """
                                {locations: {main: {subnet: '10.34.0.0/28'}}}"""), state))
                .containsExactly("VPC Cannot Be Changed @ ec2_vpc[\"eu-west-1\"].cidr");
        assertThat(session.refusal(session.config("{locations: {main: {az: 'eu-west-1b'}}}"), state))
                .containsExactly("Subnet In Another Zone @ locations[\"main\"].subnet");
        String other = session.clients
                .ec2()
                .createVpc(r -> r.cidrBlock("10.33.0.0/16"))
                .vpc()
                .vpcId();
        assertThat(session.refusal(
                        session.config("{ec2_vpc: {'eu-west-1': {name: null, cidr: null, vpc_id: '" + other + "'}}}"),
                        state))
                .containsExactly("VPC Cannot Be Changed @ ec2_vpc[\"eu-west-1\"]");
        assertThat(session.proxy.mutations()).isEmpty();
    }

    @Test
    void protectedInstanceIsNotReplaced() {
        TpaClusterModel state =
                session.apply(session.config("{instances: {'speedy-2': {termination_protection: true}}}"), null);
        assertThat(session.refusal(
                        session.config(
                                "{instances: {'speedy-2': {termination_protection: true, private_ip: '10.33.0.9'}}}"),
                        state))
                .containsExactly("Instance Is Protected @ instances[\"speedy-2\"].termination_protection");
    }

    @Test
    void vpcIsRenamedInPlace() {
        TpaClusterModel state = session.apply(session.config(), null);
        TpaClusterModel after = session.apply(session.config("{ec2_vpc: {'eu-west-1': {name: 'renamed'}}}"), state);
        assertThat(id(after, "vpc/eu-west-1")).isEqualTo(id(state, "vpc/eu-west-1"));
        assertThat(session.tags("VPC", "vpc/eu-west-1")).containsEntry("Name", "renamed");
        assertThat(read(after)).isEqualTo(after);
    }

    @Test
    void clusterIsImportedAsItIs() {
        TpaClusterModel config = session.config("{instances: {'speedy-1': {assign_elastic_ip: true}}}");
        TpaClusterModel state = session.apply(config, null);
        TpaClusterModel imported = session.importState(session.name + "@eu-west-1");
        assertThat(imported.status().status()).isEqualTo(Planned.of("ready"));
        Map<String, ComponentView> components = imported.status().componentMap();
        assertThat(components.keySet()).isEqualTo(state.status().componentMap().keySet());
        state.status()
                .componentMap()
                .forEach((id, view) ->
                        assertThat(components.get(id).knownId()).as(id).isEqualTo(view.knownId()));
        assertThat(imported.outputs().secrets().privateKeyOpenssh())
                .isEqualTo(state.outputs().secrets().privateKeyOpenssh());
        isEmptyPlan(config, imported);
        assertThat(session.delete(imported)).isNull();
        assertThat(session.owned()).isEmpty();
    }

    @Test
    void importKnowsWhatAnUpdateChangedThatAwsDoesNotSee() {
        TpaClusterModel state = session.apply(session.config(), null);
        TpaClusterModel config = session.config("{on_create_failure: 'rollback', allow_data_loss: true}");
        session.proxy.forget();
        session.apply(config, state);
        assertThat(session.proxy.mutations()).hasSize(2).allMatch(call -> call.action()
                .equals("PUT object"));

        TpaClusterModel imported = session.importState(session.name + "@eu-west-1");
        assertThat(imported.behaviour().onCreateFailure()).isEqualTo("rollback");
        isEmptyPlan(config, imported);
    }

    @Test
    void whatWasMadeIsInTheStateEvenWhenItsRecordCannotBeWritten() {
        TpaClusterModel config = session.config();
        // the first makes the anchor, the second keeps the host key, four upload the host keys
        for (int n = 7; n < 15; n++) {
            session.proxy.nth("PUT object", n, new Fault.Refuse(403, "AccessDenied", "You may not."));
        }
        TpaClusterModel state =
                session.createInTrouble(config, List.of("Could Not Reach AWS @ ", "Cluster Is Incomplete @ "));
        session.proxy.calm();
        assertThat(state.status().status()).isEqualTo(Planned.of("incomplete"));
        assertThat(state.status().componentMap().values()).allMatch(view -> view.knownId() != null);

        TpaClusterModel after = session.apply(config, read(state));
        assertThat(after.status().status()).isEqualTo(Planned.of("ready"));
        assertThat(id(after, "instance/speedy-1")).isEqualTo(id(state, "instance/speedy-1"));
    }

    @Test
    void driftIsShownAndRepaired() {
        TpaClusterModel config = session.config();
        TpaClusterModel state = session.apply(config, null);
        session.clients.ec2().createTags(r -> r.resources(id(state, "vpc/eu-west-1"))
                .tags(Tag.builder().key("Owner").value("Mallory").build()));
        session.clients.ec2().authorizeSecurityGroupIngress(r -> r.groupId(id(state, "security_group/eu-west-1"))
                .ipProtocol("tcp")
                .fromPort(23)
                .toPort(23)
                .cidrIp("0.0.0.0/0"));
        TpaClusterModel read = read(state);
        assertThat(read.status().status()).isEqualTo(Planned.of("degraded"));
        assertThat(view(read, "vpc/eu-west-1").driftText()).contains("Mallory");
        assertThat(view(read, "sg_rules/eu-west-1").driftText()).contains("tcp 23");

        TpaClusterModel repaired = session.apply(config, read);
        assertThat(repaired.status()).isEqualTo(state.status());
        assertThat(session.tags("VPC", "vpc/eu-west-1")).containsEntry("Owner", "Ann Example");
        assertThat(read(repaired)).isEqualTo(repaired);
    }

    @Test
    void supersededKeyIsRegisteredAnew() {
        TpaClusterModel state = session.apply(session.config("{ssh_public_key: '" + key("one") + "'}"), null);
        TpaClusterModel after = session.apply(session.config("{ssh_public_key: '" + key("two") + "'}"), state);
        assertThat(read(after)).isEqualTo(after);
    }

    private static String key(String comment) {
        return SshKeyPair.generate("ED25519", comment).publicLine();
    }

    @Test
    void subnetMovesWithItsInstances() {
        TpaClusterModel state = session.apply(session.config(), null);
        TpaClusterModel after = session.apply(
                session.config("{allow_data_loss: true, locations: {main: {subnet: '10.33.1.0/28'}}}"), state);
        assertThat(id(after, "subnet/eu-west-1/main")).isNotEqualTo(id(state, "subnet/eu-west-1/main"));
        assertThat(read(after)).isEqualTo(after);
    }

    @Test
    void ownProfileGivesWayToAnExistingOne() {
        TpaClusterModel state = session.apply(session.config(), null);
        String theirs = "theirs-" + session.name;
        session.clients.iam().createInstanceProfile(r -> r.instanceProfileName(theirs));
        TpaClusterModel after = session.apply(session.config("{instance_profile_name: '" + theirs + "'}"), state);
        assertThat(session.owned().stream().map(AwsObject::kind)).doesNotContain("role", "instance profile");
        assertThat(read(after)).isEqualTo(after);
    }
}
