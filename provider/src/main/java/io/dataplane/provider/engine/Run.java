package io.dataplane.provider.engine;

import java.time.Duration;

/// What the nodes of one walk share.
record Run(
        Walk walk,
        EngineSettings settings,
        FailureClassifier classifier,
        Slots slots,
        Journal journal,
        long startedAt) {
    void stopIfAsked() {
        if (walk.stop().isStopped()) {
            throw new Stopped();
        }
    }

    /// Sleeps, but not beyond the deadline; a stop ends it at once.
    void pause(Duration pause) {
        Duration left = walk.deadline().left();
        Duration shorter = pause.compareTo(left) < 0 ? pause : left;
        try {
            if (walk.stop().await(shorter.plusMillis(1))) {
                throw new Stopped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    /// Sleeps until the next multiple of `interval` since the start of the walk and returns it, to ask for answers as
    /// of
    /// then: all who wait wake together and share one describe.
    long tick(Duration interval) {
        long step = Math.max(1, interval.toNanos());
        long passed = System.nanoTime() - startedAt;
        long next = (passed / step + 1) * step;
        pause(Duration.ofNanos(next - passed));
        return startedAt + Math.min(next, System.nanoTime() - startedAt);
    }

    Failure failure(Throwable problem) {
        if (problem instanceof LeaseLost lost) {
            return new Failure(
                    FailureKind.REFUSED,
                    FailureReport.LEASE_LOST,
                    String.valueOf(lost.getMessage()),
                    "What exists is saved in the state; when nobody else is at work, run terraform apply again.");
        }
        Exception exception =
                problem instanceof Exception e ? e : new IllegalStateException(problem.toString(), problem);
        try {
            return classifier.classify(exception);
        } catch (RuntimeException e) {
            return new Failure(FailureKind.REFUSED, "", String.valueOf(exception), "");
        }
    }

    Patience patience(ComponentId id, String type, String verb, boolean freshParents) {
        return new Patience(this, id, type, verb, freshParents);
    }
}
