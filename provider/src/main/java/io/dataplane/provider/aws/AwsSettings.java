package io.dataplane.provider.aws;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the provider configuration says that AWS is reached; what is null is looked for in the environment and the
/// shared files, as every AWS tool does.
///
/// @param assumeRoles assumed one after another, each with the credentials of the one before
/// @param endpoints URL by service (`ec2`, `iam`, `s3`, `sts`)
/// @param s3UsePathStyle null: only with an endpoint of the user's own
/// @param environment the variables of this process
public record AwsSettings(
        @Nullable String region,
        @Nullable String profile,
        @Nullable String accessKey,
        @Nullable String secretKey,
        @Nullable String token,
        List<String> sharedConfigFiles,
        List<String> sharedCredentialsFiles,
        List<AssumeRole> assumeRoles,
        @Nullable String endpointUrl,
        Map<String, String> endpoints,
        Map<String, String> defaultTags,
        @Nullable Integer maxRetries,
        @Nullable String retryMode,
        @Nullable Boolean s3UsePathStyle,
        boolean skipCredentialsValidation,
        boolean skipRegionValidation,
        @Nullable String stsRegion,
        Map<String, String> environment) {
    /// One role of the chain.
    public record AssumeRole(
            String roleArn,
            @Nullable String sessionName,
            @Nullable String externalId,
            @Nullable Duration duration,
            @Nullable String policy,
            Set<String> policyArns,
            Map<String, String> tags,
            Set<String> transitiveTagKeys,
            @Nullable String sourceIdentity) {}

    /// Everything from this environment, nothing from a configuration.
    public static AwsSettings of(Map<String, String> environment) {
        return new AwsSettings(
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                Map.of(),
                Map.of(),
                null,
                null,
                null,
                false,
                false,
                null,
                environment);
    }

    /// The first of these variables that is set and not empty.
    @Nullable
    String variable(String... names) {
        for (String name : names) {
            String value = environment.get(name);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return "AwsSettings[region=" + region + ", profile=" + profile + "]";
    }
}
