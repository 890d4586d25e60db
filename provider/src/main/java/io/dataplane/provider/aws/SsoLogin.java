package io.dataplane.provider.aws;

import static io.dataplane.provider.aws.ProfileCredentials.text;
import static io.dataplane.provider.aws.ProfileCredentials.unusable;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.services.sso.auth.SsoCredentialsProvider;
import software.amazon.awssdk.services.sso.model.GetRoleCredentialsRequest;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;

/// The credentials of a profile whose person has logged in with `aws sso login`: the token that this left in the home
/// folder is exchanged for keys of the account and role that the profile names.
///
/// @param session where region and start URL stand: an `[sso-session …]` section, or the profile itself in older files
/// @param key names the token's file
record SsoLogin(Credentials from, Profile profile, Profile session, String key) {
    static AwsCredentialsProvider of(Credentials from, Profile profile) {
        String name = text(profile, "sso_session");
        if (name == null) {
            return new SsoLogin(from, profile, profile, String.valueOf(text(profile, "sso_start_url"))).provider();
        }
        Profile session = from.files()
                .section("sso-session", name)
                .orElseThrow(() -> unusable(
                        "Incomplete Profile",
                        "The shared configuration file has no section [sso-session " + name + "], which the profile \""
                                + profile.name() + "\" names. Add it (aws configure sso), or correct sso_session."));
        return new SsoLogin(from, profile, session, name).provider();
    }

    private AwsCredentialsProvider provider() {
        String account = needed(profile, "sso_account_id");
        String role = needed(profile, "sso_role_name");
        SsoCredentialsProvider.Builder exchange = SsoCredentialsProvider.builder();
        exchange.ssoClient(from.clients().sso(needed(session, "sso_region")))
                .refreshRequest(() -> GetRoleCredentialsRequest.builder()
                        .accountId(account)
                        .roleName(role)
                        .accessToken(accessToken())
                        .build());
        return new Explained(
                exchange.build(),
                e -> unusable(
                        "Single Sign-On Refused",
                        "The login of profile \"" + profile.name() + "\" gives no keys for role " + role
                                + " in account "
                                + account + ": " + AwsErrors.sentence(e)
                                + " Check sso_account_id and sso_role_name, or "
                                + remedy()));
    }

    private String accessToken() {
        SsoToken token = SsoToken.read(file());
        if (token != null && token.isValid(Instant.now())) {
            return token.accessToken();
        }
        if (token == null || !token.isRenewable(Instant.now())) {
            throw loginAgain(null);
        }
        try {
            return renewed(token).accessToken();
        } catch (SdkException e) {
            throw loginAgain(e);
        }
    }

    private SsoToken renewed(SsoToken old) {
        CreateTokenResponse answer = from.clients()
                .ssoOidc(needed(session, "sso_region"))
                .createToken(r -> r.grantType("refresh_token")
                        .clientId(old.field("clientId"))
                        .clientSecret(old.field("clientSecret"))
                        .refreshToken(old.field("refreshToken")));
        SsoToken token =
                old.renewed(answer.accessToken(), Instant.now().plusSeconds(answer.expiresIn()), answer.refreshToken());
        token.write(file());
        return token;
    }

    private Path file() {
        String home = from.files().home();
        return Path.of(home == null ? "" : home, ".aws", "sso", "cache", SsoToken.fileName(key));
    }

    private AwsUnusable loginAgain(@Nullable SdkException refusal) {
        return unusable(
                "Not Logged In",
                "The profile \"" + profile.name() + "\" uses single sign-on, and nobody is logged in"
                        + (refusal == null ? ". " : ": " + AwsErrors.sentence(refusal) + " ") + "To go on, "
                        + remedy());
    }

    private String remedy() {
        return "run: aws sso login --profile " + profile.name();
    }

    private static String needed(Profile section, String property) {
        String value = text(section, property);
        if (value == null) {
            throw unusable(
                    "Incomplete Profile",
                    "The section of \"" + section.name() + "\" in the shared configuration file needs " + property
                            + " for single sign-on. Add it (aws configure sso).");
        }
        return value;
    }
}
