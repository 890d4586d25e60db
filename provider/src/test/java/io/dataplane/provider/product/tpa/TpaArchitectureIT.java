package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.bind.Planned;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Clusters that an architecture generates, on the emulator.
class TpaArchitectureIT {
    private static final String THREE = "{architecture_options: {data_nodes_per_location: 3}}";

    private final Session session = new Session();

    @AfterEach
    void close() {
        session.close();
    }

    /// M1 in one line, changed by patches.
    private TpaClusterModel m1(String... patches) {
        String[] all = new String[patches.length + 1];
        all[0] = "{cluster_name: '%s'}".formatted(session.name);
        System.arraycopy(patches, 0, all, 1, patches.length);
        return Models.patched("""
                {
                  owner: 'Ann Example',
                  architecture: 'M1',
                  architecture_options: {failover_manager: 'repmgr'},
                  postgres: {flavour: 'postgresql', version: '16'}
                }""", all);
    }

    private String node(int number) {
        return session.name + "-" + number;
    }

    private void isEmptyPlan(TpaClusterModel config, TpaClusterModel state) {
        TpaClusterModel planned = session.plan(config, state);
        assertThat(planned.status()).isEqualTo(state.status());
        assertThat(planned.outputs()).isEqualTo(state.outputs());
    }

    private TpaClusterModel read(TpaClusterModel state) {
        return Objects.requireNonNull(session.read(state));
    }

    private static Map<String, Planned<Long>> numbers(TpaClusterModel state) {
        return each(state, NodeView::node);
    }

    private static <T> Map<String, T> each(TpaClusterModel state, Function<NodeView, T> what) {
        Map<String, T> found = new TreeMap<>();
        state.outputs().nodeMap().forEach((name, view) -> found.put(name, what.apply(view)));
        return found;
    }

    @Test
    void oneLineMakesAClusterThatIsLeftAloneImportedAndRemoved() {
        TpaClusterModel state = session.apply(m1(), null);
        assertThat(numbers(state))
                .isEqualTo(Map.of(node(1), Planned.of(1L), node(2), Planned.of(2L), node(3), Planned.of(3L)));
        assertThat(state.machines().instances()).isNull();
        assertThat(state.outputs().topology().primary()).isEqualTo(Planned.of(node(1)));
        assertThat(state.outputs().topology().barman()).isEqualTo(Planned.of(List.of(node(3))));
        assertThat(state.outputs().topology().locationSubnets()).isEqualTo(Planned.of(Map.of("main", "10.33.0.0/28")));
        assertThat(session.tags("instance", "instance/" + node(3)))
                .containsEntry("dataplane:slot", "main/barman/1")
                .containsEntry("node", "3");
        assertThat(read(state)).isEqualTo(state);
        isEmptyPlan(m1(), state);

        TpaClusterModel imported = session.importState(session.name + "@eu-west-1");
        assertThat(imported.outputs().topology()).isEqualTo(state.outputs().topology());
        assertThat(imported.architecture()).isEqualTo(state.architecture());
        isEmptyPlan(m1(), imported);

        assertThat(session.delete(read(state))).isNull();
        assertThat(session.owned()).isEmpty();
    }

    /// What stays of a node; its roles follow the architecture.
    private List<@Nullable Object> kept(TpaClusterModel state, int number) {
        NodeView view = Objects.requireNonNull(state.outputs().nodeMap().get(node(number)));
        return Arrays.asList(
                view.node(), view.slot(), view.instanceId(), view.privateIp(), view.publicIp(), view.volumes());
    }

