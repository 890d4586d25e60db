package io.dataplane.proto.log;

import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Map;

/// The level the user asked for, in the variables Terraform itself filters by.
final class LogLevel {
    private LogLevel() {}

    static Level of(Map<String, String> environment) {
        for (String variable : new String[] {"TF_LOG_PROVIDER_DATAPLANE", "TF_LOG_PROVIDER", "TF_LOG"}) {
            String level = environment.getOrDefault(variable, "");
            if (!level.isEmpty()) {
                return named(level);
            }
        }
        return Level.OFF;
    }

    /// Terraform takes a word it does not know for TRACE.
    private static Level named(String level) {
        return switch (level.toUpperCase(Locale.ROOT)) {
            case "OFF" -> Level.OFF;
            case "ERROR" -> Level.ERROR;
            case "WARN" -> Level.WARNING;
            case "INFO" -> Level.INFO;
            case "DEBUG" -> Level.DEBUG;
            default -> Level.TRACE;
        };
    }
}
