package io.dataplane.proto.server;

import io.dataplane.schema.spi.StopSignal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// The stop signals of the calls in flight: one for all that have a single answer, one for each stream, which can be
/// cancelled alone. Calls that come after a stop get a new one.
public final class StopSignals {
    private final AtomicReference<StopSignal> current = new AtomicReference<>(new StopSignal());
    private final Set<StopSignal> streams = ConcurrentHashMap.newKeySet();

    StopSignal current() {
        return current.get();
    }

    StopSignal opened() {
        StopSignal stream = new StopSignal();
        streams.add(stream);
        return stream;
    }

    void closed(StopSignal stream) {
        streams.remove(stream);
    }

    public void stopAll() {
        current.getAndSet(new StopSignal()).stop();
        streams.forEach(StopSignal::stop);
    }
}
