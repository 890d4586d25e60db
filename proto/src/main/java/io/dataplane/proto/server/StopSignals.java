package io.dataplane.proto.server;

import io.dataplane.schema.spi.StopSignal;
import java.util.concurrent.atomic.AtomicReference;

/// The stop signal of the calls in flight; calls that come after a stop get a new one.
public final class StopSignals {
    private final AtomicReference<StopSignal> current = new AtomicReference<>(new StopSignal());

    StopSignal current() {
        return current.get();
    }

    public void stopAll() {
        current.getAndSet(new StopSignal()).stop();
    }
}
