package io.dataplane.provider.aws;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The last answer of a describe, and when it was asked; callers that accept its age share it, callers that come while
/// a fresh one is fetched wait for that. The more objects there are, the longer it waits for more callers before it
/// asks again: else 50 nodes that become ready one by one would cost 50 answers about 50 nodes.
final class Snapshot<T> {
    private static final long NANOS_PER_OBJECT = 10_000_000;
    private static final long LONGEST_NANOS = 500_000_000;

    private final Supplier<List<T>> describe;
    private final ReentrantLock fetching = new ReentrantLock();
    private List<T> objects = List.of();
    private long askedAt;
    private boolean filled;

    Snapshot(Supplier<List<T>> describe) {
        this.describe = describe;
    }

    List<T> after(long asOf) {
        fetching.lock();
        try {
            if (!filled || askedAt - asOf < 0) {
                waitForMore();
                long now = System.nanoTime();
                objects = describe.get();
                askedAt = now;
                filled = true;
            }
            return objects;
        } finally {
            fetching.unlock();
        }
    }

    private void waitForMore() {
        long pause = Math.min(objects.size() * NANOS_PER_OBJECT, LONGEST_NANOS);
        long left = askedAt + pause - System.nanoTime();
        if (filled && left > 0) {
            LockSupport.parkNanos(left);
        }
    }

    /// The last answer, however old.
    List<T> latest() {
        fetching.lock();
        try {
            return objects;
        } finally {
            fetching.unlock();
        }
    }
}
