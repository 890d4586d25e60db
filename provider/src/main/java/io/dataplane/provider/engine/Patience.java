package io.dataplane.provider.engine;

import io.dataplane.provider.engine.EngineSettings.Pauses;
import io.dataplane.provider.engine.History.Step;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// Decides after each failure of one verb whether time heals it, and lets that time pass.
final class Patience {
    private static final Duration UNTIL_THE_DEADLINE = Duration.ofNanos(Long.MAX_VALUE);

    private final Run run;
    private final ComponentId id;
    private final String type;
    private final String verb;
    private final boolean freshParents;
    private final long started = System.nanoTime();
    private final Map<FailureKind, Long> since = new EnumMap<>(FailureKind.class);
    private int tries;

    Patience(Run run, ComponentId id, String type, String verb, boolean freshParents) {
        this.run = run;
        this.id = id;
        this.type = type;
        this.verb = verb;
        this.freshParents = freshParents;
    }

    /// Returns when it is time to try again.
    ///
    /// @throws GaveUp when it never is
    void after(Failure failure) {
        tries++;
        long now = System.nanoTime();
        long first = since.computeIfAbsent(failure.kind(), kind -> now);
        if (now - first >= limit(failure.kind()).toNanos()) {
            throw gaveUp(failure);
        }
        run.journal().waiting(id, type, Step.RETRIED, verb + ": " + failure.code());
        run.pause(pause(failure.kind()));
        if (run.walk().deadline().passed()) {
            throw gaveUp(failure);
        }
    }

    GaveUp gaveUp(Failure failure) {
        boolean late = run.walk().deadline().passed();
        if (tries <= 1 && !late) {
            return new GaveUp(verb, failure);
        }
        String message = failure.message().strip()
                + (failure.message().strip().endsWith(".") ? "" : ".")
                + " Tried " + tries + (tries == 1 ? " time" : " times") + " in "
                + Durations.words(Duration.ofNanos(System.nanoTime() - started))
                + (late ? ", then the time limit of this operation was over." : ".");
        return new GaveUp(verb, new Failure(failure.kind(), failure.code(), message, failure.advice()));
    }

    private Duration limit(FailureKind kind) {
        EngineSettings settings = run.settings();
        return switch (kind) {
            case THROTTLED -> UNTIL_THE_DEADLINE;
            case LOST -> settings.notYetLimit();
            case NOT_YET -> verb.equals("find") ? settings.readAfterCreate() : settings.notYetLimit();
            case IN_USE -> settings.inUseLimit();
            // what it refers to was made a moment ago and is not seen everywhere yet
            case GONE -> freshParents ? settings.readAfterCreate() : Duration.ZERO;
            case EXISTS, DENIED, LIMIT, REFUSED -> Duration.ZERO;
        };
    }

    private Duration pause(FailureKind kind) {
        boolean overload = kind == FailureKind.THROTTLED || kind == FailureKind.LOST;
        Pauses pauses = overload ? run.settings().throttle() : run.settings().retry();
        Duration pause = pauses.nth(tries - 1);
        return overload
                ? pause.dividedBy(100).multipliedBy(ThreadLocalRandom.current().nextInt(50, 151))
                : pause;
    }
}
