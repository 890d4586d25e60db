package io.dataplane.provider;

import static io.dataplane.schema.value.AttributePath.path;

import io.dataplane.provider.aws.OwnerTags;
import io.dataplane.provider.aws.Regions;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can be said about a provider block without asking AWS.
final class ProviderRules {
    private static final Duration SHORTEST_SESSION = Duration.ofMinutes(15);
    private static final Duration LONGEST_SESSION = Duration.ofHours(12);

    private ProviderRules() {}

    static void check(ProviderModel config, Diagnostics diagnostics) {
        if (!Boolean.TRUE.equals(config.skipRegionValidation())) {
            region("region", config.region(), diagnostics);
            region("sts_region", config.stsRegion(), diagnostics);
        }
        keys(config, diagnostics);
        retries(config, diagnostics);
        List<ProviderModel.AssumeRole> roles = config.assumeRole();
        for (int i = 0; i < roles.size(); i++) {
            role(roles.get(i), path("assume_role").index(i), diagnostics);
        }
        if (config.defaultTags() != null && config.defaultTags().tags() != null) {
            tags(config.defaultTags().tags(), path("default_tags").index(0).name("tags"), diagnostics);
        }
    }

    private static void region(String attribute, @Nullable String name, Diagnostics diagnostics) {
        if (name != null) {
            Regions.problem(name)
                    .ifPresent(problem -> diagnostics.error(
                            path(attribute),
                            "Unknown Region",
                            problem + " Correct " + attribute
                                    + ", or set skip_region_validation for a region newer than" + " this provider."));
        }
    }

    private static void keys(ProviderModel config, Diagnostics diagnostics) {
        if ((config.accessKey() == null) != (config.secretKey() == null)) {
            diagnostics.error(
                    path(config.accessKey() == null ? "access_key" : "secret_key"),
                    "Incomplete Credentials",
                    "access_key and secret_key only work together. Set both, or neither.");
        }
    }

    private static void retries(ProviderModel config, Diagnostics diagnostics) {
        Integer retries = config.maxRetries();
        if (retries != null && (retries < 0 || retries > 100)) {
            diagnostics.error(
                    path("max_retries"), "Invalid Retries", "max_retries is " + retries + ". Set it from 0 to 100.");
        }
        String mode = config.retryMode();
        if (mode != null && !mode.equals("standard") && !mode.equals("adaptive")) {
            diagnostics.error(
                    path("retry_mode"),
                    "Unknown Retry Mode",
                    "\"" + mode + "\" is no retry mode. Set retry_mode to standard or adaptive.");
        }
    }

    private static void role(ProviderModel.AssumeRole role, AttributePath path, Diagnostics diagnostics) {
        if (!role.roleArn().matches("arn:aws[a-z-]*:iam::[0-9]{12}:role/.+")) {
            diagnostics.error(
                    path.name("role_arn"),
                    "Invalid Role ARN",
                    "\"" + role.roleArn() + "\" is not the ARN of a role. Write it as"
                            + " \"arn:aws:iam::123456789012:role/Name\".");
        }
        if (role.duration() != null && !isSession(ProviderSettings.duration(role.duration()))) {
            diagnostics.error(
                    path.name("duration"),
                    "Invalid Duration",
                    "A session cannot last \"" + role.duration() + "\". Set duration from \"15m\" to \"12h\".");
        }
    }

    private static boolean isSession(@Nullable Duration duration) {
        return duration != null
                && duration.compareTo(SHORTEST_SESSION) >= 0
                && duration.compareTo(LONGEST_SESSION) <= 0;
    }

    private static void tags(Map<String, String> tags, AttributePath path, Diagnostics diagnostics) {
        tags.forEach((key, value) -> {
            if (key.startsWith("aws:") || key.startsWith(OwnerTags.RESERVED_PREFIX)) {
                diagnostics.error(
                        path.key(key),
                        "Reserved Tag",
                        "Tag keys that begin with \"aws:\" or \"" + OwnerTags.RESERVED_PREFIX
                                + "\" are reserved. Choose another key.");
            } else if (!key.matches("[\\p{L}\\p{N}\\p{Zs}_.:/=+@-]{1,128}")
                    || !value.matches("[\\p{L}\\p{N}\\p{Zs}_.:/=+@-]{0,256}")) {
                diagnostics.error(
                        path.key(key),
                        "Invalid Tag",
                        "A tag key has 1 to 128 characters, a value at most 256: letters, digits, spaces and _.:/=+@-,"
                                + " which every AWS service takes. Correct the tag.");
            }
        });
    }
}
