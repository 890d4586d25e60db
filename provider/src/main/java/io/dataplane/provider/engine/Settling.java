package io.dataplane.provider.engine;

import io.dataplane.provider.engine.History.Step;
import io.dataplane.provider.engine.NodeCalls.Attempt;
import io.dataplane.provider.engine.Observed.Absent;
import io.dataplane.provider.engine.Observed.Foreign;
import io.dataplane.provider.engine.Observed.Owned;
import io.dataplane.provider.engine.Outcome.Created;
import io.dataplane.provider.engine.Outcome.Failed;
import io.dataplane.provider.engine.Outcome.Settled;
import io.dataplane.provider.engine.Outcome.Skipped;
import io.dataplane.provider.engine.Outcome.Unchanged;
import io.dataplane.provider.engine.Outcome.Updated;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Brings one node to what is desired: find, then create, update, replace or leave it.
final class Settling<D, L> {
    /// A change may need several updates (stop, modify, start); each must bring the object nearer.
    private static final int UPDATES = 6;

    private final NodeCalls<D, L> calls;
    private final Node<D, L> node;
    private final long asOf;
    private String verb = "find";
    private @Nullable L live;
    private @Nullable D desired;
    private boolean madeHere;
    private long seenAsOf;
    private int expected;

    /// How it ended, and from when on its surroundings must be looked at anew.
    record Done(ComponentId id, Outcome outcome, long asOf) {}

    private Settling(NodeCalls<D, L> calls, long asOf) {
        this.calls = calls;
        this.node = calls.node();
        this.asOf = asOf;
        this.seenAsOf = asOf;
        this.expected = calls.node().generation();
    }

    static <D, L> Done settle(NodeCalls<D, L> calls, long asOf) {
        Outcome outcome = new Settling<>(calls, asOf).outcome();
        Step step = step(outcome);
        calls.settled(step, outcome instanceof Failed failed ? failed.failure().message() : "");
        boolean touched = outcome instanceof Updated || (outcome instanceof Created c && c.generation() > 1);
        return new Done(calls.node().id(), outcome, touched ? System.nanoTime() : asOf);
    }

    /// Not attempted; but what exists of it shall stay known, so it is looked at once.
    static <D, L> Done skip(NodeCalls<D, L> calls, long asOf, @Nullable ComponentId because) {
        L live = null;
        if (because != null && !calls.run().walk().stop().isStopped()) {
            try {
                Node<D, L> node = calls.node();
                live = node.component().find(calls.scope(node.generation(), asOf)) instanceof Owned<L> owned
                        ? owned.live()
                        : null;
            } catch (RuntimeException e) {
                // a parent that does not exist may be the reason; then nothing is known
                calls.event(Step.WAITING, "not looked at: " + e.getMessage());
            }
        }
        calls.settled(Step.SKIPPED, because == null ? "" : because.value());
        return new Done(calls.node().id(), new Skipped(because, live), asOf);
    }

    /// CREATED and UPDATED were events of their own already, at the moment of the call.
    private static Step step(Outcome outcome) {
        return switch (outcome) {
            case Created c -> Step.READY;
            case Updated u -> Step.READY;
            case Unchanged u -> Step.UNCHANGED;
            case Outcome.Deleted d -> Step.DELETED;
            case Failed f -> Step.FAILED;
            case Skipped s -> Step.SKIPPED;
        };
    }

    private Outcome outcome() {
        try {
            calls.run().stopIfAsked();
            return node.managed() ? managed() : referred();
        } catch (Stopped e) {
            return new Skipped(null, live);
        } catch (GaveUp e) {
            return new Failed(e.tried(), e.failure(), live);
        } catch (RuntimeException | Error e) {
            return new Failed(verb, calls.run().failure(e), live);
        }
    }

    private Outcome referred() {
        return switch (find(asOf)) {
            case Owned<L>(L found, int generation) -> new Unchanged(found, generation);
            case Foreign<L>(String what) -> throw foreign("find", what);
            case Absent<L> a ->
                throw new GaveUp(
                        "find",
                        "It does not exist (any more)" + (node.name() == null ? "" : ": " + node.name()),
                        "Name one that exists, or let this resource make it.");
        };
    }

    private Outcome managed() {
        return switch (find(asOf)) {
            case Owned<L>(L found, int generation) -> {
                live = found;
                calls.event(Step.FOUND, "");
                yield owned(found, generation);
            }
            case Foreign<L>(String what) -> throw foreign("create", what);
            case Absent<L> a -> created(node.generation());
        };
    }

