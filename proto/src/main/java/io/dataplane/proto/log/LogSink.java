package io.dataplane.proto.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Writes lines to standard error without ever making a caller wait: what does not fit into the queue is dropped
/// and counted.
public final class LogSink {
    /// The one of this process.
    public static final LogSink STANDARD_ERROR = new LogSink(new FileOutputStream(FileDescriptor.err), 4096);

    private final OutputStream out;
    private final BlockingQueue<String> lines;
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean writing;
    private volatile boolean broken;
    private volatile Runnable whenBroken = () -> {};

    LogSink(OutputStream out, int capacity) {
        this.out = out;
        this.lines = new ArrayBlockingQueue<>(capacity);
    }

    /// What to do when the reader is gone, which happens only when Terraform is.
    public void whenBroken(Runnable action) {
        whenBroken = action;
        if (broken) {
            action.run();
        }
    }

    void write(String line) {
        if (broken) {
            return;
        }
        if (!lines.offer(line)) {
            dropped.incrementAndGet();
        }
        if (!started.get() && started.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("log").start(this::drain);
        }
    }

    /// Waits for what is queued, but not longer than `millis`.
    public void flush(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while ((writing || !lines.isEmpty()) && !broken && started.get() && System.nanoTime() < end) {
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void drain() {
        try {
            while (true) {
                writing = false;
                String line = lines.take();
                writing = true;
                out.write(line.getBytes(StandardCharsets.UTF_8));
                long lost = dropped.getAndSet(0);
                if (lost > 0) {
                    out.write(lossReport(lost).getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            broken = true;
            lines.clear();
            whenBroken.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String lossReport(long lost) {
        return LogLine.of(
                Instant.now(),
                System.Logger.Level.WARNING,
                "proto.log",
                "log records dropped",
                Map.of(LogKeys.DROPPED, lost));
    }
}
