package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.bind.Planned;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
                  ec2_vpc: {
                    'eu-central-1': {name: 'far', cidr: '10.34.0.0/16'},
                    'us-east-1': {name: 'far', cidr: '10.35.0.0/16'}
                  },
                  locations: {
                    main: {region: 'eu-west-1'},
                    fra: {region: 'eu-central-1', subnet: '10.34.0.0/28'},
                    nva: {region: 'us-east-1', subnet: '10.35.0.0/28'}
                  },
                  instances: {'speedy-2': {location: 'nva'}, 'speedy-3': {location: 'fra'}}
                }""";
        System.arraycopy(patches, 0, all, 1, patches.length);
        return session.config(all);
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
    void regionComesAndGoesWithoutTouchingTheOthers() {
        String without = "{regions: ['eu-west-1', 'us-east-1'], ec2_vpc: {'eu-central-1': null},"
                + " locations: {fra: null}, instances: {'speedy-3': {location: 'main'}}}";
        TpaClusterModel two = session.apply(config(without), null);
        TpaClusterModel three = session.apply(
                config(
                        without,
                        "{regions: ['eu-west-1', 'us-east-1', 'eu-central-1'], ec2_vpc: {'eu-central-1': {name: 'far', cidr: '10.34.0.0/16'}}, locations: {fra: {region: 'eu-central-1', subnet: '10.34.0.0/28'}}, instances: {'speedy-4': {location: 'fra', role: ['replica'], upstream: 'speedy-1'}}}"),
                two);
        Map<String, NodeView> before = two.outputs().nodeMap();
        before.forEach((name, node) ->
                assertThat(three.outputs().nodeMap().get(name).instanceId()).isEqualTo(node.instanceId()));
        assertThat(session.owned("eu-central-1")).isNotEmpty();

        TpaClusterModel again = session.apply(config(without), three);
        assertThat(session.owned("eu-central-1")).isEmpty();
        isEmptyPlan(config(without), again);
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
        assertThat(imported.outputs()).isEqualTo(state.outputs());
    }
}