    private Outcome owned(L found, int generation) {
        if (generation < node.generation()) {
            return replaced(found, generation, node.generation());
        }
        List<Drift> drift = drift(found, generation);
        if (drift.stream().anyMatch(Drift::replaces)) {
            return replaced(found, generation, generation + 1);
        }
        return drift.isEmpty()
                ? new Unchanged(awaitReady(found, generation), generation)
                : updated(found, generation, drift);
    }

    private Outcome replaced(L found, int generation, int next) {
        desired(); // what cannot be made again is not deleted
        if (!node.component().coexists()) {
            verb = "delete";
            calls.remove(found, generation);
            calls.event(Step.DELETED, "generation " + generation + ", to be replaced");
            live = null;
        }
        return created(next);
    }

    private Outcome created(int generation) {
        expected = generation;
        D wanted = desired();
        verb = "create";
        Patience patience = calls.patience("create", false);
        while (true) {
            Attempt<L> attempt = calls.attempt("create", () -> node.component().create(scope(generation), wanted));
            switch (attempt) {
                case Attempt.Done<L>(L made) -> {
                    made(made);
                    return completed(awaitReady(made, generation), generation);
                }
                case Attempt.Failed<L>(Failure failure) -> {
                    Optional<Owned<L>> made = lookFor(failure, generation);
                    if (made.isPresent()) {
                        made(made.get().live());
                        Outcome whole = owned(made.get().live(), made.get().generation());
                        return whole instanceof Settled s ? new Created(s.live(), s.generation()) : whole;
                    }
                    patience.after(failure);
                }
            }
        }
    }

    /// What a create call cannot say is said by updates, as after a crash between the two.
    private Outcome completed(L made, int generation) {
        List<Drift> drift = drift(made, generation);
        if (drift.stream().anyMatch(Drift::replaces)) {
            throw new GaveUp(
                    "create",
                    "It was made, but is not what was asked for: " + words(drift),
                    "Please report this as a bug of the provider.");
        }
        if (drift.isEmpty()) {
            return new Created(made, generation);
        }
        Settled whole = updated(made, generation, drift);
        return new Created(whole.live(), whole.generation());
    }

    private void made(L made) {
        live = made;
        madeHere = true;
        seenAsOf = System.nanoTime();
        calls.event(Step.CREATED, "");
    }

    /// After an answer that leaves open whether the object was made: looks until it is seen or time is up.
    private Optional<Owned<L>> lookFor(Failure failure, int generation) {
        if (failure.kind() != FailureKind.LOST && failure.kind() != FailureKind.EXISTS) {
            return Optional.empty();
        }
        long start = System.nanoTime();
        long lookAsOf = start;
        for (int n = 0; ; n++) {
            Observed<L> seen = find(lookAsOf);
            if (seen instanceof Owned<L> owned && owned.generation() >= generation) {
                return Optional.of(owned);
            }
            if (seen instanceof Foreign<L>(String what)) {
                throw foreign("create", what);
            }
            if (System.nanoTime() - start
                    >= calls.run().settings().lostAnswerWait().toNanos()) {
                return Optional.empty();
            }
            calls.waiting("looking for it after " + failure.code());
            calls.inTime("create", "it was clear whether it had been made");
            lookAsOf = calls.run().tick(calls.run().settings().poll().nth(n));
        }
    }

    private Settled updated(L found, int generation, List<Drift> drift) {
        List<Drift> before = drift;
        L current = found;
        for (int round = 1; ; round++) {
            awaitReady(update(current, generation, before), generation);
            Owned<L> seen = afterUpdate(generation, before);
            List<Drift> left = drift(seen.live(), generation);
            if (left.isEmpty()) {
                return new Updated(awaitReady(seen.live(), generation), generation, drift);
            }
            if (left.equals(before) || round == UPDATES) {
                throw new GaveUp(
                        "update",
                        "It is still different after the update: " + words(left),
                        "Something else may be changing it back; plan again to see what is there now.");
            }
            before = left;
            current = seen.live();
        }
    }

