package io.dataplane.provider.engine;

import io.dataplane.provider.engine.History.Step;
import io.dataplane.provider.engine.Outcome.Failed;
import io.dataplane.provider.engine.Outcome.Settled;
import io.dataplane.provider.engine.Outcome.Skipped;
import io.dataplane.provider.engine.Removal.Removed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The outcomes of one walk, gathered over its phases.
final class Ledger {
    /// Stands for what a sweeper lists, when it cannot list.
    private static final ComponentId LEFTOVERS = ComponentId.of("leftovers");

    private final Run run;
    private final Map<ComponentId, Outcome> outcomes = new LinkedHashMap<>();
    private final Set<ComponentId> kept = new HashSet<>();

    Ledger(Run run) {
        this.run = run;
    }

    /// A failure stays; what exists under an id counts more than that something else of that id was removed.
    void add(ComponentId id, Outcome outcome) {
        outcomes.merge(id, outcome, (before, next) -> switch (before) {
            case Failed failed ->
                new Failed(failed.tried(), failed.failure(), next instanceof Settled s ? s.live() : failed.live());
            case Settled settled
            when next instanceof Failed failed -> new Failed(failed.tried(), failed.failure(), settled.live());
            case Settled settled -> settled;
            case Skipped skipped -> next instanceof Outcome.Deleted ? skipped : next;
            case Outcome.Deleted deleted -> next;
        });
    }

    /// True when something was removed, so that what was seen before may be wrong now.
    boolean add(List<Removed> removals) {
        boolean changed = false;
        for (Removed removal : removals.reversed()) {
            add(removal.node().id(), removal.outcome());
            if (removal.outcome() instanceof Outcome.Deleted) {
                changed |= removal.existed();
            } else {
                kept.add(removal.node().id());
            }
        }
        return changed;
    }

    /// Removes what the sweeper lists, except what was tried already; false when there was nothing or a stop.
    boolean sweep(Sweeper sweeper, Set<ComponentId> wanted, Map<ComponentId, Object> live, long asOf) {
        if (run.walk().stop().isStopped() || leaseLost()) {
            return false;
        }
        try {
            List<Node<?, ?>> unwanted = new ArrayList<>(list(sweeper, wanted, live, asOf));
            unwanted.removeIf(node -> !node.managed() || kept.contains(node.id()));
            return add(new Removal(run, asOf, live, Map.of()).of(unwanted, unwanted));
        } catch (Stopped e) {
            add(LEFTOVERS, new Skipped(null, null));
        } catch (GaveUp e) {
            run.journal().event(LEFTOVERS, "", Step.FAILED, e.failure().message());
            add(LEFTOVERS, new Failed("list", e.failure(), null));
        }
        return false;
    }

    private List<Node<?, ?>> list(Sweeper sweeper, Set<ComponentId> wanted, Map<ComponentId, Object> live, long asOf) {
        Ownership ownership = run.walk().ownership();
        Patience patience = run.patience(LEFTOVERS, "", "list", false);
        while (true) {
            try {
                return !live.isEmpty() && sweeper.isAll(ownership, live.values())
                        ? List.of()
                        : sweeper.unwanted(ownership, wanted, asOf);
            } catch (RuntimeException e) {
                patience.after(run.failure(e));
            }
        }
    }

    private boolean leaseLost() {
        return outcomes.values().stream()
                .anyMatch(o ->
                        o instanceof Failed failed && failed.failure().code().equals(FailureReport.LEASE_LOST));
    }

    Outcome outcome(ComponentId id) {
        return Objects.requireNonNull(outcomes.get(id), "no outcome yet");
    }

    /// Not to be swept: their removal comes later or has failed.
    void keep(List<Node<?, ?>> nodes) {
        nodes.forEach(node -> kept.add(node.id()));
    }

    History history() {
        return new History(outcomes, run.journal().events());
    }
}
