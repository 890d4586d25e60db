package io.dataplane.proto.log;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/// One record as Terraform reads it: a JSON object in one line, with exactly six digits in the fraction of the
/// second.
final class LogLine {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSXXX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private LogLine() {}

    static String of(Instant time, System.Logger.Level level, String module, String message, Map<String, ?> fields) {
        StringBuilder line = new StringBuilder(256).append('{');
        member(line, "@level", name(level));
        member(line, "@message", message);
        member(line, "@module", module);
        member(line, "@timestamp", TIMESTAMP.format(time));
        fields.forEach((key, value) -> {
            // Terraform itself dies of a record whose reserved keys are not strings
            if (!key.startsWith("@")) {
                member(line, key, value);
            }
        });
        return line.append("}\n").toString();
    }

    private static String name(System.Logger.Level level) {
        return switch (level) {
            case ALL, TRACE -> "trace";
            case DEBUG -> "debug";
            case INFO -> "info";
            case WARNING -> "warn";
            case ERROR, OFF -> "error";
        };
    }

    private static void member(StringBuilder line, String key, Object value) {
        if (line.length() > 1) {
            line.append(',');
        }
        quote(line, key);
        line.append(':');
        quote(line, String.valueOf(value));
    }

    private static void quote(StringBuilder line, String text) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> line.append('\\').append(c);
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (c < ' ' || (Character.isSurrogate(c) && !paired(text, i))) {
                        line.append("\\u").append(java.util.HexFormat.of().toHexDigits(c));
                    } else {
                        line.append(c);
                    }
                }
            }
        }
        line.append('"');
    }

    private static boolean paired(String text, int at) {
        char c = text.charAt(at);
        return Character.isHighSurrogate(c)
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
