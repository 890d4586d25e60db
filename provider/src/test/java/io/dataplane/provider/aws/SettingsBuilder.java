package io.dataplane.provider.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Settings of a test: region and keys given, the rest as set.
final class SettingsBuilder {
    private @Nullable String region = "eu-west-1";
    private @Nullable String profile;
    private @Nullable String accessKey = "AKIDTEST";
    private @Nullable String secretKey = "very-secret-key";
    private @Nullable String token;
    private List<String> configFiles = List.of();
    private List<String> credentialsFiles = List.of();
    private List<AwsSettings.AssumeRole> roles = List.of();
    private @Nullable String endpointUrl;
    private Map<String, String> endpoints = Map.of();
    private @Nullable Integer maxRetries;
    private @Nullable String retryMode;
    private @Nullable Boolean pathStyle;
    private boolean skipRegionValidation;
    private @Nullable String stsRegion;
    private final Map<String, String> environment = new HashMap<>(Map.of("AWS_EC2_METADATA_DISABLED", "true"));

    SettingsBuilder region(@Nullable String value) {
        region = value;
        return this;
    }

    SettingsBuilder profile(String value) {
        profile = value;
        return this;
    }

    SettingsBuilder keys(@Nullable String id, @Nullable String secret, @Nullable String session) {
        accessKey = id;
        secretKey = secret;
        token = session;
        return this;
    }

    SettingsBuilder files(List<String> configuration, List<String> credentials) {
        configFiles = configuration;
        credentialsFiles = credentials;
        return this;
    }

    SettingsBuilder roles(AwsSettings.AssumeRole... chain) {
        roles = List.of(chain);
        return this;
    }

    SettingsBuilder endpoint(String url) {
        endpointUrl = url;
        return this;
    }

    SettingsBuilder endpoints(Map<String, String> byService) {
        endpoints = byService;
        return this;
    }

    SettingsBuilder retries(@Nullable Integer most, @Nullable String mode) {
        maxRetries = most;
        retryMode = mode;
        return this;
    }

    SettingsBuilder pathStyle(boolean value) {
        pathStyle = value;
        return this;
    }

    SettingsBuilder anyRegion() {
        skipRegionValidation = true;
        return this;
    }

    SettingsBuilder stsRegion(String value) {
        stsRegion = value;
        return this;
    }

    SettingsBuilder variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    AwsSettings build() {
        return new AwsSettings(
                region,
                profile,
                accessKey,
                secretKey,
                token,
                configFiles,
                credentialsFiles,
                roles,
                endpointUrl,
                endpoints,
                Map.of("Team", "data"),
                maxRetries,
                retryMode,
                pathStyle,
                false,
                skipRegionValidation,
                stsRegion,
                environment);
    }
}
