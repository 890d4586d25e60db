package io.dataplane.schema.dispatch;

import static io.dataplane.schema.value.AttributePath.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanResourceTest {
    private final Bench bench = new Bench();

    @Test
    void createShowsWhatIsKnownAndLeavesTheRestUnknown() {
        Value config = bench.garden(Map.of("name", "eden", "beds", Map.of("a", Map.of("cidr", "10.0.0.0/24"))));
        var planned = (Value.ObjectValue) bench.plan(Values.NULL, config).plannedState();
        assertThat(planned.get("id").isUnknown()).isTrue();
        assertThat(planned.get("kind")).isEqualTo(Values.of("flower"));
        assertThat(planned.get("rules")).isEqualTo(new Value.Sequence(List.of()));
        var bed = (Value.ObjectValue)
                ((Value.MapValue) planned.get("beds")).entries().get("a");
        assertThat(bed.get("depth")).isEqualTo(Values.of(30));
        assertThat(bed.get("bed_id").isUnknown()).isTrue();
        assertThat(((Value.MapValue) planned.get("components")).entries()).containsOnlyKeys("bed/a");
    }

    @Test
    void secondPlanIsThePriorStateItself() {
        Value config = bench.garden(everything());
        Value state = bench.applied(Values.NULL, config);
        PlannedChange again = bench.plan(state, config);
        assertThat(again.plannedState()).isSameAs(state);
        assertThat(again.requiresReplace()).isEmpty();
        assertThat(again.plannedPrivate()).containsExactly(1, 2, 3);
    }

    @Test
    void writeOnlyValuesAreNeitherPlannedNorCompared() {
        Value config = bench.garden(Map.of("name", "eden", "code_wo", "1234", "code_wo_version", 1));
        Value state = bench.applied(Values.NULL, config);
        Value other = bench.garden(Map.of("name", "eden", "code_wo", "9999", "code_wo_version", 1));
        assertThat(bench.plan(state, other).plannedState()).isSameAs(state);
    }

    @Test
    void clearedArgumentsLoseTheirValue() {
        Value state = bench.applied(Values.NULL, bench.garden(everything()));
        Value cleared = bench.garden(Map.of("name", "eden"));
        var planned = (Value.ObjectValue) bench.plan(state, cleared).plannedState();
        assertThat(planned.get("port").isNull()).isTrue();
        assertThat(planned.get("kind")).isEqualTo(Values.of("flower"));
        assertThat(planned.get("beds").isNull()).isTrue();
    }

    @Test
    void aNewNameReplaces() {
        Value state = bench.applied(Values.NULL, bench.garden(Map.of("name", "eden")));
        assertThat(bench.plan(state, bench.garden(Map.of("name", "arcadia"))).requiresReplace())
                .containsExactly(path("name"));
        assertThat(bench.plan(state, bench.garden(Map.of("name", Values.UNKNOWN)))
                        .requiresReplace())
                .containsExactly(path("name"));
        assertThat(bench.plan(Values.NULL, bench.garden(Map.of("name", "arcadia")))
                        .requiresReplace())
                .isEmpty();
    }

    @Test
    void elementsReplaceWhenTheyStayAndNotWhenTheyComeOrGo() {
        Value state = bench.applied(Values.NULL, beds(Map.of("a", "clay")));
        assertThat(bench.plan(state, beds(Map.of("a", "sand", "b", "clay"))).requiresReplace())
                .containsExactly(path("beds").key("a").name("soil"));
        assertThat(bench.plan(state, beds(Map.of("b", "sand"))).requiresReplace())
                .isEmpty();
    }

    @Test
    void partlyUnknownConfigurationNeverReachesTheResource() {
        Value config = bench.garden(Map.of("name", "eden", "port", Values.UNKNOWN));
        var planned = (Value.ObjectValue) bench.plan(Values.NULL, config).plannedState();
        assertThat(planned.get("port").isUnknown()).isTrue();
        assertThat(planned.get("components").isUnknown()).isTrue();
        assertThat(bench.garden.calls).isEmpty();
    }

    @Test
    void unknownInAPlannedPlaceReachesTheResource() {
        Value config = bench.garden(
                Map.of("name", "eden", "street", Values.UNKNOWN, "gates", List.of("north", Values.UNKNOWN)));
        var planned = (Value.ObjectValue) bench.plan(Values.NULL, config).plannedState();
        assertThat(planned.get("street").isUnknown()).isTrue();
        assertThat(planned.get("gates")).isEqualTo(((Value.ObjectValue) config).get("gates"));
        assertThat(bench.garden.calls).containsExactly("plan eden");
    }

    @Test
    void destroyAsksTheResource() {
        Value state = bench.applied(Values.NULL, bench.garden(Map.of("name", "eden")));
        assertThat(bench.plan(state, Values.NULL).plannedState().isNull()).isTrue();
        bench.garden.fails = true;
        assertThat(bench.plan(state, Values.NULL).diagnostics()).hasSize(1);
        assertThat(bench.garden.calls).contains("planDestroy eden");
    }

    private Value beds(Map<String, String> soils) {
        Map<String, Object> beds = new java.util.TreeMap<>();
        soils.forEach((name, soil) -> beds.put(name, Map.of("cidr", "10.0.0.0/24", "soil", soil)));
        return bench.garden(Map.of("name", "eden", "beds", beds));
    }

    static Map<String, Object> everything() {
        return Map.ofEntries(
                Map.entry("name", "eden"),
                Map.entry("port", 80),
                Map.entry("kind", "kitchen"),
                Map.entry("street", "Cafe\u0301 road"),
                Map.entry("gates", List.of("north", "south")),
                Map.entry("tags", Map.of("a", "b")),
                Map.entry("neighbours", List.of("x", "y")),
                Map.entry("beds", Map.of("a", Map.of("cidr", "10.0.0.0/24"))),
                Map.entry("rules", List.of(Map.of("from", "all"), Map.of("from", "me", "proto", "udp"))),
                Map.entry("plots", List.of(Map.of("number", 1), Map.of("number", 2, "sunny", false))),
                Map.entry("cells", Map.of("1", Map.of("2", Map.of("plant", "rose")))),
                Map.entry("owner", Map.of("first", "Eve")),
                Map.entry("code", "12345"),
                Map.entry("timeouts", List.of(Map.of("create", "5m"))),
                Map.entry("hook", List.of(Map.of("command", "dig"), Map.of("command", "water"))));
    }
}
