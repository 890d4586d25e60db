package io.dataplane.schema.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.sample.GardenModel;
import io.dataplane.schema.sample.Objects;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private final BlockSchema schema = SchemaOf.record(GardenModel.class, 0, "").block();
    private final Planner planner = new Planner(schema);

    /// Counts every look at an entry.
    private static final class CountingMap extends TreeMap<String, Value> {
        private static int looks;

        CountingMap(Map<String, Value> entries) {
            super(entries);
        }

        @Override
        public Value get(Object key) {
            looks++;
            return super.get(key);
        }

        @Override
        public void forEach(java.util.function.BiConsumer<? super String, ? super Value> action) {
            looks += size();
            super.forEach(action);
        }

        @Override
        public Set<Map.Entry<String, Value>> entrySet() {
            looks += size();
            return Collections.unmodifiableSet(super.entrySet());
        }
    }

    @Test
    void aTenfoldMapCostsTenfoldLooks() {
        int small = looks(1_000);
        int large = looks(10_000);
        assertThat(small).isPositive();
        assertThat(large).isLessThanOrEqualTo(small * 10 + 100);
    }

    private int looks(int size) {
        Value.ObjectValue config = garden(beds(size, "c"));
        Value prior = new Generator(1).applied(planner.plan(config, Values.NULL), schema.impliedType());
        var bedsOf = (Value.MapValue) ((Value.ObjectValue) prior).get("beds");
        Value.ObjectValue countedPrior = ((Value.ObjectValue) prior).with("beds", counted(bedsOf.entries()));
        Value.ObjectValue changed = garden(beds(size, "d"));
        changed = changed.with("beds", counted(((Value.MapValue) changed.get("beds")).entries()));
        CountingMap.looks = 0;
        Value planned = planner.plan(changed, countedPrior);
        List<AttributePath> replace = Replacements.of(schema, countedPrior, planned, List.of());
        assertThat(PlanChecks.violations(schema, countedPrior, changed, planned, replace))
                .isEmpty();
        return CountingMap.looks;
    }

    private static Value counted(SortedMap<String, Value> entries) {
        return new Value.MapValue((SortedMap<String, Value>) new CountingMap(entries));
    }

    private static Map<String, Object> beds(int size, String cidr) {
        Map<String, Object> beds = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            beds.put("bed" + i, Map.of("cidr", cidr));
        }
        return Map.of("name", "eden", "beds", beds);
    }

    @Test
    void equalMeansTerraformsEquality() {
        Value.ObjectValue config =
                garden(Map.of("name", "Caf\u00e9", "port", new BigDecimal("80.0"), "neighbours", List.of("a", "b")));
        Value state = new Generator(1).applied(planner.plan(config, Values.NULL), schema.impliedType());
        Value.ObjectValue same = garden(Map.of("name", "Cafe\u0301", "port", 80, "neighbours", List.of("b", "a")));
        assertThat(planner.plan(same, state)).isSameAs(state);
    }

    @Test
    void anyChangeMakesEverythingComputedUnknown() {
        Value.ObjectValue config = garden(beds(2, "c"));
        Value state = new Generator(1).applied(planner.plan(config, Values.NULL), schema.impliedType());
        Value.ObjectValue planned = planner.plan(config.with("port", Values.of(1)), state);
        assertThat(planned.get("id").isUnknown()).isTrue();
        assertThat(planned.get("components").isUnknown()).isTrue();
        var bed = (Value.ObjectValue)
                ((Value.MapValue) planned.get("beds")).entries().get("bed1");
        assertThat(bed.get("bed_id").isUnknown()).isTrue();
    }

    @Test
    void unknownsGoThroughUnchanged() {
        Value refined = new Value.Unknown(new byte[] {(byte) 0x81, 1, (byte) 0xc2});
        Value.ObjectValue planned = planner.plan(garden(Map.of("name", refined)), Values.NULL);
        assertThat(planned.get("name")).isSameAs(refined);
    }

    @Test
    void settledStatesKnowEverything() {
        Value.ObjectValue config = garden(beds(1, "c"));
        Value settled = Planner.settled(planner.plan(config, Values.NULL));
        assertThat(StateChecks.stored(schema, settled)).isEmpty();
        assertThat(((Value.ObjectValue) settled).get("id").isNull()).isTrue();
    }

    private Value.ObjectValue garden(Map<String, ?> given) {
        return Objects.of(schema.impliedType(), given, "timeouts", "hook");
    }
}
