package io.dataplane.provider.aws;

import static io.dataplane.schema.value.AttributePath.path;

import io.dataplane.schema.value.AttributePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleWithWebIdentityCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;

/// Assumes a role with the token of an identity provider.
///
/// @param sts a client without credentials: the token takes their place
/// @param at where the token is named
record WebIdentity(AwsSettings settings, SharedFiles files, StsClient sts, AttributePath at) {
    static final String TOKEN_FILE = "AWS_WEB_IDENTITY_TOKEN_FILE";
    static final String ROLE_ARN = "AWS_ROLE_ARN";
    private static final WebIdentityArguments NOTHING =
            new WebIdentityArguments(null, null, null, null, null, null, null);

    /// From the block of the provider.
    static AwsCredentialsProvider of(
            WebIdentityArguments block, AwsSettings settings, SharedFiles files, StsClient sts) {
        AttributePath at = path("assume_role_with_web_identity").index(0);
        return new WebIdentity(settings, files, sts, at).assume(block);
    }

    /// From the standard variables alone.
    static AwsCredentialsProvider ofVariables(AwsSettings settings, SharedFiles files, StsClient sts) {
        return new WebIdentity(settings, files, sts, AttributePath.ROOT).assume(NOTHING);
    }

    AwsCredentialsProvider assume(WebIdentityArguments arguments) {
        String role = either(arguments.roleArn(), ROLE_ARN);
        if (role == null) {
            throw missing("role_arn", ROLE_ARN);
        }
        String file =
                arguments.webIdentityToken() == null ? either(arguments.webIdentityTokenFile(), TOKEN_FILE) : null;
        if (arguments.webIdentityToken() == null && file == null) {
            throw missing("web_identity_token_file", TOKEN_FILE);
        }
        String name = either(arguments.sessionName(), "AWS_ROLE_SESSION_NAME");
        AssumeRoleWithWebIdentityRequest request = AssumeRoleWithWebIdentityRequest.builder()
                .roleArn(role)
                .roleSessionName(name == null ? RoleChain.SESSION_NAME : name)
                .durationSeconds(RoleChain.seconds(arguments.duration()))
                .policy(arguments.policy())
                .policyArns(RoleChain.policies(arguments.policyArns()))
                .webIdentityToken(arguments.webIdentityToken())
                .build();
        return new Explained(
                StsAssumeRoleWithWebIdentityCredentialsProvider.builder()
                        .stsClient(sts)
                        .refreshRequest(() -> file == null
                                ? request
                                : request.toBuilder()
                                        .webIdentityToken(token(file))
                                        .build())
                        .build(),
                e -> new AwsUnusable(
                        at,
                        "Cannot Assume Role",
                        "The role " + role + " cannot be assumed with the web identity token: " + AwsErrors.sentence(e)
                                + " Check role_arn, that the token is fresh, and that the role's trust policy accepts who"
                                + " issued it."));
    }

    private String token(String name) {
        Path file = files.expand(name);
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new AwsUnusable(
                    at,
                    "File Not Readable",
                    "There is no readable web identity token " + file + ". Correct web_identity_token_file (or "
                            + TOKEN_FILE + ").");
        }
    }

    private @Nullable String either(@Nullable String argument, String variable) {
        return argument == null ? settings.variable(variable) : argument;
    }

    private AwsUnusable missing(String attribute, String variable) {
        return new AwsUnusable(
                at,
                "Incomplete Web Identity",
                "A web identity needs a role and a token, and there is neither " + attribute + " nor " + variable
                        + ". Set one of them.");
    }
}
