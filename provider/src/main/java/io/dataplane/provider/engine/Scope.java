package io.dataplane.provider.engine;

import java.util.Optional;

/// What a component may know while it answers: which node it is, whose it is, and what its parents became.
///
/// @param generation raised when the component is replaced, from 1
/// @param asOf answers must be read from AWS after this [System#nanoTime] instant, so that a snapshot is not older
public record Scope(ComponentId id, Ownership ownership, int generation, long asOf, Parents parents) {
    /// The live objects of components this one depends on.
    public interface Parents {
        /// Empty when the parent does not exist (any more).
        <L> Optional<L> find(ComponentId id, Class<L> type);

        /// The parent that must exist by now.
        default <L> L get(ComponentId id, Class<L> type) {
            return find(id, type).orElseThrow(() -> new IllegalStateException("no live " + id));
        }
    }
}
