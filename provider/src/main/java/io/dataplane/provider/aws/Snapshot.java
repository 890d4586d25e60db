package io.dataplane.provider.aws;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The last answer of a describe, and when it was asked; callers that accept its age share it, callers that come while
/// a
/// fresh one is fetched wait for that.
final class Snapshot<T> {
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
