package io.dataplane.provider.engine;

import java.time.Duration;

/// The instant at which waiting ends, on the clock that nobody sets.
public final class Deadline {
    private final long at;

    private Deadline(long at) {
        this.at = at;
    }

    public static Deadline after(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    /// Never negative.
    public Duration left() {
        return Duration.ofNanos(Math.max(0, at - System.nanoTime()));
    }

    public boolean passed() {
        return at - System.nanoTime() <= 0;
    }
}
