package io.dataplane.proto.log;

import java.util.LinkedHashMap;
import java.util.Map;

/// Makes every `System.Logger` of the process write the lines Terraform understands.
public final class JsonLoggerFinder extends System.LoggerFinder {
    private static final System.Logger.Level THRESHOLD = LogLevel.of(System.getenv());
    private static volatile Map<String, Object> common = Map.of();

    /// Fields that every record carries from now on.
    public static void commonFields(Map<String, Object> fields) {
        common = Map.copyOf(fields);
    }

    static Map<String, ?> withCommonFields(Map<String, ?> fields) {
        Map<String, Object> all = new LinkedHashMap<>(common);
        all.putAll(fields);
        return all;
    }

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new JsonLogger(name, thresholdOf(name, THRESHOLD), LogSink.STANDARD_ERROR);
    }

    /// Of the runtime and the libraries only warnings: below that they log requests, with session tokens in the
    // headers.
    static System.Logger.Level thresholdOf(String name, System.Logger.Level chosen) {
        boolean ours = name.startsWith(JsonLogger.OURS);
        return ours || chosen.getSeverity() > System.Logger.Level.WARNING.getSeverity()
                ? chosen
                : System.Logger.Level.WARNING;
    }
}
