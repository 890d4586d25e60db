package io.dataplane.proto.judge;

import io.dataplane.proto.wire.SchemaBlock;
import io.dataplane.proto.wire.SchemaNestedBlock;
import io.dataplane.schema.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Whether what came true is what was planned, A1 to A6; and, for a second plan of the same change, P12.
public final class ApplyJudge {
    private final Breaches breaches = new Breaches();
    private final boolean replanned;

    private ApplyJudge(boolean replanned) {
        this.replanned = replanned;
    }

    /// `failed`: there are error diagnostics beside the state.
    public static List<Breach> judge(SchemaBlock schema, Value planned, Value actual, boolean failed) {
        ApplyJudge judge = new ApplyJudge(false);
        if (!failed) {
            boolean both = planned.isNull() == actual.isNull();
            if (judge.breaches.that(both, "A6", "", "the object is there or absent against the plan")) {
                judge.block(schema, planned, actual, "");
            }
        }
        List<Breach> all = new ArrayList<>(judge.breaches.list());
        all.addAll(StateJudge.judge(schema, actual, "A4"));
        return all;
    }

    /// A plan that is made again when more is known keeps every value that was known; `before` is the state they start
    /// from, and a change may turn out to be none.
    public static List<Breach> again(SchemaBlock schema, Value before, Value first, Value second) {
        ApplyJudge judge = new ApplyJudge(true);
        boolean sameAction =
                first.isNull() == second.isNull() && (!Look.same(first, before) || Look.same(second, before));
        if (judge.breaches.that(sameAction, "P12", "", "another action than planned first")) {
            judge.block(schema, first, second, "");
        }
        return judge.breaches.list();
    }

    private String rule(String applied) {
        return replanned ? "P12" : applied;
    }

    private void block(SchemaBlock schema, Value planned, Value actual, String path) {
        schema.getAttributesList()
                .forEach(attribute -> value(
                        Look.named(planned, attribute.getName()),
                        Look.named(actual, attribute.getName()),
                        path + "." + attribute.getName()));
        for (SchemaNestedBlock nested : schema.getBlockTypesList()) {
            String name = nested.getTypeName();
            blocks(nested, Look.named(planned, name), Look.named(actual, name), path + "." + name);
        }
    }

    private void blocks(SchemaNestedBlock schema, Value planned, Value actual, String path) {
        if (planned.isUnknown() || actual.isUnknown()) {
            return;
        }
        switch (schema.getNesting()) {
            case SINGLE, GROUP -> {
                if (breaches.that(
                        planned.isNull() == actual.isNull(), rule("A3"), path, "a block appears or vanishes")) {
                    block(schema.getBlock(), planned, actual, path);
                }
            }
            case LIST -> {
                List<Value> those = Look.elements(planned);
                List<Value> these = Look.elements(actual);
                if (breaches.that(those.size() == these.size(), rule("A3"), path, "the block count changed")) {
                    for (int i = 0; i < those.size(); i++) {
                        block(schema.getBlock(), those.get(i), these.get(i), path + "[" + i + "]");
                    }
                }
            }
            case MAP -> {
                boolean sameKeys = Look.entries(planned)
                        .keySet()
                        .equals(Look.entries(actual).keySet());
                if (breaches.that(sameKeys, rule("A3"), path, "the block labels changed")) {
                    Look.entries(planned)
                            .forEach((key, each) ->
                                    block(schema.getBlock(), each, Look.at(actual, key), path + "[\"" + key + "\"]"));
                }
            }
            case SET ->
                set(Look.elements(planned), Look.elements(actual), path, "A3", (one, other) -> {
                    ApplyJudge inner = new ApplyJudge(replanned);
                    inner.block(schema.getBlock(), one, other, "");
                    return inner.breaches.list().isEmpty();
                });
            case INVALID, UNRECOGNIZED -> breaches.add("S5", path, "is nested in no known way");
        }
    }

    private void value(Value planned, Value actual, String path) {
        switch (planned) {
            case Value.Unknown unknown ->
                breaches.that(Refined.allows(unknown, actual), rule("A1"), path, "is not what its refinement promised");
            case Value.SetValue set
            when actual instanceof Value.SetValue other ->
                set(set.elements(), other.elements(), path, "A2", this::compatible);
            case Value.Sequence _, Value.MapValue _, Value.ObjectValue _, Value.Typed _
            when planned.getClass() == actual.getClass() -> parts(planned, actual, path);
            default ->
                breaches.that(
                        Look.same(planned, actual) || (replanned && planned.isUnknown()),
                        rule("A1"),
                        path,
                        "a known planned value changed");
        }
    }

    private void parts(Value planned, Value actual, String path) {
        Set<String> steps = new TreeSet<>(Look.parts(planned).keySet());
        if (breaches.that(steps.equals(Look.parts(actual).keySet()), rule("A1"), path, "elements came or went")) {
            steps.forEach(step -> value(
                    Look.parts(planned).getOrDefault(step, planned),
                    Look.parts(actual).getOrDefault(step, actual),
                    path + step));
        }
    }

    private boolean compatible(Value planned, Value actual) {
        ApplyJudge inner = new ApplyJudge(replanned);
        inner.value(planned, actual, "");
        return inner.breaches.list().isEmpty();
    }

    private void set(
            List<Value> planned,
            List<Value> actual,
            String path,
            String applied,
            java.util.function.BiPredicate<Value, Value> partners) {
        if (breaches.that(actual.size() <= planned.size(), rule(applied), path, "a set grew")) {
            breaches.that(
                    Look.correlate(planned, actual, partners),
                    rule("A2"),
                    path,
                    "an element of a set has no counterpart");
        }
    }
}
