package io.dataplane.proto.plugin;

import io.grpc.Attributes;
import io.grpc.ServerTransportFilter;
import java.time.Duration;

/// Counts the connections of clients, and for how long there has been none.
final class Connections extends ServerTransportFilter {
    private int open;
    private boolean ever;
    private long since = System.nanoTime();

    @Override
    public synchronized Attributes transportReady(Attributes attributes) {
        open++;
        ever = true;
        return attributes;
    }

    @Override
    public synchronized void transportTerminated(Attributes attributes) {
        open--;
        since = System.nanoTime();
    }

    /// Whether there was none for so long that none will come: before the first one, or after the last.
    synchronized boolean missed(Duration beforeFirst, Duration afterLast) {
        Duration patience = ever ? afterLast : beforeFirst;
        return open == 0 && System.nanoTime() - since > patience.toNanos();
    }
}