    private L update(L found, int generation, List<Drift> drift) {
        verb = "update";
        Patience patience = calls.patience("update", madeHere);
        L current = found;
        List<Drift> changes = drift;
        while (true) {
            L target = current;
            List<Drift> now = changes;
            Attempt<L> attempt =
                    calls.attempt("update", () -> node.component().update(scope(generation), target, desired(), now));
            switch (attempt) {
                case Attempt.Done<L>(L done) -> {
                    live = done;
                    calls.event(Step.UPDATED, words(now));
                    return done;
                }
                case Attempt.Failed<L>(Failure failure) -> {
                    boolean unclear = failure.kind() == FailureKind.LOST || failure.kind() == FailureKind.EXISTS;
                    if (unclear) {
                        current = stillThere(find(System.nanoTime()), "update").live();
                        changes = drift(current, generation);
                        live = current;
                        if (changes.isEmpty()) {
                            calls.event(Step.UPDATED, words(now));
                            return current;
                        }
                        verb = "update";
                    }
                    patience.after(failure);
                }
            }
        }
    }

    /// Describes lag behind changes: looks until the difference changes, at most as long as for a lost answer.
    private Owned<L> afterUpdate(int generation, List<Drift> before) {
        long start = System.nanoTime();
        long lookAsOf = start;
        for (int n = 0; ; n++) {
            Owned<L> seen = stillThere(find(lookAsOf), "wait");
            live = seen.live();
            boolean same = drift(seen.live(), generation).equals(before);
            if (!same
                    || System.nanoTime() - start
                            >= calls.run().settings().lostAnswerWait().toNanos()) {
                return seen;
            }
            calls.waiting("updated, not seen yet");
            calls.inTime("update", "the change was seen");
            lookAsOf = calls.run().tick(calls.run().settings().poll().nth(n));
        }
    }

    private Owned<L> stillThere(Observed<L> observed, String tried) {
        return switch (observed) {
            case Owned<L> owned -> owned;
            case Foreign<L>(String what) -> throw foreign(tried, what);
            case Absent<L> a -> {
                live = null;
                throw vanished();
            }
        };
    }

    private L awaitReady(L first, int generation) {
        verb = "wait";
        L current = first;
        long unseenSince = 0;
        for (int n = 0; ; n++) {
            String state = "not visible yet";
            if (unseenSince == 0) {
                switch (node.component().ready(current)) {
                    case Readiness.Ready r -> {
                        return current;
                    }
                    case Readiness.Broken(String reason) ->
                        throw new GaveUp(
                                "wait",
                                "It is broken: " + reason,
                                "Remove the cause and replace it (terraform apply -replace), or apply again.");
                    case Readiness.Pending(String what) -> state = what;
                }
            }
            calls.waiting(state);
            calls.inTime("wait", "it was ready; it is " + state);
            long now = calls.run().tick(calls.run().settings().poll().nth(n));
            switch (find(now)) {
                case Owned<L>(L seen, int seenGeneration)
                when seenGeneration >= generation -> {
                    current = seen;
                    live = seen;
                    unseenSince = 0;
                }
                case Foreign<L>(String what) -> throw foreign("wait", what);
                case Owned<L> old -> unseenSince = unseen(unseenSince);
                case Absent<L> a -> unseenSince = unseen(unseenSince);
            }
        }
    }

    /// What was made a moment ago may be invisible for a while; what was there before may not.
    private long unseen(long since) {
        long now = System.nanoTime();
        Duration tolerated = madeHere ? calls.run().settings().readAfterCreate() : Duration.ZERO;
        if (now - (since == 0 ? now : since) >= tolerated.toNanos()) {
            live = null;
            throw vanished();
        }
        return since == 0 ? now : since;
    }

    private static GaveUp vanished() {
        return new GaveUp(
                "wait",
                "It disappeared while it was waited for.",
                "Something else may have removed it; plan again to see what is there now.");
    }

    private static GaveUp foreign(String tried, String what) {
        return new GaveUp(
                tried, what, "It is left alone. Choose another name or remove that object, then apply again.");
    }

    private Observed<L> find(long answersAsOf) {
        seenAsOf = answersAsOf;
        return calls.find(answersAsOf).of(expected);
    }

    /// Of the age of the live object, so that what is read beside it comes from the same snapshots.
    private Scope scope(int generation) {
        return calls.scope(generation, seenAsOf);
    }

    private List<Drift> drift(L found, int generation) {
        D wanted = desired();
        return node.component().drift(scope(generation), found, wanted);
    }

    private D desired() {
        D known = desired;
        if (known == null) {
            String before = verb;
            verb = "desired";
            known = node.desired().apply(calls.parents());
            verb = before;
            desired = known;
        }
        return known;
    }

    private static String words(List<Drift> drift) {
        return drift.stream().map(Drift::toString).collect(Collectors.joining("; "));
    }
}
