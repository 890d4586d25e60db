package io.dataplane.proto.log;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// A logger whose last parameter, when it is a map, becomes the fields of the record.
final class JsonLogger implements System.Logger {
    static final String OURS = "io.dataplane.";

    private final String name;
    private final String module;
    private final Level threshold;
    private final LogSink sink;

    JsonLogger(String name, Level threshold, LogSink sink) {
        this.name = name;
        this.module = name.startsWith(OURS) ? name.substring(OURS.length()) : name;
        this.threshold = threshold;
        this.sink = sink;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean isLoggable(Level level) {
        return threshold != Level.OFF && level != Level.OFF && level.getSeverity() >= threshold.getSeverity();
    }

    @Override
    public void log(
            Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
        if (isLoggable(level)) {
            Map<String, ?> fields = thrown == null ? Map.of() : Map.of(LogKeys.STACK, Panic.trace(thrown));
            record(level, String.valueOf(message), fields);
        }
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, @Nullable String format, @Nullable Object... values) {
        if (!isLoggable(level)) {
            return;
        }
        if (values == null || values.length == 0) {
            record(level, String.valueOf(format), Map.of());
        } else if (values[values.length - 1] instanceof Map<?, ?> last) {
            Map<String, String> fields = new LinkedHashMap<>();
            last.forEach((key, value) -> fields.put(String.valueOf(key), String.valueOf(value)));
            record(level, values.length == 1 ? String.valueOf(format) : formatted(format, values), fields);
        } else {
            record(level, formatted(format, values), Map.of());
        }
    }

    private void record(Level level, String message, Map<String, ?> fields) {
        sink.write(LogLine.of(Instant.now(), level, module, message, JsonLoggerFinder.withCommonFields(fields)));
    }

    private static String formatted(@Nullable String format, @Nullable Object[] values) {
        try {
            return MessageFormat.format(String.valueOf(format), values);
        } catch (IllegalArgumentException e) {
            return String.valueOf(format);
        }
    }
}
