package io.dataplane.provider.aws;

import static io.dataplane.schema.value.AttributePath.path;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;

/// Where credentials come from before any role is assumed: the provider block, else the environment, else the shared
/// files, else the container or instance we run on.
record Credentials(AwsSettings settings, SharedFiles files) {
    AwsCredentialsProvider base() {
        if (settings.accessKey() != null || settings.secretKey() != null) {
            return ownKeys();
        }
        if (settings.profile() != null) {
            return namedProfile();
        }
        String id = settings.variable("AWS_ACCESS_KEY_ID");
        String secret = settings.variable("AWS_SECRET_ACCESS_KEY");
        if (id != null && secret != null) {
            return keys(id, secret, settings.variable("AWS_SESSION_TOKEN"));
        }
        return whereWeRun();
    }

    private AwsCredentialsProvider ownKeys() {
        String id = settings.accessKey();
        String secret = settings.secretKey();
        if (id == null || secret == null) {
            throw new AwsUnusable(
                    path(id == null ? "access_key" : "secret_key"),
                    "Incomplete Credentials",
                    "access_key and secret_key only work together. Set both, or neither.");
        }
        return keys(id, secret, settings.token());
    }

    private AwsCredentialsProvider namedProfile() {
        if (!files.hasProfile()) {
            throw new AwsUnusable(
                    path("profile"),
                    "Profile Not Found",
                    "The shared files have no profile \"" + files.profileName()
                            + "\". Correct profile, or name the files in shared_config_files and"
                            + " shared_credentials_files.");
        }
        return profileProvider();
    }

    private AwsCredentialsProvider whereWeRun() {
        List<AwsCredentialsProvider> chain = new ArrayList<>();
        if (settings.variable("AWS_WEB_IDENTITY_TOKEN_FILE") != null) {
            chain.add(WebIdentityTokenFileCredentialsProvider.create());
        }
        if (files.hasProfile()) {
            chain.add(profileProvider());
        }
        if (settings.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI") != null) {
            chain.add(ContainerCredentialsProvider.create());
        }
        if (!Boolean.parseBoolean(settings.variable("AWS_EC2_METADATA_DISABLED"))) {
            chain.add(InstanceProfileCredentialsProvider.create());
        }
        if (chain.isEmpty()) {
            throw CallerCheck.missing();
        }
        return AwsCredentialsProviderChain.builder()
                .credentialsProviders(chain)
                .reuseLastProviderEnabled(true)
                .build();
    }

    private AwsCredentialsProvider profileProvider() {
        return ProfileCredentialsProvider.builder()
                .profileFile(files.supplier())
                .profileName(files.profileName())
                .build();
    }

    private static AwsCredentialsProvider keys(String id, String secret, @Nullable String token) {
        return StaticCredentialsProvider.create(
                token == null
                        ? AwsBasicCredentials.create(id, secret)
                        : AwsSessionCredentials.create(id, secret, token));
    }
}
