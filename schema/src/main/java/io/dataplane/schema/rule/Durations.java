package io.dataplane.schema.rule;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lengths of time as Go writes them.
public final class Durations {
    private static final BigDecimal SECOND = BigDecimal.valueOf(1_000_000_000L);
    private static final Map<String, BigDecimal> NANOS = Map.of(
            "h", SECOND.multiply(BigDecimal.valueOf(3600)),
            "m", SECOND.multiply(BigDecimal.valueOf(60)),
            "s", SECOND,
            "ms", BigDecimal.valueOf(1_000_000),
            "us", BigDecimal.valueOf(1000),
            "ns", BigDecimal.ONE);
    private static final String PART = "(\\d{1,9}(?:\\.\\d{1,9})?)(h|ms|us|ns|m|s)";
    private static final Pattern WHOLE = Pattern.compile("(?:" + PART + ")+");
    private static final Pattern EACH = Pattern.compile(PART);

    private Durations() {}

    /// The time a text such as `1h30m` stands for; empty when it is none.
    public static Optional<Duration> parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher part = EACH.matcher(text);
        while (part.find()) {
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(NANOS.get(part.group(2))));
        }
        BigDecimal[] seconds = nanos.divideAndRemainder(SECOND);
        return Optional.of(Duration.ofSeconds(seconds[0].longValue(), seconds[1].longValue()));
    }
}
