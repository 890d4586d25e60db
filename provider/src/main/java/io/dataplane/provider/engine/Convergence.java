package io.dataplane.provider.engine;

import io.dataplane.provider.engine.Outcome.Failed;
import io.dataplane.provider.engine.Outcome.Settled;
import io.dataplane.provider.engine.Outcome.Skipped;
import io.dataplane.provider.engine.Settling.Done;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The walk that makes everything as desired: what is in the way goes, what is desired comes, what is left over goes.
final class Convergence {
    private final Run run;
    private final ComponentGraph desired;
    private final ComponentGraph previous;
    private final Sweeper sweeper;
    private final Ledger ledger;
    private final Map<ComponentId, Object> live = new ConcurrentHashMap<>();

    Convergence(Run run, ComponentGraph desired, ComponentGraph previous, Sweeper sweeper) {
        this.run = run;
        this.desired = desired;
        this.previous = previous;
        this.sweeper = sweeper;
        this.ledger = new Ledger(run);
    }

    History history(boolean resumed) {
        Set<ComponentId> wanted = desired.nodes().stream().map(Node::id).collect(Collectors.toUnmodifiableSet());
        Doomed doomed = Doomed.of(previous, desired);
        ledger.keep(doomed.after());
        boolean changed = remove(doomed.before(), run.startedAt(), Map.of());
        if (resumed) {
            changed |= ledger.sweep(sweeper, wanted, Map.of(), changed ? System.nanoTime() : run.startedAt());
        }
        converge(changed ? System.nanoTime() : run.startedAt());
        remove(doomed.after(), System.nanoTime(), neededBy(doomed.after()));
        ledger.sweep(sweeper, wanted, live, System.nanoTime());
        return ledger.history();
    }

    private boolean remove(List<Node<?, ?>> nodes, long asOf, Map<ComponentId, ComponentId> neededBy) {
        return !nodes.isEmpty()
                && ledger.add(
                        new Removal(run, asOf, Map.of(), neededBy).of(Doomed.withParents(previous, nodes), nodes));
    }

    private void converge(long asOf) {
        run.journal().expect(desired.nodes().size());
        Walker.<Done>run(
                        desired.nodes(),
                        node -> node.dependsOn().stream()
                                .sorted()
                                .<Node<?, ?>>map(id -> desired.node(id).orElseThrow())
                                .toList(),
                        (node, parents) -> settle(node, parents, asOf))
                .forEach(done -> ledger.add(done.id(), done.outcome()));
    }

    private <D, L> Done settle(Node<D, L> node, List<Done> parents, long start) {
        long asOf = start;
        boolean fresh = false;
        for (Done parent : parents) {
            asOf = parent.asOf() - asOf > 0 ? parent.asOf() : asOf;
            fresh |= parent.outcome() instanceof Outcome.Created;
        }
        NodeCalls<D, L> calls = new NodeCalls<>(run, node, new LiveParents(node, live), fresh);
        Optional<Skipped> skipped = skipped(parents);
        Done done = skipped.isPresent()
                ? Settling.skip(calls, asOf, skipped.get().because())
                : Settling.settle(calls, asOf);
        Object exists = live(done.outcome());
        if (exists != null) {
            live.put(node.id(), exists);
        }
        return done;
    }

    /// Why a node cannot be attempted: the first failure before it, else the stop.
    private static Optional<Skipped> skipped(List<Done> parents) {
        Optional<Skipped> reason = Optional.empty();
        for (Done parent : parents) {
            if (parent.outcome() instanceof Failed) {
                return Optional.of(new Skipped(parent.id(), null));
            }
            if (parent.outcome() instanceof Skipped skipped && (reason.isEmpty() || skipped.because() != null)) {
                reason = Optional.of(skipped);
            }
        }
        return reason;
    }

    private static @Nullable Object live(Outcome outcome) {
        return switch (outcome) {
            case Settled settled -> settled.live();
            case Failed failed -> failed.live();
            case Skipped skipped -> skipped.live();
            case Outcome.Deleted deleted -> null;
        };
    }

    /// What is to go after the rest, but is still used by something that stays and did not come so far.
    private Map<ComponentId, ComponentId> neededBy(List<Node<?, ?>> nodes) {
        Map<ComponentId, ComponentId> result = new HashMap<>();
        for (Node<?, ?> user : previous.nodes()) {
            if (desired.contains(user.id())) {
                ComponentId because =
                        switch (ledger.outcome(user.id())) {
                            case Failed failed -> user.id();
                            case Skipped skipped -> skipped.because();
                            default -> null;
                        };
                nodes.stream()
                        .filter(node -> because != null && user.dependsOn().contains(node.id()))
                        .forEach(node -> result.put(node.id(), because));
            }
        }
        return result;
    }
}
