package io.dataplane.provider.aws;

import static io.dataplane.schema.value.AttributePath.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProcessCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.services.sts.StsClient;

/// The credentials of a profile: a role over other credentials, single sign-on, keys, or what a command prints. All
/// calls that this takes go where and how the provider block says.
record ProfileCredentials(Credentials credentials) {
    private static final String USUAL = "default";

    /// Of a profile that somebody asked for.
    AwsCredentialsProvider named(String name) {
        return of(name, List.of())
                .orElseThrow(() -> unusable(
                        "Profile Without Credentials",
                        "The profile \"" + name
                                + "\" says nothing about credentials. Add keys, role_arn, sso_session or"
                                + " credential_process to it, or correct profile (or AWS_PROFILE)."));
    }

    /// Of the profile that everybody has; empty when nobody has it or it holds no credentials.
    Optional<AwsCredentialsProvider> usual() {
        return credentials.files().profile(USUAL).isPresent() ? of(USUAL, List.of()) : Optional.empty();
    }

    /// @param above the profiles that led here
    private Optional<AwsCredentialsProvider> of(String name, List<String> above) {
        Profile profile = credentials.files().profile(name).orElseThrow(() -> missing(name, above));
        boolean isOwnSource = above.contains(name); // a role may name its own profile, for the keys beside it
        if (text(profile, "role_arn") != null && !isOwnSource) {
            List<String> chain = new ArrayList<>(above);
            chain.add(name);
            return Optional.of(role(profile, chain));
        }
        if (text(profile, "sso_session") != null || text(profile, "sso_start_url") != null) {
            return Optional.of(SsoLogin.of(credentials, profile));
        }
        String id = text(profile, "aws_access_key_id");
        String secret = text(profile, "aws_secret_access_key");
        if (id != null && secret != null) {
            return Optional.of(Credentials.keys(id, secret, text(profile, "aws_session_token")));
        }
        String command = text(profile, "credential_process");
        if (command != null) {
            return Optional.of(process(name, command));
        }
        if (isOwnSource) {
            throw unusable(
                    "Profile Loop",
                    "The profiles " + String.join(" → ", above) + " → " + name
                            + " lead in a circle. Correct source_profile in the shared configuration file.");
        }
        return Optional.empty();
    }

    private AwsCredentialsProvider role(Profile profile, List<String> chain) {
        String arn = String.valueOf(text(profile, "role_arn"));
        String tokenFile = text(profile, "web_identity_token_file");
        if (tokenFile != null) {
            StsClient anonymous = credentials.clients().sts(AnonymousCredentialsProvider.create());
            return new WebIdentity(credentials.settings(), credentials.files(), anonymous, path("profile"))
                    .assume(new WebIdentityArguments(
                            arn, text(profile, "role_session_name"), null, null, null, null, tokenFile));
        }
        if (text(profile, "mfa_serial") != null) {
            throw unusable(
                    "Profile Asks For A Code",
                    "The profile \"" + profile.name()
                            + "\" has mfa_serial, and nobody can type a code here. Get session"
                            + " credentials with another tool and hand them over, or use single sign-on.");
        }
        String seconds = text(profile, "duration_seconds");
        RoleArguments role = new RoleArguments(
                arn,
                text(profile, "role_session_name"),
                text(profile, "external_id"),
                seconds == null ? null : seconds + "s",
                null,
                null,
                null,
                null,
                null);
        return new RoleChain(credentials.clients()::sts).assume(source(profile, chain), role, path("profile"));
    }

    private AwsCredentialsProvider source(Profile profile, List<String> chain) {
        String other = text(profile, "source_profile");
        if (other != null) {
            return of(other, chain)
                    .orElseThrow(() -> unusable(
                            "Profile Without Credentials",
                            "The profile \"" + other + "\", which \"" + profile.name()
                                    + "\" names as source_profile, says nothing about credentials. Add some to it."));
        }
        String where = text(profile, "credential_source");
        return switch (where == null ? "" : where) {
            case "Environment" -> fromVariables(profile.name());
            case "Ec2InstanceMetadata" -> Credentials.instance();
            case "EcsContainer" -> Credentials.container();
            default ->
                throw unusable(
                        "Incomplete Profile",
                        "The profile \"" + profile.name()
                                + "\" has a role_arn, but not with whose credentials to assume it."
                                + " Set source_profile, or credential_source to Environment, Ec2InstanceMetadata or"
                                + " EcsContainer.");
        };
    }

    private AwsCredentialsProvider fromVariables(String profile) {
        String id = credentials.settings().variable("AWS_ACCESS_KEY_ID");
        String secret = credentials.settings().variable("AWS_SECRET_ACCESS_KEY");
        if (id == null || secret == null) {
            throw unusable(
                    "Missing AWS Credentials",
                    "The profile \"" + profile
                            + "\" takes its credentials from the environment (credential_source), which"
                            + " has none. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
        }
        return Credentials.keys(id, secret, credentials.settings().variable("AWS_SESSION_TOKEN"));
    }

    /// What the command prints is secret, so nothing of it is told.
    private static AwsCredentialsProvider process(String profile, String command) {
        return new Explained(
                ProcessCredentialsProvider.builder()
                        .command(List.of("/bin/sh", "-c", command))
                        .build(),
                e -> unusable(
                        "Credential Process Failed",
                        "The credential_process of profile \"" + profile
                                + "\" gave no credentials. Run that command by hand:"
                                + " it must end with status 0 and print the JSON that AWS tools expect (Version 1, AccessKeyId,"
                                + " SecretAccessKey)."));
    }

    private static AwsUnusable missing(String name, List<String> above) {
        return above.isEmpty()
                ? unusable(
                        "Profile Not Found",
                        "The shared files have no profile \"" + name
                                + "\". Correct profile (or AWS_PROFILE), or name the"
                                + " files in shared_config_files and shared_credentials_files.")
                : unusable(
                        "Profile Not Found",
                        "The shared files have no profile \"" + name + "\", which \"" + above.getLast()
                                + "\" names as source_profile. Correct it there.");
    }

    static AwsUnusable unusable(String summary, String detail) {
        return new AwsUnusable(path("profile"), summary, detail);
    }

    static @Nullable String text(Profile profile, String property) {
        return profile.property(property).filter(text -> !text.isBlank()).orElse(null);
    }
}
