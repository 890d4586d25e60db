package io.dataplane.provider;

import static java.util.Objects.requireNonNullElse;

import io.dataplane.provider.aws.AwsSettings;
import io.dataplane.schema.rule.Durations;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the provider block and the environment say, in the terms of the AWS session.
final class ProviderSettings {
    private ProviderSettings() {}

    static AwsSettings of(ProviderModel config, Map<String, String> environment) {
        return new AwsSettings(
                config.region(),
                config.profile(),
                config.accessKey(),
                config.secretKey(),
                config.token(),
                requireNonNullElse(config.sharedConfigFiles(), List.of()),
                requireNonNullElse(config.sharedCredentialsFiles(), List.of()),
                config.assumeRole().stream().map(ProviderSettings::role).toList(),
                config.endpointUrl(),
                endpoints(config.endpoints()),
                config.defaultTags() == null
                        ? Map.of()
                        : requireNonNullElse(config.defaultTags().tags(), Map.of()),
                config.maxRetries(),
                config.retryMode(),
                config.s3UsePathStyle(),
                requireNonNullElse(config.skipCredentialsValidation(), false),
                requireNonNullElse(config.skipRegionValidation(), false),
                config.stsRegion(),
                environment);
    }

    private static AwsSettings.AssumeRole role(ProviderModel.AssumeRole block) {
        return new AwsSettings.AssumeRole(
                block.roleArn(),
                block.sessionName(),
                block.externalId(),
                block.duration() == null
                        ? null
                        : Durations.parse(block.duration()).orElse(null),
                block.policy(),
                requireNonNullElse(block.policyArns(), Set.of()),
                requireNonNullElse(block.tags(), Map.of()),
                requireNonNullElse(block.transitiveTagKeys(), Set.of()),
                block.sourceIdentity());
    }

    private static Map<String, String> endpoints(ProviderModel.@Nullable Endpoints block) {
        Map<String, String> endpoints = new TreeMap<>();
        if (block != null) {
            put(endpoints, "ec2", block.ec2());
            put(endpoints, "iam", block.iam());
            put(endpoints, "s3", block.s3());
            put(endpoints, "sts", block.sts());
        }
        return endpoints;
    }

    private static void put(Map<String, String> endpoints, String service, @Nullable String url) {
        if (url != null) {
            endpoints.put(service, url);
        }
    }
}
