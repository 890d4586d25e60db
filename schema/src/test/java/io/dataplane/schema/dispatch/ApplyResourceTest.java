package io.dataplane.schema.dispatch;

import static io.dataplane.schema.value.AttributePath.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.sample.GardenModel;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplyResourceTest {
    private final Bench bench = new Bench();

    @Test
    void createFillsInWhatWasUnknown() {
        Value config = bench.garden(PlanResourceTest.everything());
        var state = (Value.ObjectValue) bench.applied(Values.NULL, config);
        assertThat(state.get("id")).isEqualTo(Values.of("id-eden"));
        assertThat(state.get("hook")).isEqualTo(((Value.ObjectValue) config).get("hook"));
        assertThat(bench.garden.calls).containsExactly("plan eden", "create eden");
    }

    @Test
    void resourceSeesWriteOnlyValuesAndTheStateDoesNot() {
        Value config = bench.garden(Map.of("name", "eden", "code_wo", "1234"));
        var state = (Value.ObjectValue) bench.applied(Values.NULL, config);
        assertThat(bench.garden.applied.secrets().codeWo()).isEqualTo("1234");
        assertThat(state.get("code_wo").isNull()).isTrue();
    }

    @Test
    void updateKeepsPrivateDataAndPriorId() {
        Value state = bench.applied(Values.NULL, bench.garden(Map.of("name", "eden")));
        Value config = bench.garden(Map.of("name", "eden", "port", 80));
        NewState updated = bench.apply(state, bench.plan(state, config).plannedState(), config);
        assertThat(updated.privateData()).containsExactly(1, 2, 3);
        assertThat(updated.diagnostics()).isEmpty();
        assertThat(bench.garden.calls).endsWith("update eden");
    }

    @Test
    void brokenPromiseIsToldAndStored() {
        Value config = bench.garden(Map.of("name", "eden", "street", "Main"));
        Value planned = bench.plan(Values.NULL, config).plannedState();
        bench.garden.answer = made -> withStreet(made, Planned.of("Side"));
        NewState made = bench.apply(Values.NULL, planned, config);
        assertThat(made.diagnostics()).singleElement().satisfies(d -> {
            assertThat(d.summary()).isEqualTo("Objects Changed Between Plan And Apply");
            assertThat(d.detail()).contains("street").doesNotContain("Side");
            assertThat(d.path()).isEqualTo(path("street"));
        });
        assertThat(((Value.ObjectValue) made.state()).get("street")).isEqualTo(Values.of("Side"));
    }

    @Test
    void afterAnErrorUnknownBecomesNullAndOtherValuesAreBelieved() {
        Value config = bench.garden(Map.of("name", "eden", "street", "Main"));
        Value planned = bench.plan(Values.NULL, config).plannedState();
        bench.garden.fails = true;
        bench.garden.answer = made -> withStreet(made, Planned.unknown());
        NewState made = bench.apply(Values.NULL, planned, config);
        assertThat(made.diagnostics()).extracting(Diagnostic::summary).containsExactly("Failed");
        assertThat(((Value.ObjectValue) made.state()).get("street").isNull()).isTrue();
    }

    @Test
    void destroyLeavesNothingOrWhatIsLeft() {
        Value state = bench.applied(Values.NULL, bench.garden(Map.of("name", "eden")));
        assertThat(bench.destroy(state).state().isNull()).isTrue();
        bench.garden.fails = true;
        NewState failed = bench.destroy(state);
        assertThat(failed.state()).isEqualTo(state);
        assertThat(failed.diagnostics()).hasSize(1);
    }

    private static GardenModel withStreet(GardenModel m, Planned<String> street) {
        return new GardenModel(
                m.id(),
                m.name(),
                m.port(),
                m.kind(),
                street,
                m.gates(),
                m.tags(),
                m.neighbours(),
                m.beds(),
                m.rules(),
                m.plots(),
                m.cells(),
                m.owner(),
                m.secrets(),
                m.timeouts(),
                m.hook(),
                m.components());
    }
}
