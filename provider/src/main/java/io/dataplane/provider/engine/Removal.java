package io.dataplane.provider.engine;

import io.dataplane.provider.engine.History.Step;
import io.dataplane.provider.engine.Outcome.Deleted;
import io.dataplane.provider.engine.Outcome.Failed;
import io.dataplane.provider.engine.Outcome.Skipped;
import io.dataplane.provider.engine.Survey.Look;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Deletes nodes, users before what they use; what a node that stays still uses, stays.
final class Removal {
    private final Run run;
    private final long asOf;
    private final Map<ComponentId, Object> known;
    private final Map<ComponentId, ComponentId> neededBy;

    /// How the removal of one node ended, and whether there had been something to remove.
    record Removed(Node<?, ?> node, Outcome outcome, boolean existed) {}

    /// @param known live objects of nodes that are not looked at
    /// @param neededBy nodes that must stay, and whose failure is the reason
    Removal(Run run, long asOf, Map<ComponentId, Object> known, Map<ComponentId, ComponentId> neededBy) {
        this.run = run;
        this.asOf = asOf;
        this.known = known;
        this.neededBy = neededBy;
    }

    /// @param context what to look at, including all of `doomed`
    List<Removed> of(Collection<Node<?, ?>> context, Collection<Node<?, ?>> doomed) {
        run.journal().expect(doomed.size());
        IdentityHashMap<Node<?, ?>, Look> looks = new Survey(run, asOf, known).of(parentsFirst(context));
        List<Node<?, ?>> usersFirst = parentsFirst(doomed).reversed();
        return Walker.run(
                usersFirst, node -> users(node, usersFirst), (node, users) -> remove(node, looks.get(node), users));
    }

    private static List<Node<?, ?>> users(Node<?, ?> used, List<Node<?, ?>> all) {
        return all.stream().filter(node -> node.dependsOn().contains(used.id())).toList();
    }

    private Removed remove(Node<?, ?> node, Look look, List<Removed> users) {
        Outcome outcome = outcome(look.calls(), look, keeper(node, users));
        Step step =
                switch (outcome) {
                    case Failed f -> Step.FAILED;
                    case Skipped s -> Step.SKIPPED;
                    default -> look.exists() ? Step.DELETED : Step.GONE;
                };
        look.calls()
                .settled(
                        step,
                        outcome instanceof Failed failed ? failed.failure().message() : "");
        return new Removed(node, outcome, look.exists());
    }

    /// The one that failed and therefore still needs it.
    private Optional<ComponentId> keeper(Node<?, ?> node, List<Removed> users) {
        for (Removed user : users) {
            if (user.outcome() instanceof Failed) {
                return Optional.of(user.node().id());
            }
            if (user.outcome() instanceof Skipped(ComponentId because, Object live) && because != null) {
                return Optional.of(because);
            }
        }
        return Optional.ofNullable(neededBy.get(node.id()));
    }

    @SuppressWarnings("unchecked") // the calls of a node found this live object
    private <D, L> Outcome outcome(NodeCalls<D, L> calls, Look look, Optional<ComponentId> keeper) {
        L live = (L) look.live();
        if (look.stopped() || (run.walk().stop().isStopped() && (live != null || look.failure() != null))) {
            return new Skipped(null, live);
        }
        if (look.failure() != null) {
            return new Failed("find", look.failure(), null);
        }
        if (live == null) {
            return new Deleted();
        }
        if (keeper.isPresent()) {
            return new Skipped(keeper.get(), live);
        }
        try {
            calls.remove(live, look.generation());
            return new Deleted();
        } catch (Stopped e) {
            return new Skipped(null, live);
        } catch (GaveUp e) {
            return new Failed("delete", e.failure(), live);
        } catch (RuntimeException | Error e) {
            return new Failed("delete", run.failure(e), live);
        }
    }

    /// Lenient, because what a sweep lists may be incomplete and may hold two of the same id: parents that are not in
    /// the list do not count.
    private static List<Node<?, ?>> parentsFirst(Collection<Node<?, ?>> nodes) {
        Map<ComponentId, List<Node<?, ?>>> byId = new LinkedHashMap<>();
        nodes.forEach(
                node -> byId.computeIfAbsent(node.id(), id -> new ArrayList<>()).add(node));
        IdentityHashMap<Node<?, ?>, Boolean> seen = new IdentityHashMap<>();
        List<Node<?, ?>> sorted = new ArrayList<>();
        nodes.forEach(node -> visit(node, byId, seen, sorted));
        return sorted;
    }

    private static void visit(
            Node<?, ?> node,
            Map<ComponentId, List<Node<?, ?>>> byId,
            IdentityHashMap<Node<?, ?>, Boolean> seen,
            List<Node<?, ?>> sorted) {
        if (seen.put(node, true) == null) {
            for (ComponentId parent : node.dependsOn().stream().sorted().toList()) {
                byId.getOrDefault(parent, List.of()).forEach(p -> visit(p, byId, seen, sorted));
            }
            sorted.add(node);
        }
    }
}
