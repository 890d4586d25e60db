package io.dataplane.provider.engine;

import java.util.List;

/// How one node ended. `L` is not kept here: [Settled] carries the live object.
public sealed interface Outcome {
    /// There is a live object of it now.
    sealed interface Settled extends Outcome {
        Object live();

        int generation();
    }

    /// It was made.
    record Created(Object live, int generation) implements Settled {}

    /// It was changed in place.
    record Updated(Object live, int generation, List<Drift> drift) implements Settled {}

    /// It was as desired.
    record Unchanged(Object live, int generation) implements Settled {}

    /// It was removed, or was not there.
    record Deleted() implements Outcome {}

    /// It failed; `tried` is the verb (`create`, `update`, `delete`, `find`, `wait`). Something of it may exist: `live`
    /// or null.
    record Failed(
            String tried,
            Failure failure,
            @org.jspecify.annotations.Nullable Object live) implements Outcome {}

    /// It was not attempted, because that one failed or a stop was asked for (then `because` is null).
    record Skipped(
            @org.jspecify.annotations.Nullable ComponentId because,
            @org.jspecify.annotations.Nullable Object live) implements Outcome {}
}
