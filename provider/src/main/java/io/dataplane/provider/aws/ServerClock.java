package io.dataplane.provider.aws;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import software.amazon.awssdk.core.SdkResponse;

/// The service's own clock, as its answer tells it: this machine's may be wrong, and two machines never agree.
public final class ServerClock {
    private ServerClock() {}

    /// In whole seconds; this machine's clock for an answer without a date.
    public static Instant of(SdkResponse response) {
        try {
            return response.sdkHttpResponse()
                    .firstMatchingHeader("Date")
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant())
                    .orElseGet(Instant::now);
        } catch (DateTimeException e) {
            return Instant.now();
        }
    }
}
