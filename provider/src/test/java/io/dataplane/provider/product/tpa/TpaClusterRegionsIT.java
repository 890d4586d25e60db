package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.bind.Planned;
import io.dataplane.testbed.AwsClients;
import io.dataplane.testbed.Call;
import io.dataplane.testbed.Emulator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/// A cluster that stands in several regions, on the emulator.
class TpaClusterRegionsIT {
    private static final List<String> REGIONS = List.of("eu-central-1", "eu-west-1", "us-east-1");

    /// A refresh may cost 25 calls in one region, and 16 in each further one.
    private static final int REFRESH_CALLS = 25 + 2 * 16;

    private final Session session = new Session();

    @AfterEach
    void close() {
        session.close();
    }

    /// One node in each region.
    private TpaClusterModel config(String... patches) {
        String[] all = new String[patches.length + 1];
        all[0] = """
                {
                  regions: ['eu-west-1', 'us-east-1', 'eu-central-1'],
                  ec2_vpc: null,
                  locations: {
                    main: {region: 'eu-west-1', subnet: null},
                    fra: {region: 'eu-central-1'},
                    nva: {region: 'us-east-1'}
                  },
                  instances: {'speedy-2': {location: 'nva'}, 'speedy-3': {location: 'fra'}}
                }""";
        System.arraycopy(patches, 0, all, 1, patches.length);
        return session.config(all);
    }

    private TpaClusterModel read(TpaClusterModel state) {
        return Objects.requireNonNull(session.read(state));
    }

    private static Ec2Client ec2(String region) {
        return AwsClients.of(Emulator.shared().endpoint(), region).ec2();
    }

    private void isEmptyPlan(TpaClusterModel config, TpaClusterModel state) {
        TpaClusterModel planned = session.plan(config, state);
        assertThat(planned.status()).isEqualTo(state.status());
        assertThat(planned.outputs()).isEqualTo(state.outputs());
    }

    @Test
    void clusterOfThreeRegionsIsMadeLeftAloneAndRemoved() {
        TpaClusterModel state = session.apply(config(), null);
        assertThat(state.outputs().network().regionVpcs().get()).containsOnlyKeys(REGIONS);
        assertThat(state.outputs().network().regionAmis().get()).containsOnlyKeys(REGIONS);
        assertThat(state.outputs().nodeMap().get("speedy-2").region()).isEqualTo(Planned.of("us-east-1"));
        REGIONS.forEach(region -> assertThat(session.owned(region))
                .extracting(object -> object.kind())
                .contains(
                        "VPC", "subnet", "internet gateway", "route table", "security group", "key pair", "instance"));

        session.proxy.forget();
        TpaClusterModel read = read(state);
        assertThat(session.proxy.calls().size())
                .as(session.proxy.counts().toString())
                .isLessThanOrEqualTo(REFRESH_CALLS);
        assertThat(read).isEqualTo(state);
        isEmptyPlan(config(), read);

        assertThat(session.delete(read)).isNull();
        REGIONS.forEach(region -> assertThat(session.owned(region)).as(region).isEmpty());
    }

    @Test
    void vpcsOfAllRegionsArePeeredWithRoutesBothWays() {
        TpaClusterModel state = session.apply(config(), null);
        assertThat(state.outputs().network().vpcCidrs().get())
                .containsEntry("eu-west-1", "10.33.0.0/16")
                .containsEntry("us-east-1", "10.34.0.0/16")
                .containsEntry("eu-central-1", "10.35.0.0/16");
        assertThat(state.outputs().network().peeringConnections().get())
                .containsOnlyKeys("eu-central-1/eu-west-1", "eu-central-1/us-east-1", "eu-west-1/us-east-1")
                .allSatisfy((pair, view) -> assertThat(view.status()).isEqualTo(Planned.of("active")));
        for (String region : REGIONS) {
            RouteTable table = ec2(region)
                    .describeRouteTables(r -> r.routeTableIds(state.outputs()
                            .network()
                            .routeTableIds()
                            .get()
                            .get(region)
                            .get()))
                    .routeTables()
                    .getFirst();
            assertThat(table.routes())
                    .filteredOn(route -> route.vpcPeeringConnectionId() != null)
                    .hasSize(2);
        }
        assertThat(ec2("us-east-1").describeVpcPeeringConnections().vpcPeeringConnections())
                .allMatch(one -> one.accepterVpcInfo().peeringOptions().allowDnsResolutionFromRemoteVpc())
                .allMatch(one -> one.requesterVpcInfo().peeringOptions().allowDnsResolutionFromRemoteVpc());
    }

