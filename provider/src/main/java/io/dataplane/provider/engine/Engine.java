package io.dataplane.provider.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Walks over a graph of components: makes them so, looks at them, removes them. One engine per process, because it
/// bounds how much runs at once over all walks.
public final class Engine {
    private final FailureClassifier classifier;
    private final EngineSettings settings;
    private final Slots slots;

    public Engine(FailureClassifier classifier, EngineSettings settings) {
        this.classifier = classifier;
        this.settings = settings;
        this.slots = new Slots(settings);
    }

    /// Makes everything as desired. Previous minus desired is deleted (what no surviving node used: before the rest;
    /// else after), so is what the sweeper lists (at start when `resumed`, always at the end).
    public History converge(
            ComponentGraph desired, ComponentGraph previous, Sweeper sweeper, boolean resumed, Walk walk) {
        return new Convergence(run(walk), desired, previous, sweeper).history(resumed);
    }

    /// Looks at everything and changes nothing; a component that could not be looked at is a failure, never gone.
    public Map<ComponentId, Observation> refresh(ComponentGraph graph, Walk walk) {
        return new Refresh(run(walk), graph).observations();
    }

    /// Removes everything that is managed, users before what they use, then what the sweeper lists: twice, because what
    /// an interrupted create made may show up late.
    public History destroy(ComponentGraph graph, Sweeper sweeper, Walk walk) {
        Run run = run(walk);
        Ledger ledger = new Ledger(run);
        List<Node<?, ?>> managed = graph.nodes().stream().filter(Node::managed).toList();
        ledger.add(new Removal(run, run.startedAt(), Map.of(), Map.of()).of(graph.nodes(), managed));
        if (ledger.sweep(sweeper, Set.of(), Map.of(), System.nanoTime())) {
            ledger.sweep(sweeper, Set.of(), Map.of(), System.nanoTime());
        }
        return ledger.history();
    }

    private Run run(Walk walk) {
        return new Run(walk, settings, classifier, slots, new Journal(settings.waitingLogEvery()), System.nanoTime());
    }
}