    @Test
    void nodesThatStayAreUntouchedWhenTheClusterGrowsAndShrinks() {
        TpaClusterModel two = session.apply(m1(), null);
        TpaClusterModel three = session.apply(m1(THREE), two);
        assertThat(three.outputs().nodeMap()).containsOnlyKeys(node(1), node(2), node(3), node(4));
        assertThat(three.outputs().nodeMap().get(node(4)).slot()).isEqualTo(Planned.of("main/data/3"));
        List.of(1, 2, 3).forEach(n -> assertThat(kept(three, n)).isEqualTo(kept(two, n)));
        assertThat(session.tags("instance", "instance/" + node(3)))
                .containsEntry("node", "3")
                .containsEntry("dataplane:slot", "main/barman/1");

        TpaClusterModel again = session.apply(m1(), three);
        assertThat(again.outputs().nodeMap()).isEqualTo(two.outputs().nodeMap());
        assertThat(session.owned())
                .noneMatch(object ->
                        object.kind().equals("instance") && object.tag("Name").equals(node(4)));
        isEmptyPlan(m1(), again);
    }

    @Test
    void importedClusterKeepsSlotsThatTheTableWouldNumberAnew() {
        TpaClusterModel three = session.apply(m1(THREE), session.apply(m1(), null));
        TpaClusterModel imported = session.importState(session.name + "@eu-west-1");
        assertThat(each(imported, NodeView::slot)).isEqualTo(each(three, NodeView::slot));
        assertThat(numbers(imported)).isEqualTo(numbers(three));
        isEmptyPlan(m1(THREE), imported);
    }

    @Test
    void locationsStandInZonesOfTheirOwnAndKeepThem() {
        String locations = "{architecture_options: {location_names: ['a', 'b'], data_nodes_per_location: 1}}";
        TpaClusterModel state = session.apply(m1(locations), null);
        assertThat(each(state, NodeView::az).values())
                .containsExactly(Planned.of("eu-west-1a"), Planned.of("eu-west-1a"), Planned.of("eu-west-1b"));
        assertThat(state.outputs().topology().locationSubnets())
                .isEqualTo(Planned.of(Map.of("a", "10.33.0.0/28", "b", "10.33.0.16/28")));
        String turned = "{architecture_options: {location_names: ['b', 'a'], primary_location: 'a',"
                + " data_nodes_per_location: 1}}";
        TpaClusterModel after = session.apply(m1(turned), state);
        assertThat(after.outputs().nodeMap()).isEqualTo(state.outputs().nodeMap());
    }

    @Test
    void architectureOfAClusterStays() {
        TpaClusterModel state = session.apply(m1(), null);
        assertThat(session.refusal(
                        m1(
                                "{architecture: 'PGD-X', architecture_options: {failover_manager: null, pgd_routing: 'local'}}"),
                        state))
                .contains("Architecture Cannot Be Changed @ architecture");
    }

    @Test
    void pgdXMakesItsNodesOverTwoRegions() {
        TpaClusterModel state = session.apply(m1("""
                        {
                          regions: ['eu-west-1', 'us-east-1'],
                          architecture: 'PGD-X',
                          architecture_options: {
                            failover_manager: null, pgd_routing: 'local', location_names: ['dub', 'nva'],
                            data_nodes_per_location: 3
                          },
                          ec2_vpc: {'us-east-1': {name: 'far', cidr: '10.34.0.0/16'}},
                          distribution: 'Rocky',
                          instance_type: 't3.large'
                        }"""), null);
        assertThat(each(state, NodeView::region).values())
                .containsExactly(
                        Planned.of("eu-west-1"),
                        Planned.of("eu-west-1"),
                        Planned.of("eu-west-1"),
                        Planned.of("eu-west-1"),
                        Planned.of("us-east-1"),
                        Planned.of("us-east-1"),
                        Planned.of("us-east-1"),
                        Planned.of("us-east-1"));
        assertThat(state.outputs().topology().locationSubnets())
                .isEqualTo(Planned.of(Map.of("dub", "10.33.0.0/28", "nva", "10.34.0.0/28")));
        assertThat(state.outputs().nodeMap().get(node(1)).imageId()).isEqualTo(Planned.of("ami-00c995a6420241118"));
        assertThat(state.outputs()
                        .nodeMap()
                        .get(node(8))
                        .volumes()
                        .get()
                        .get("/dev/sdf")
                        .size())
                .isEqualTo(Planned.of(32L));
        assertThat(read(state)).isEqualTo(state);
    }
}
