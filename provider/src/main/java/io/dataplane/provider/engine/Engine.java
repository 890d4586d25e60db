package io.dataplane.provider.engine;

import java.util.Map;

/// Walks over a graph of components: makes them so, looks at them, removes them.
@SuppressWarnings("DoNotCallSuggester")
public final class Engine {
    private final FailureClassifier classifier;
    private final EngineSettings settings;

    public Engine(FailureClassifier classifier, EngineSettings settings) {
        this.classifier = classifier;
        this.settings = settings;
    }

    /// Makes everything as desired. Previous minus desired is deleted (what no surviving node used: before the rest;
    /// else after), so is what the sweeper lists (at start when `resumed`, always at the end).
    public History converge(
            ComponentGraph desired, ComponentGraph previous, Sweeper sweeper, boolean resumed, Walk walk) {
        throw new IllegalStateException("unfinished " + classifier + settings);
    }

    /// Looks at everything and changes nothing; a component that could not be looked at is a failure, never gone.
    public Map<ComponentId, Observation> refresh(ComponentGraph graph, Walk walk) {
        throw new IllegalStateException("unfinished");
    }

    /// Removes everything that is managed, users before what they use, then what the sweeper lists.
    public History destroy(ComponentGraph graph, Sweeper sweeper, Walk walk) {
        throw new IllegalStateException("unfinished");
    }
}
