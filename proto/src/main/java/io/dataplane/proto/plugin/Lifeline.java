package io.dataplane.proto.plugin;

import io.dataplane.proto.log.LogSink;
import java.time.Duration;
import java.util.Optional;

/// Ends the process when nobody can want it any more: Terraform died, or it is not connected and will not be.
/// Upstream providers stay behind as orphans for ever.
final class Lifeline {
    private static final Duration POLL = Duration.ofMillis(500);

    /// Terraform gives a plugin 60 seconds to start, so it may take as long to connect.
    private static final Duration BEFORE_FIRST = Duration.ofSeconds(60);

    private static final Duration AFTER_LAST = Duration.ofSeconds(5);

    private final Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    private final Connections connections;
    private final ProcessEnd end;

    Lifeline(Connections connections, ProcessEnd end) {
        this.connections = connections;
        this.end = end;
    }

    void watch() {
        LogSink.STANDARD_ERROR.whenBroken(end::atOnce);
        Thread.ofPlatform().daemon().name("lifeline").start(this::poll);
    }

    private void poll() {
        try {
            while (!isCut()) {
                Thread.sleep(POLL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end.atOnce();
    }

    private boolean isCut() {
        return !parent.equals(ProcessHandle.current().parent()) || connections.missed(BEFORE_FIRST, AFTER_LAST);
    }
}
