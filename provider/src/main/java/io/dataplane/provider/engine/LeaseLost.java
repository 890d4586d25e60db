package io.dataplane.provider.engine;

/// This process may not write any more: its lease ran out or was taken over.
public final class LeaseLost extends RuntimeException {
    public LeaseLost(String message) {
        super(message);
    }
}
