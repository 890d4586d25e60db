package io.dataplane.provider.engine;

import io.dataplane.schema.diagnostic.Diagnostics;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a walk did: how each component ended, and the events in their order. Components that existed before are only
/// dropped by a removal: they have no outcome then.
public record History(Map<ComponentId, Outcome> outcomes, List<Event> events) {
    /// One thing that happened to one component.
    ///
    /// @param sequence from 1, in the order of the walk
    /// @param text the drift, the state waited for, the error; empty when the step says it all
    public record Event(int sequence, ComponentId component, String type, Step step, String text) {}

    /// What can happen.
    public enum Step {
        FOUND,
        CREATED,
        UPDATED,
        UNCHANGED,
        DELETED,
        /// There was nothing to delete.
        GONE,
        WAITING,
        /// A call failed in a way that time heals; it is tried again.
        RETRIED,
        FAILED,
        SKIPPED,
        /// Made or changed in this walk, and others can build on it now.
        READY
    }

    public History {
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
        events = List.copyOf(events);
    }

    /// Something was not done.
    public boolean failed() {
        return outcomes.values().stream().anyMatch(o -> o instanceof Outcome.Failed || o instanceof Outcome.Skipped);
    }

    /// One error for each failure, at the attribute that asked for the component.
    public void report(ComponentGraph graph, Diagnostics diagnostics) {
        new FailureReport(graph, this).to(diagnostics);
    }
}
