package io.dataplane.provider.engine;

/// Whether others can build on a live object.
public sealed interface Readiness {
    /// They can.
    record Ready() implements Readiness {}

    /// Not yet; the engine asks again. `what` is the state, for the progress log (`pending`).
    record Pending(String what) implements Readiness {}

    /// Never; the reason is shown to the user.
    record Broken(String reason) implements Readiness {}

    Readiness READY = new Ready();
}
