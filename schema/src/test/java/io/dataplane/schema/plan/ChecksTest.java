package io.dataplane.schema.plan;

import static io.dataplane.schema.value.AttributePath.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.sample.GardenModel;
import io.dataplane.schema.sample.Objects;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChecksTest {
    private final BlockSchema schema = SchemaOf.record(GardenModel.class, 0, "").block();
    private final Value.ObjectValue config = Objects.of(
            schema.impliedType(),
            Map.of(
                    "name",
                    "eden",
                    "street",
                    Values.UNKNOWN,
                    "code_wo",
                    "1234",
                    "beds",
                    Map.of("a", Map.of("cidr", "c")),
                    "rules",
                    List.of(Map.of("from", "all")),
                    "hook",
                    List.of(Map.of("command", "dig"))),
            "timeouts");
    private final Value.ObjectValue planned = new Planner(schema).plan(config, Values.NULL);

    @Test
    void goodPlanIsGood() {
        assertThat(rules(planned)).isEmpty();
    }

    @Test
    void everyRuleOfAPlanIsSeen() {
        assertThat(rules(Values.NULL)).containsExactly("P1");
        assertThat(rules(planned.with("name", Values.of("other")))).containsExactly("P2");
        assertThat(rules(planned.with("street", Values.of("guess")))).containsExactly("P2");
        assertThat(rules(planned.with("port", Values.of(1)))).containsExactly("P2");
        assertThat(rules(planned.with("code_wo", Values.of("1234")))).containsExactly("P6");
        assertThat(rules(planned.with("hook", new Value.Sequence(List.of())))).containsExactly("P5");
        assertThat(rules(planned.with("hook", Values.NULL))).containsExactly("P5");
        assertThat(rules(planned.with("beds", new Value.MapValue(Map.of())))).containsExactly("P4");
        assertThat(rules(planned.with("beds", Values.UNKNOWN))).containsExactly("P4");
        assertThat(rules(planned.with("rules", new Value.Sequence(List.of())))).containsExactly("P4");
        assertThat(rules(planned.with("port", Values.of("text")))).containsExactly("P0");
    }

    @Test
    void priorTextMayStayInAPlan() {
        Value.ObjectValue prior = planned.with("name", Values.of("EDEN")).with("street", Values.of("s"));
        Value.ObjectValue kept = planned.with("name", Values.of("EDEN"));
        assertThat(PlanChecks.violations(schema, prior, config, kept, List.of()))
                .isEmpty();
    }

    @Test
    void ignoreChangesPutsComputedValuesIntoAConfiguration() {
        Value.ObjectValue state = (Value.ObjectValue) Planner.settled(planned);
        Value.ObjectValue ignoring = config.with("id", Values.of("id-eden")).with("beds", state.get("beds"));
        assertThat(PlanChecks.violations(schema, state, ignoring, planned, List.of()))
                .isEmpty();
    }

    @Test
    void replacePathsExist() {
        AttributePath nowhere = path("beds").key("b").name("soil");
        Value.ObjectValue prior = planned.with("name", Values.of("old"));
        assertThat(PlanChecks.violations(schema, prior, config, planned, List.of(nowhere)))
                .extracting(Violation::rule)
                .containsExactly("P8");
    }

    @Test
    void everyRuleOfAStateIsSeen() {
        Value.ObjectValue state = (Value.ObjectValue) Planner.settled(planned);
        assertThat(applied(state, false)).isEmpty();
        assertThat(applied(Values.NULL, false)).containsExactly("A6");
        assertThat(applied(Values.NULL, true)).isEmpty();
        assertThat(applied(state.with("name", Values.of("other")), false)).containsExactly("A1");
        assertThat(applied(state.with("name", Values.of("other")), true)).isEmpty();
        assertThat(applied(planned, true)).containsExactly("A4");
        assertThat(applied(state.with("code_wo", Values.of("1234")), true)).containsExactly("A5");
        assertThat(applied(state.with("hook", Values.NULL), true)).containsExactly("A3");
        assertThat(applied(new Value.ObjectValue(Map.of()), true)).contains("A7");
    }

    @Test
    void promisesInsideCollectionsAreFound() {
        Value.ObjectValue state = (Value.ObjectValue) Planner.settled(planned);
        Value other = Objects.of(
                        schema.impliedType(),
                        Map.of("beds", Map.of("a", Map.of("cidr", "d", "depth", 30), "b", Map.of())))
                .get("beds");
        assertThat(Promise.broken(planned, state.with("beds", other)))
                .extracting(AttributePath::toString)
                .containsExactly("beds[\"a\"].cidr", "beds[\"b\"]");
    }

    private List<String> rules(Value plan) {
        return PlanChecks.violations(schema, Values.NULL, config, plan, List.of()).stream()
                .map(Violation::rule)
                .toList();
    }

    private List<String> applied(Value state, boolean failed) {
        return StateChecks.applied(schema, planned, state, failed).stream()
                .map(Violation::rule)
                .toList();
    }
}
