package io.dataplane.provider;

import static io.dataplane.schema.value.AttributePath.path;

import io.dataplane.provider.aws.Regions;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.rule.Durations;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be said about a provider block without asking AWS, beyond the rules of single attributes.
final class ProviderRules {
    private static final Duration SHORTEST_SESSION = Duration.ofMinutes(15);
    private static final Duration LONGEST_SESSION = Duration.ofHours(12);

    private ProviderRules() {}

    static void check(ProviderModel config, Diagnostics diagnostics) {
        if (!Boolean.TRUE.equals(config.skipRegionValidation())) {
            region("region", config.region(), diagnostics);
            region("sts_region", config.stsRegion(), diagnostics);
        }
        if ((config.accessKey() == null) != (config.secretKey() == null)) {
            diagnostics.error(
                    path(config.accessKey() == null ? "access_key" : "secret_key"),
                    "Incomplete Credentials",
                    "access_key and secret_key only work together. Set both, or neither.");
        }
        List<ProviderModel.AssumeRole> roles = config.assumeRole();
        for (int i = 0; i < roles.size(); i++) {
            session(roles.get(i).duration(), i, diagnostics);
        }
    }

    private static void region(String attribute, @Nullable String name, Diagnostics diagnostics) {
        if (name != null) {
            Regions.problem(name)
                    .ifPresent(problem -> diagnostics.error(
                            path(attribute),
                            "Unknown Region",
                            problem + " Correct " + attribute
                                    + ", or set skip_region_validation for a region newer than this provider."));
        }
    }

    private static void session(@Nullable String text, int position, Diagnostics diagnostics) {
        if (text == null) {
            return;
        }
        Duration duration = Durations.parse(text).orElse(SHORTEST_SESSION);
        if (duration.compareTo(SHORTEST_SESSION) < 0 || duration.compareTo(LONGEST_SESSION) > 0) {
            diagnostics.error(
                    path("assume_role").index(position).name("duration"),
                    "Invalid Session Duration",
                    "STS grants no session of \"" + text + "\". Set duration from \"15m\" to \"12h\".");
        }
    }
}
