package io.dataplane.provider.engine;

/// Ends what a node was waiting for, because a stop was asked for; never leaves the engine.
final class Stopped extends RuntimeException {
    Stopped() {
        super("a stop was asked for", null, false, false);
    }
}
