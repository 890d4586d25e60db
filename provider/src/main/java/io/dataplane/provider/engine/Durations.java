package io.dataplane.provider.engine;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;

/// Durations as environment variables give them and as messages show them.
final class Durations {
    private Durations() {}

    /// Milliseconds, or an ISO 8601 duration.
    static Duration read(Map<String, String> environment, String name, Duration otherwise) {
        String text = environment.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return text.matches("[0-9]{1,12}") ? Duration.ofMillis(Long.parseLong(text)) : Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    name + " is \"" + text + "\"; it takes milliseconds (20000) or an ISO 8601 duration (PT20S).", e);
        }
    }

    /// `850 ms`, `12 s`, `3 min 5 s`.
    static String words(Duration duration) {
        if (duration.toMillis() < 1000) {
            return duration.toMillis() + " ms";
        }
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
    }
}
