package io.dataplane.proto.made;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.dataplane.proto.codec.JsonReader;
import io.dataplane.proto.codec.JsonWriter;
import io.dataplane.proto.codec.MessagePackReader;
import io.dataplane.proto.codec.MessagePackWriter;
import io.dataplane.schema.attribute.Default;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.attribute.Required;
import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.bind.Binder;
import io.dataplane.schema.bind.Bound;
import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.plan.EqualElements;
import io.dataplane.schema.plan.PlanChecks;
import io.dataplane.schema.plan.Planner;
import io.dataplane.schema.plan.Replacements;
import io.dataplane.schema.plan.StateChecks;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Ten times the elements cost about ten times the work, from the bytes that come in to those that go out.
class LargeValuesTest {
    private static final int FEW = 1_000;
    private static final int MANY = 10_000;
    private static final int RUNS = 5;
    /// Quadratic work would be a hundred times as much.
    private static final long AT_MOST = 30;

    private static final Schema SCHEMA = SchemaOf.record(Large.class, 0, "Large.");
    private static final Type TYPE = SCHEMA.impliedType();
    private static final Planner PLANNER = new Planner(SCHEMA.block());
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Every kind of collection.
    public record Large(
            @Doc("By key.") @Optional @Nullable Map<String, Entry> map,
            @Doc("In order.") @Optional @Nullable List<Entry> list,
            @Doc("Without order.") @Optional @Nullable Set<Entry> set,
            @Doc("Plain ones.") @Optional @Nullable Set<String> texts) {}

    /// With a default.
    public record Entry(
            @Doc("The name.") @Required String name,
            @Doc("The number.") @Default("7") @Nullable Long number) {}

    @Test
    void workGrowsWithTheNumberOfElementsAndNotWithItsSquare() {
        List<Cost> few = new ArrayList<>();
        List<Cost> many = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            few.add(Cost.of(() -> wholeWay(config(FEW, 0), config(FEW, 1))));
            many.add(Cost.of(() -> wholeWay(config(MANY, 0), config(MANY, 1))));
        }
        assertThat(least(many, true)).as("bytes allocated").isLessThan(AT_MOST * least(few, true));
        assertThat(least(many, false)).as("processor time").isLessThan(AT_MOST * least(few, false));
    }

    private record Cost(long bytes, long nanos) {
        static Cost of(Runnable work) {
            long bytes = THREAD.getCurrentThreadAllocatedBytes();
            long nanos = THREAD.getCurrentThreadCpuTime();
            work.run();
            return new Cost(THREAD.getCurrentThreadAllocatedBytes() - bytes, THREAD.getCurrentThreadCpuTime() - nanos);
        }
    }

    private static long least(List<Cost> costs, boolean bytes) {
        return costs.stream()
                .mapToLong(cost -> bytes ? cost.bytes() : cost.nanos())
                .min()
                .orElseThrow();
    }

    private static Value.ObjectValue config(int elements, int change) {
        Map<String, Value> map = new LinkedHashMap<>();
        List<Value> texts = new ArrayList<>();
        for (int i = 0; i < elements; i++) {
            map.put("k" + i, entry(i + change));
            texts.add(Values.of("text " + i + change));
        }
        return new Value.ObjectValue(Map.of(
                "map", new Value.MapValue(map),
                "list", new Value.Sequence(List.copyOf(map.values())),
                "set", new Value.SetValue(List.copyOf(map.values())),
                "texts", new Value.SetValue(texts)));
    }

    private static Value entry(int number) {
        return new Value.ObjectValue(Map.of("name", Values.of("n" + number), "number", Values.NULL));
    }

    private static void wholeWay(Value.ObjectValue before, Value.ObjectValue after) {
        Value.ObjectValue config = (Value.ObjectValue) through(after);
        Value state = PLANNER.plan(before, Values.NULL);
        Value.ObjectValue complete = PLANNER.withDefaults(config);
        assertThat(EqualElements.find(config, complete)).isEmpty();
        Binder<Large> binder = Binder.of(Large.class);
        assertThat(binder.bind(complete))
                .isInstanceOfSatisfying(Bound.Known.class, known -> assertThat(binder.unbind((Large) known.model()))
                        .isEqualTo(complete));
        Value planned = PLANNER.plan(config, state);
        assertThat(Replacements.of(SCHEMA.block(), state, planned, List.of())).isEmpty();
        assertThat(PlanChecks.violations(SCHEMA.block(), state, config, planned, List.of()))
                .isEmpty();
        assertThat(StateChecks.applied(SCHEMA.block(), planned, through(planned), false))
                .isEmpty();
        assertThat(PLANNER.plan(config, planned)).isSameAs(planned);
    }

    private static Value through(Value value) {
        Value received = MessagePackReader.read(MessagePackWriter.write(value, TYPE), TYPE);
        Value stored = JsonReader.read(JsonWriter.write(received), TYPE);
        assertThat(stored.equals(value)).isTrue();
        return stored;
    }

    /// As deep as the codec lets anything in, and what is built from it.
    @Test
    void deepValuesNeedNoDeepStack() {
        Type type = Type.STRING;
        Value value = Values.UNKNOWN;
        UnaryOperator<Value> wrap = inner -> new Value.Sequence(List.of(inner));
        for (int i = 0; i < 250; i++) {
            type = new Type.ListOf(type);
            value = wrap.apply(value);
        }
        Value read = MessagePackReader.read(MessagePackWriter.write(value, type), type);
        assertThat(read.equals(value)).isTrue();
        assertThat(Planner.settled(read).isWhollyKnown()).isTrue();
    }
}
