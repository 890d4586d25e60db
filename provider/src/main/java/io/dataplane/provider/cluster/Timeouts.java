package io.dataplane.provider.cluster;

import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.rule.DurationText;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How long operations may take, as text like `90m`, `1h30m` or `45s`.
public record Timeouts(
        @Optional @DurationText @Doc("For a create; `60m` by default.") @Nullable
        String create,

        @Optional @DurationText @Doc("For an update; `60m` by default.") @Nullable
        String update,

        @Optional @DurationText @Doc("For a destroy; `60m` by default.") @Nullable
        String delete,

        @Optional @DurationText @Doc("For a refresh; `5m` by default.") @Nullable
        String read) {
    public static final Timeouts NONE = new Timeouts(null, null, null, null);

    private static final Duration CHANGE = Duration.ofMinutes(60);

    public Duration createTime() {
        return parse(create, CHANGE);
    }

    public Duration updateTime() {
        return parse(update, CHANGE);
    }

    public Duration deleteTime() {
        return parse(delete, CHANGE);
    }

    public Duration readTime() {
        return parse(read, Duration.ofMinutes(5));
    }

    /// `1h30m` is ISO 8601 without its prefix.
    private static Duration parse(@Nullable String text, Duration otherwise) {
        return text == null ? otherwise : Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }
}