    @Test
    void lostPeeringRouteAndConnectionAreRepaired() {
        TpaClusterModel state = session.apply(config(), null);
        ec2("us-east-1").deleteRoute(r -> r.routeTableId(state.outputs()
                        .network()
                        .routeTableIds()
                        .get()
                        .get("us-east-1")
                        .get())
                .destinationCidrBlock("10.33.0.0/16"));
        ec2("eu-central-1")
                .deleteVpcPeeringConnection(r -> r.vpcPeeringConnectionId(Objects.requireNonNull(state.status()
                        .componentMap()
                        .get("peering/eu-central-1/eu-west-1")
                        .knownId())));
        TpaClusterModel read = read(state);
        assertThat(read.status().status()).isEqualTo(Planned.of("degraded"));
        assertThat(read.status()
                        .componentMap()
                        .get("peering_route/us-east-1/eu-west-1")
                        .driftText())
                .isEqualTo("missing");
        assertThat(read.status()
                        .componentMap()
                        .get("peering/eu-central-1/eu-west-1")
                        .driftText())
                .isEqualTo("missing");

        TpaClusterModel repaired = session.apply(config(), read);
        assertThat(repaired.status().status()).isEqualTo(Planned.of("ready"));
        assertThat(read(repaired)).isEqualTo(repaired);
        isEmptyPlan(config(), repaired);
    }

    @Test
    void usersGoBeforeWhatTheyUse() {
        TpaClusterModel state = session.apply(config(), null);
        session.proxy.forget();
        session.delete(state);
        List<String> calls = session.proxy.mutations().stream()
                .filter(call -> !"0.0.0.0/0".equals(call.parameters().get("DestinationCidrBlock")))
                .map(Call::action)
                .toList();
        assertThat(calls).contains("DeleteVpcPeeringConnection", "DeleteRoute", "DeleteVpc");
        assertBefore(calls, "TerminateInstances", "RevokeSecurityGroupIngress");
        assertBefore(calls, "RevokeSecurityGroupIngress", "DeleteSecurityGroup");
        assertBefore(calls, "TerminateInstances", "DeleteSubnet");
        assertThat(calls.lastIndexOf("DeleteRoute")).isLessThan(calls.lastIndexOf("DeleteVpcPeeringConnection"));
        assertThat(calls.lastIndexOf("DeleteVpcPeeringConnection")).isLessThan(calls.lastIndexOf("DeleteVpc"));
        assertThat(calls.lastIndexOf("DetachInternetGateway")).isLessThan(calls.lastIndexOf("DeleteVpc"));
    }

    /// In every region: its first user goes before the first thing used, and its last before the last.
    private static void assertBefore(List<String> calls, String user, String used) {
        assertThat(calls.indexOf(user)).as(user).isBetween(0, calls.indexOf(used));
        assertThat(calls.lastIndexOf(user)).as(user).isLessThan(calls.lastIndexOf(used));
    }

    @Test
    void regionComesAndGoesWithoutTouchingTheOthers() {
        String without = "{regions: ['eu-west-1', 'us-east-1'], locations: {fra: null},"
                + " instances: {'speedy-3': {location: 'main'}}}";
        String with =
                "{regions: ['eu-central-1', 'eu-west-1', 'us-east-1'], locations: {fra: {region: 'eu-central-1'}},"
                        + " instances: {'speedy-4': {location: 'fra', role: ['replica'], upstream: 'speedy-1'}}}";
        TpaClusterModel two = session.apply(config(without), null);
        TpaClusterModel three = session.apply(config(without, with), two);
        Map<String, NodeView> before = two.outputs().nodeMap();
        before.forEach((name, node) ->
                assertThat(three.outputs().nodeMap().get(name).instanceId()).isEqualTo(node.instanceId()));
        assertThat(three.outputs().network().vpcCidrs().get())
                .containsAllEntriesOf(two.outputs().network().vpcCidrs().get())
                .containsEntry("eu-central-1", "10.35.0.0/16");

        TpaClusterModel again = session.apply(config(without), three);
        assertThat(session.owned("eu-central-1")).isEmpty();
        isEmptyPlan(config(without), again);
    }

    @Test
    void vpcsThatOverlapAreRefused() {
        assertThat(session.refusal(
                        config("{ec2_vpc: {'us-east-1': {name: 'mine', cidr: '10.33.0.0/16'},"
                                + " 'eu-west-1': {name: 'mine', cidr: '10.33.128.0/17'}}}"),
                        null))
                .containsExactly("Overlapping VPCs @ ec2_vpc[\"us-east-1\"]");
    }

    @Test
    void instanceDoesNotMoveToAnotherRegion() {
        TpaClusterModel state = session.apply(config(), null);
        assertThat(session.refusal(config("{instances: {'speedy-3': {location: 'nva'}}}"), state))
                .containsExactly("Region Cannot Be Changed @ instances[\"speedy-3\"].region");
    }

    @Test
    void importFindsEveryRegion() {
        TpaClusterModel state = session.apply(config(), null);
        TpaClusterModel imported = session.importState(session.name + "@us-east-1");
        assertThat(imported.status()).isEqualTo(state.status());
        assertThat(imported.outputs())
                .usingRecursiveComparison()
                .ignoringFields("life")
                .isEqualTo(state.outputs());
    }
}
