package io.dataplane.proto.plugin;

import io.dataplane.proto.log.LogSink;
import io.grpc.Server;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The ways out of the process. Terraform waits for it after every phase of a command, so none takes long.
final class ProcessEnd {
    /// For the answer to Shutdown to leave; Terraform closes its connection then.
    private static final long GRACE_MILLIS = 30;

    private static final long FLUSH_MILLIS = 20;

    private final AtomicBoolean ending = new AtomicBoolean();
    private volatile @Nullable Server server;
    private volatile @Nullable Auxiliary auxiliary;

    void owns(Server started, Auxiliary services) {
        server = started;
        auxiliary = services;
    }

    /// After the answers that are on their way.
    void gracefully() {
        if (ending.compareAndSet(false, true)) {
            Thread.ofPlatform().name("end").start(this::closeAndLeave);
        }
    }

    void atOnce() {
        LogSink.STANDARD_ERROR.flush(FLUSH_MILLIS);
        Runtime.getRuntime().halt(0);
    }

    /// A JVM waits 300 ms at its end for threads that accept or read, so they are ended first.
    private void closeAndLeave() {
        try {
            Server running = server;
            Auxiliary services = auxiliary;
            if (running != null && services != null) {
                services.closeStreams();
                if (!running.shutdown().awaitTermination(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                    running.shutdownNow().awaitTermination(GRACE_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LogSink.STANDARD_ERROR.flush(FLUSH_MILLIS);
        leave();
    }

    /// Halting skips shutdown hooks; only the run that trains an AOT cache needs them, it is written in one.
    private static void leave() {
        if (System.getProperty("dataplane.exit", "").equals("exit")) {
            System.exit(0);
        }
        Runtime.getRuntime().halt(0);
    }
}
