package io.dataplane.proto.plugin;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/// What the process does with signals. Dying of one would lose the state of a running create: Terraform gets the same
/// signal, and tells us what it wants.
final class Signals {
    private Signals() {}

    static void ignoreExceptStop(Runnable stop) {
        handle("INT", () -> {});
        handle("HUP", () -> {});
        handle("TERM", stop);
    }

    static void endOnInterrupt(Runnable end) {
        handle("INT", end);
        handle("TERM", end);
    }

    private static void handle(String name, Runnable action) {
        SignalHandler handler = _ -> action.run();
        try {
            Signal.handle(new Signal(name), handler);
        } catch (IllegalArgumentException e) {
            // the platform has no such signal, or it is not ours to handle
        }
    }
}
