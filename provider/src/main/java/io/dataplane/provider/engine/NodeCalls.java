package io.dataplane.provider.engine;

import io.dataplane.provider.engine.History.Step;
import io.dataplane.provider.engine.Observed.Owned;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// The calls of one node in one walk, with the patience that services need.
record NodeCalls<D, L>(Run run, Node<D, L> node, Scope.Parents parents, boolean freshParents) {
    /// How one attempt at a mutation ended.
    sealed interface Attempt<T> {
        /// With an answer.
        record Done<T>(T answer) implements Attempt<T> {}

        /// With an exception.
        record Failed<T>(Failure failure) implements Attempt<T> {}
    }

    Scope scope(int generation, long asOf) {
        return new Scope(node.id(), run.walk().ownership(), generation, asOf, parents);
    }

    Scope scope(int generation) {
        return scope(generation, System.nanoTime());
    }

    /// @param fresh the object itself was made a moment ago
    Patience patience(String verb, boolean fresh) {
        return run.patience(node.id(), node.component().type(), verb, freshParents || fresh);
    }

    /// A throttled or lost read is repeated; nothing is ever concluded from a failure.
    Observed<L> find(long asOf) {
        Patience patience = patience("find", false);
        while (true) {
            try {
                return node.component().find(scope(node.generation(), asOf));
            } catch (Stopped e) {
                throw e;
            } catch (RuntimeException e) {
                Failure failure = run.failure(e);
                if (failure.kind() == FailureKind.GONE) {
                    return Observed.absent();
                }
                patience.after(failure);
            }
        }
    }

    /// One mutation in a slot of its own; stop, deadline and lease are asked last before the call.
    <T> Attempt<T> attempt(String verb, Supplier<T> call) {
        Semaphore slot = run.slots().of(node);
        run.slots().acquire(slot, run);
        try {
            run.stopIfAsked();
            inTime(verb, "it could be started");
            run.walk().guard().check();
            return new Attempt.Done<>(call.get());
        } catch (Stopped | GaveUp | LeaseLost e) {
            throw e;
        } catch (RuntimeException e) {
            return new Attempt.Failed<>(run.failure(e));
        } finally {
            slot.release();
        }
    }

    /// Deletes a live object and waits until it is not seen any more.
    void remove(L live, int generation) {
        prepareRemoval(live, generation);
        Patience patience = patience("delete", false);
        while (attempt("delete", () -> {
                            node.component().delete(scope(generation), live);
                            return live;
                        })
                        instanceof Attempt.Failed<L>(Failure failure)
                && failure.kind() != FailureKind.GONE) {
            if (failure.kind() == FailureKind.LOST && isGone(find(System.nanoTime()), generation)) {
                break;
            }
            patience.after(failure);
        }
        long asOf = System.nanoTime();
        for (int n = 0; !isGone(find(asOf), generation); n++) {
            waiting("being deleted");
            inTime("delete", "the deletion was complete");
            asOf = run.tick(run.settings().poll().nth(n));
        }
    }

    private void prepareRemoval(L live, int generation) {
        Patience patience = patience("delete", false);
        for (int n = 0; ; n++) {
            switch (attempt("delete", () -> node.component().prepareDelete(scope(generation), live))) {
                case Attempt.Done<Readiness>(Readiness.Ready ready) -> {
                    return;
                }
                case Attempt.Done<Readiness>(Readiness.Broken(String reason)) ->
                    throw new GaveUp("delete", "It is not deleted: " + reason, "Remove the cause and apply again.");
                case Attempt.Done<Readiness>(Readiness.Pending(String what)) -> {
                    waiting(what);
                    inTime("delete", "it could be deleted; it is " + what);
                    run.tick(run.settings().poll().nth(n));
                }
                case Attempt.Failed<Readiness>(Failure failure) -> {
                    if (failure.kind() == FailureKind.GONE) {
                        return;
                    }
                    patience.after(failure);
                }
            }
        }
    }

    private boolean isGone(Observed<L> observed, int generation) {
        return !(observed instanceof Owned<L> owned) || owned.generation() > generation;
    }

    void inTime(String verb, String what) {
        if (run.walk().deadline().passed()) {
            throw new GaveUp(
                    verb,
                    "The time limit of this operation was over before " + what + ".",
                    "Apply again to continue; if it needs longer, raise the limit in the timeouts block.");
        }
    }

    void event(Step step, String text) {
        run.journal().event(node.id(), node.component().type(), step, text);
    }

    void waiting(String what) {
        run.journal().waiting(node.id(), node.component().type(), Step.WAITING, what);
    }

    void settled(Step step, String text) {
        run.journal().settled(node.id(), node.component().type(), step, text);
    }
}
