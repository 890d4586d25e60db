package io.dataplane.provider.cluster;

import io.dataplane.schema.bind.Planned;
import org.jspecify.annotations.Nullable;

/// How a component of a graph stands to AWS, decided once at plan time and kept in the state.
public sealed interface Standing {
    /// We make it, or made it; `generation` is the one to make it with, from 1.
    record Ours(int generation) implements Standing {}

    /// It existed before and is only used; the id may come from another resource. `name` is null where it has none.
    record Existing(Planned<String> id, @Nullable Planned<String> name) implements Standing {}

    /// It is not needed, because what existed before serves.
    record Unused() implements Standing {}

    /// Whether it exists cannot be known yet, because its parent comes from another resource.
    record Undecided() implements Standing {}

    Standing NEW = new Ours(1);
    Standing UNUSED = new Unused();
    Standing UNDECIDED = new Undecided();

    /// As recorded in a plan or state; a generation that is not known yet is `fallback`'s.
    static Standing of(ComponentView view, int fallback) {
        if (!view.managed().isKnown()) {
            return UNDECIDED;
        }
        if (view.isManaged()) {
            return new Ours(Math.toIntExact(view.generation().orElse((long) fallback)));
        }
        return view.id() == null ? UNUSED : new Existing(view.id(), view.name());
    }
}
