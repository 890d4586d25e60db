package io.dataplane.provider.engine;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.LongSupplier;

/// How long a lease is valid and how often it is renewed, and the two clocks it is measured with.
///
/// @param wall goes on while the machine sleeps, but may be set
/// @param nanoTime nobody sets it, but it may stand still while the machine sleeps
public record LeaseSettings(Duration renew, Duration valid, InstantSource wall, LongSupplier nanoTime) {
    /// Environment variable for `renew`: milliseconds or an ISO 8601 duration.
    public static final String RENEW = "DATAPLANE_LEASE_RENEW";

    /// Environment variable for `valid`: milliseconds or an ISO 8601 duration.
    public static final String VALID = "DATAPLANE_LEASE_VALID";

    /// The `Date` header, the only clock all processes share, counts whole seconds.
    private static final Duration DATE_RESOLUTION = Duration.ofSeconds(1);

    public LeaseSettings {
        if (renew.isZero() || renew.isNegative() || renew.compareTo(valid) >= 0) {
            throw new IllegalArgumentException(
                    "A lease that is valid for " + Durations.words(valid) + " cannot be renewed every "
                            + Durations.words(renew) + ": set " + RENEW + " below " + VALID + ".");
        }
    }

    /// Renewed every 20 s and valid for 60 s, if the environment does not say otherwise.
    public static LeaseSettings from(Map<String, String> environment) {
        return new LeaseSettings(
                Durations.read(environment, RENEW, Duration.ofSeconds(20)),
                Durations.read(environment, VALID, Duration.ofSeconds(60)),
                InstantSource.system(),
                System::nanoTime);
    }

    /// A holder stops writing this long before its lease ends, for the calls that are on their way then.
    Duration margin() {
        Duration tenth = valid.dividedBy(10);
        Duration least = tenth.compareTo(DATE_RESOLUTION) < 0 ? DATE_RESOLUTION : tenth;
        Duration half = valid.dividedBy(2);
        return least.compareTo(half) > 0 ? half : least;
    }
}
