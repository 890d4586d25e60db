package io.dataplane.schema.dispatch;

import io.dataplane.schema.bind.Binder;
import io.dataplane.schema.bind.Bound;
import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.spi.StateUpgrade;
import io.dataplane.schema.value.Value;
import java.util.List;
import java.util.Optional;

/// Follows the steps from a stored version to the present one.
record Upgrades(List<StateUpgrade<?, ?>> steps, long present) {
    /// Empty when no steps lead from there to the present.
    Optional<Value> run(long version, StoredValue stored) {
        Optional<StateUpgrade<?, ?>> first = from(version);
        return first.isEmpty()
                ? Optional.empty()
                : follow(first.get(), stored.as(SchemaOf.stored(first.get().older(), version)));
    }

    private Optional<StateUpgrade<?, ?>> from(long version) {
        return steps.stream().filter(step -> step.from() == version).findFirst();
    }

    private Optional<Value> follow(StateUpgrade<?, ?> step, Value older) {
        Value newer = change(step, older);
        return step.to() == present ? Optional.of(newer) : from(step.to()).flatMap(next -> follow(next, newer));
    }

    private static <F extends Record, T extends Record> Value change(StateUpgrade<F, T> step, Value older) {
        return Binder.of(step.newer()).unbind(step.change().apply(bound(step.older(), older)));
    }

    /// The record of a value that was stored, which is wholly known.
    static <F extends Record> F bound(Class<F> record, Value stored) {
        return switch (Binder.of(record).bind(stored)) {
            case Bound.Known<F>(F older) -> older;
            case Bound.PartlyUnknown<F>(var paths) ->
                throw new IllegalStateException("stored values are unknown: " + paths);
        };
    }
}
