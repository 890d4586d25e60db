package io.dataplane.provider.aws;

import static io.dataplane.schema.value.AttributePath.path;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// Where credentials come from before the roles of `assume_role`: the provider block, else the environment, else the
/// shared files, else the container or instance we run on.
record Credentials(AwsSettings settings, SharedFiles files, Clients clients) {
    AwsCredentialsProvider base() {
        WebIdentityArguments identity = settings.arguments().assumeRoleWithWebIdentity();
        if (identity != null) {
            return WebIdentity.of(identity, settings, files, clients.sts(AnonymousCredentialsProvider.create()));
        }
        if (settings.keys().accessKey() != null || settings.keys().secretKey() != null) {
            return ownKeys();
        }
        String profile = settings.keys().profile();
        return profile == null ? environment() : profiles().named(profile);
    }

    private AwsCredentialsProvider ownKeys() {
        String id = settings.keys().accessKey();
        String secret = settings.keys().secretKey();
        if (id == null || secret == null) {
            throw new AwsUnusable(
                    path(id == null ? "access_key" : "secret_key"),
                    "Incomplete Credentials",
                    "access_key and secret_key only work together. Set both, or neither.");
        }
        return keys(id, secret, settings.keys().token());
    }

    AwsCredentialsProvider environment() {
        String id = settings.variable("AWS_ACCESS_KEY_ID");
        String secret = settings.variable("AWS_SECRET_ACCESS_KEY");
        if (id != null && secret != null) {
            return keys(id, secret, settings.variable("AWS_SESSION_TOKEN"));
        }
        if (id != null || secret != null) {
            throw new AwsUnusable(
                    path(id == null ? "access_key" : "secret_key"),
                    "Incomplete Credentials",
                    "Of the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY only one is set. Set both, or neither.");
        }
        if (settings.variable(WebIdentity.TOKEN_FILE) != null) {
            return WebIdentity.ofVariables(settings, files, clients.sts(AnonymousCredentialsProvider.create()));
        }
        String profile = files.namedProfile();
        if (profile != null) {
            return profiles().named(profile);
        }
        return profiles().usual().orElseGet(this::whereWeRun);
    }

    private AwsCredentialsProvider whereWeRun() {
        if (settings.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI") != null) {
            return container();
        }
        Boolean skip = settings.arguments().account().skipMetadataApiCheck();
        boolean disabled = skip == null ? Boolean.parseBoolean(settings.variable("AWS_EC2_METADATA_DISABLED")) : skip;
        if (disabled) {
            throw CallerCheck.missing();
        }
        return instance();
    }

    static AwsCredentialsProvider container() {
        return new Explained(
                ContainerCredentialsProvider.create(), e -> CallerCheck.missing("The container gives none."));
    }

    static AwsCredentialsProvider instance() {
        return new Explained(
                InstanceProfileCredentialsProvider.create(),
                e -> CallerCheck.missing("This machine is no EC2 instance with a role, either."));
    }

    private ProfileCredentials profiles() {
        return new ProfileCredentials(this);
    }

    static AwsCredentialsProvider keys(String id, String secret, @Nullable String token) {
        return StaticCredentialsProvider.create(
                token == null
                        ? AwsBasicCredentials.create(id, secret)
                        : AwsSessionCredentials.create(id, secret, token));
    }
}
