package io.dataplane.provider.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Observation;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.value.AttributePath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartsTest {
    private static final ComponentId TABLE = new ComponentId("table");
    private static final ComponentId ROUTE = new ComponentId("route");

    private static Part<Object, Object> part(ComponentId id, Standing standing, boolean derived, ComponentId... on) {
        return new Part<>(
                id,
                "AWS::Test::" + id,
                "eu-west-1",
                standing,
                AttributePath.path("anything"),
                Planned.of("name of " + id),
                "settings",
                derived,
                !derived,
                Set.of(on),
                view -> {
                    throw never();
                },
                null,
                parents -> {
                    throw never();
                });
    }

    private static AssertionError never() {
        return new AssertionError("a plan makes no components");
    }

    private static ComponentView before(String id, long generation, @Nullable String drift) {
        return new ComponentView(
                Planned.of("AWS::Test::" + id),
                Planned.of("name of " + id),
                Planned.of(id + "-1"),
                Planned.of("arn:" + id),
                Planned.of("eu-west-1"),
                Planned.of(true),
                Planned.of(generation),
                drift == null ? null : Planned.of(drift));
    }

    private static Map<String, ComponentView> planned(
            Map<String, ComponentView> prior, Set<ComponentId> renewed, Part<?, ?>... parts) {
        return new Parts(List.of(parts)).planned(prior, renewed::contains, id -> false);
    }

    @Test
    void newComponentIsShownWithTypeAndNameAndWithoutId() {
        ComponentView view =
                planned(Map.of(), Set.of(), part(TABLE, Standing.NEW, false)).get("table");
        assertThat(view.type()).isEqualTo(Planned.of("AWS::Test::table"));
        assertThat(view.name()).isEqualTo(Planned.of("name of table"));
        assertThat(view.region()).isEqualTo(Planned.of("eu-west-1"));
        assertThat(view.managed()).isEqualTo(Planned.of(true));
        assertThat(view.generation()).isEqualTo(Planned.of(1L));
        assertThat(view.id()).isEqualTo(Planned.unknown());
        assertThat(view.arn()).isEqualTo(Planned.unknown());
        assertThat(view.drift()).isNull();
    }

    @Test
    void keptComponentKeepsItsIdAndForgetsItsDrift() {
        ComponentView view = planned(
                        Map.of("table", before("table", 2, "tags.Owner is absent, expected Ann")),
                        Set.of(),
                        part(TABLE, new Standing.Ours(2), false))
                .get("table");
        assertThat(view.knownId()).isEqualTo("table-1");
        assertThat(view.arn()).isEqualTo(Planned.of("arn:table"));
        assertThat(view.generation()).isEqualTo(Planned.of(2L));
        assertThat(view.drift()).isNull();
    }

    @Test
    void componentThatChangesInPlaceKeepsItsIdAndShowsIt() {
        ComponentView view = new Parts(List.of(part(TABLE, new Standing.Ours(1), false)))
                .planned(Map.of("table", before("table", 1, null)), id -> false, id -> true)
                .get("table");
        assertThat(view.knownId()).isEqualTo("table-1");
        assertThat(view.drift()).isEqualTo(Planned.unknown());
    }

    @Test
    void missingComponentGetsANewId() {
        ComponentView view = planned(
                        Map.of("table", before("table", 1, Observation.MISSING)),
                        Set.of(),
                        part(TABLE, new Standing.Ours(2), false))
                .get("table");
        assertThat(view.id()).isEqualTo(Planned.unknown());
        assertThat(view.generation()).isEqualTo(Planned.of(2L));
    }

    @Test
    void renewedComponentGetsANewIdAndTheNextGeneration() {
        ComponentView view = planned(
                        Map.of("table", before("table", 4, null)),
                        Set.of(TABLE),
                        part(TABLE, new Standing.Ours(4), false))
                .get("table");
        assertThat(view.id()).isEqualTo(Planned.unknown());
        assertThat(view.arn()).isEqualTo(Planned.unknown());
        assertThat(view.generation()).isEqualTo(Planned.of(5L));
    }

    @Test
    void derivedComponentIsNewWhenItsParentIs() {
        Map<String, ComponentView> prior = Map.of("table", before("table", 1, null), "route", before("route", 1, null));
        Part<?, ?>[] parts = {part(TABLE, new Standing.Ours(1), false), part(ROUTE, new Standing.Ours(1), true, TABLE)};
        assertThat(planned(prior, Set.of(), parts).get("route").knownId()).isEqualTo("route-1");
        assertThat(planned(prior, Set.of(TABLE), parts).get("route").id()).isEqualTo(Planned.unknown());
    }

    @Test
    void independentChildKeepsItsIdWhenItsParentIsNew() {
        Map<String, ComponentView> prior = Map.of("table", before("table", 1, null), "route", before("route", 1, null));
        assertThat(planned(
                                prior,
                                Set.of(TABLE),
                                part(TABLE, new Standing.Ours(1), false),
                                part(ROUTE, new Standing.Ours(1), false, TABLE))
                        .get("route")
                        .knownId())
                .isEqualTo("route-1");
    }

    @Test
    void usedComponentIsShownWithTheIdItHas() {
        Standing existing = new Standing.Existing(Planned.of("table-9"), Planned.of("theirs"));
        ComponentView view =
                planned(Map.of(), Set.of(), part(TABLE, existing, false)).get("table");
        assertThat(view.knownId()).isEqualTo("table-9");
        assertThat(view.name()).isEqualTo(Planned.of("theirs"));
        assertThat(view.isManaged()).isFalse();
    }

    @Test
    void componentThatBecomesOursGetsANewId() {
        ComponentView used = new ComponentView(
                Planned.of("AWS::Test::table"),
                null,
                Planned.of("table-9"),
                null,
                Planned.of("eu-west-1"),
                Planned.of(false),
                Planned.of(1L),
                null);
        assertThat(planned(Map.of("table", used), Set.of(), part(TABLE, Standing.NEW, false))
                        .get("table")
                        .id())
                .isEqualTo(Planned.unknown());
    }

    @Test
    void unusedComponentHasNeitherNameNorId() {
        ComponentView view =
                planned(Map.of(), Set.of(), part(TABLE, Standing.UNUSED, false)).get("table");
        assertThat(view.id()).isNull();
        assertThat(view.name()).isNull();
        assertThat(view.isManaged()).isFalse();
    }

    @Test
    void undecidedComponentIsThereWithEverythingUnknown() {
        ComponentView view = planned(Map.of(), Set.of(), part(TABLE, Standing.UNDECIDED, false))
                .get("table");
        assertThat(view.type()).isEqualTo(Planned.of("AWS::Test::table"));
        assertThat(view.managed()).isEqualTo(Planned.unknown());
        assertThat(view.id()).isEqualTo(Planned.unknown());
        assertThat(view.generation()).isEqualTo(Planned.unknown());
    }

    @Test
    void stateHoldsNothingUnknown() {
        ComponentView view = Parts.known(
                planned(Map.of(), Set.of(), part(TABLE, Standing.NEW, false)).get("table"));
        assertThat(view.id()).isNull();
        assertThat(view.arn()).isNull();
        assertThat(view.name()).isEqualTo(Planned.of("name of table"));
        assertThat(view.generation()).isEqualTo(Planned.of(1L));
    }
}
