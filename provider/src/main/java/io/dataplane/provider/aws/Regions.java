package io.dataplane.provider.aws;

import static io.dataplane.schema.value.AttributePath.path;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;

/// Which regions there are, without asking AWS.
public final class Regions {
    private Regions() {}

    /// Why there can be no region of this name; empty when there is one.
    public static Optional<String> problem(String name) {
        boolean known = Region.regions().stream().anyMatch(r -> !r.isGlobalRegion() && r.id().equals(name));
        return known ? Optional.empty() : Optional.of("There is no AWS region \"" + name + "\". " + suggestion(name));
    }

    private static String suggestion(String name) {
        String area = name.replaceFirst("-?[0-9]*$", "");
        List<String> near = Region.regions().stream()
                .map(Region::id)
                .filter(id -> !area.isEmpty() && id.startsWith(area) && !id.contains("global"))
                .sorted()
                .toList();
        return near.isEmpty()
                ? "Region names look like \"eu-west-1\"."
                : "With that beginning there are " + String.join(", ", near) + ".";
    }

    /// The partition of a region, from its name.
    static String partition(String region) {
        RegionMetadata metadata = RegionMetadata.of(Region.of(region));
        if (metadata != null) {
            return metadata.partition().id();
        }
        return region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    /// The region that signs IAM's calls; an endpoint of one's own needs it too, so no pseudo region.
    static String ofIam(String region) {
        return switch (partition(region)) {
            case "aws" -> "us-east-1";
            case "aws-cn" -> "cn-north-1";
            case "aws-us-gov" -> "us-gov-west-1";
            default -> region;
        };
    }

    /// The same for Route 53, which China has elsewhere.
    static String ofRoute53(String region) {
        return partition(region).equals("aws-cn") ? "cn-northwest-1" : ofIam(region);
    }

    /// `region`, else the variables, else the profile's.
    static String choose(AwsSettings settings, SharedFiles files) {
        String name = settings.arguments().region();
        if (name == null) {
            name = settings.variable("AWS_REGION", "AWS_DEFAULT_REGION");
        }
        if (name == null) {
            name = files.property("region");
        }
        if (name == null) {
            throw new AwsUnusable(
                    path("region"),
                    "Missing Region",
                    "No AWS region is set. Set region in the provider block, the variable AWS_REGION, or region in the"
                            + " profile of the shared configuration file.");
        }
        check(name, settings);
        return name;
    }

    static void check(String name, AwsSettings settings) {
        if (!Boolean.TRUE.equals(settings.arguments().account().skipRegionValidation())) {
            problem(name).ifPresent(problem -> {
                throw new AwsUnusable(
                        path("region"),
                        "Unknown Region",
                        problem + " Correct the region argument of the provider block (or AWS_REGION); set"
                                + " skip_region_validation for a region newer than this provider.");
            });
        }
    }
}
