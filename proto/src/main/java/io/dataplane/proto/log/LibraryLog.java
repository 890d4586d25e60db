package io.dataplane.proto.log;

import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Turns what libraries log through `java.util.logging` into our lines; they would write loose text.
public final class LibraryLog extends Handler {
    private LibraryLog() {}

    public static void redirect() {
        LogManager.getLogManager().reset();
        Logger.getLogger("").addHandler(new LibraryLog());
    }

    @Override
    public void publish(LogRecord entry) {
        System.Logger logger = System.getLogger(String.valueOf(entry.getLoggerName()));
        if (entry.getThrown() == null) {
            logger.log(level(entry), entry.getMessage());
        } else {
            logger.log(level(entry), entry.getMessage(), entry.getThrown());
        }
    }

    /// What a library calls information is detail for a user of Terraform.
    private static System.Logger.Level level(LogRecord entry) {
        int value = entry.getLevel().intValue();
        if (value >= java.util.logging.Level.WARNING.intValue()) {
            return System.Logger.Level.WARNING;
        }
        return value >= java.util.logging.Level.INFO.intValue() ? System.Logger.Level.DEBUG : System.Logger.Level.TRACE;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
