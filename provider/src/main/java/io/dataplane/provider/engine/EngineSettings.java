package io.dataplane.provider.engine;

import java.time.Duration;
import java.util.Map;

/// How patient the engine is. The defaults are what the services need; tests shorten them.
///
/// @param mutationsPerService how many changing calls run at once in one region, by type prefix (`AWS::EC2`)
/// @param poll between two looks at an object that is not ready or not gone yet
/// @param throttle after a throttled or lost call, with jitter
/// @param retry after an answer that says "in use" or "not yet"
/// @param notYetLimit how long "not yet" is believed
/// @param inUseLimit how long "in use" is believed
/// @param lostAnswerWait how long an object is looked for after a lost answer before it is made again
/// @param readAfterCreate how long a fresh object may be invisible
/// @param waitingLogEvery at most one line per waiting component in this time
public record EngineSettings(
        Map<String, Integer> mutationsPerService,
        Pauses poll,
        Pauses throttle,
        Pauses retry,
        Duration notYetLimit,
        Duration inUseLimit,
        Duration lostAnswerWait,
        Duration readAfterCreate,
        Duration waitingLogEvery) {
    /// Environment variable for `lostAnswerWait`: milliseconds or an ISO 8601 duration (`PT30S`).
    public static final String LOST_ANSWER_WAIT = "DATAPLANE_LOST_ANSWER_WAIT";

    /// For services without an entry of their own.
    private static final int MUTATIONS = 8;

    /// Pauses that double from the first to the longest.
    public record Pauses(Duration first, Duration longest) {
        /// The n-th pause, from 0.
        public Duration nth(int n) {
            Duration pause = first.multipliedBy(1L << Math.min(n, 20));
            return pause.compareTo(longest) > 0 ? longest : pause;
        }
    }

    public EngineSettings {
        mutationsPerService = Map.copyOf(mutationsPerService);
    }

    /// The limits are those that tools for AWS have settled on (status waits 10 min, IAM 2 to 5 min).
    public static EngineSettings from(Map<String, String> environment) {
        return new EngineSettings(
                Map.of("AWS::EC2", 8, "AWS::IAM", 4, "AWS::S3", 8),
                new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(4)),
                new Pauses(Duration.ofMillis(300), Duration.ofSeconds(20)),
                new Pauses(Duration.ofMillis(500), Duration.ofSeconds(5)),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                Durations.read(environment, LOST_ANSWER_WAIT, Duration.ofSeconds(30)),
                Duration.ofMinutes(2),
                Duration.ofSeconds(10));
    }

    int mutations(String service) {
        return mutationsPerService.getOrDefault(service, MUTATIONS);
    }
}
