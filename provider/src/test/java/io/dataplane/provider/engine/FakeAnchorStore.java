package io.dataplane.provider.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// An anchor in memory, with the three clocks of a lease: ours on the wall, ours that nobody sets, and the service's.
final class FakeAnchorStore implements AnchorStore {
    @Nullable
    Anchor anchor;

    Duration serverAhead = Duration.ZERO;
    Instant wall = Instant.parse("2026-01-01T00:00:00Z");
    long nanos = 5;
    Runnable onRead = () -> {};
    int swaps;
    private final Deque<Boolean> lostAnswers = new ArrayDeque<>();
    private final ReentrantLock atomic = new ReentrantLock();
    private int version;

    LeaseSettings settings() {
        return new LeaseSettings(Duration.ofSeconds(20), Duration.ofSeconds(60), () -> wall, () -> nanos);
    }

    void advance(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    /// The next write's answer is lost; `effect` says whether it was written.
    void loseAnswer(boolean effect) {
        lostAnswers.add(effect);
    }

    Instant serverNow() {
        return wall.plus(serverAhead);
    }

    @Override
    public Optional<Stored> read() {
        onRead.run();
        atomic.lock();
        try {
            return Optional.ofNullable(anchor).map(this::stored);
        } finally {
            atomic.unlock();
        }
    }

    private Stored stored(Anchor current) {
        return new Stored(current, "v" + version, serverNow());
    }

    @Override
    public Optional<Stored> create(Anchor next) {
        return write(next, () -> anchor == null);
    }

    @Override
    public Optional<Stored> swap(Anchor next, String expected) {
        swaps++;
        return write(next, () -> anchor != null && expected.equals("v" + version));
    }

    private Optional<Stored> write(Anchor next, BooleanSupplier condition) {
        atomic.lock();
        try {
            boolean allowed = condition.getAsBoolean();
            Boolean effect = lostAnswers.poll();
            if (allowed && (effect == null || effect)) {
                anchor = next;
                version++;
            }
            if (effect != null) {
                throw new IllegalStateException("answer lost");
            }
            return allowed ? Optional.of(stored(next)) : Optional.empty();
        } finally {
            atomic.unlock();
        }
    }

    @Override
    public void delete(String expected) {
        if (!expected.equals("v" + version)) {
            throw new IllegalStateException("changed meanwhile");
        }
        anchor = null;
    }

    @Override
    public String location() {
        return "s3://bucket/_dataplane/tpa_cluster/speedy.json";
    }
}
