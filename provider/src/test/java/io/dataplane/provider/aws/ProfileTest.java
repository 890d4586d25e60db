package io.dataplane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.dataplane.provider.aws.RecordingServer.Answer;
import io.dataplane.provider.aws.RecordingServer.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Profiles of the shared files, as far as they say where credentials come from.
class ProfileTest {
    private static final String SHARED = """
            [profile keys]
            aws_access_key_id = AKIDKEYS
            aws_secret_access_key = hunter2
            [profile role]
            role_arn = arn:aws:iam::123456789012:role/Deep
            source_profile = middle
            external_id = ext
            role_session_name = ann
            duration_seconds = 1800
            [profile middle]
            role_arn = arn:aws:iam::123456789012:role/Middle
            source_profile = keys
            [profile own]
            role_arn = arn:aws:iam::123456789012:role/Own
            source_profile = own
            aws_access_key_id = AKIDOWN
            aws_secret_access_key = hunter2
            [profile environment]
            role_arn = arn:aws:iam::123456789012:role/FromEnvironment
            credential_source = Environment
            [profile pod]
            role_arn = arn:aws:iam::123456789012:role/Pod
            web_identity_token_file = ~/token
            [profile command]
            credential_process = echo '{"Version":1,"AccessKeyId":"AKIDCOMMAND","SecretAccessKey":"s","SessionToken":"t"}'
            [profile broken]
            credential_process = echo hunter2; exit 3
            [profile session]
            sso_session = corp
            sso_account_id = 123456789012
            sso_role_name = Admin
            [sso-session corp]
            sso_region = eu-central-1
            sso_start_url = https://corp.example.com/start
            [profile oldsso]
            sso_start_url = https://old.example.com/start
            sso_region = eu-central-1
            sso_account_id = 123456789012
            sso_role_name = Reader
            [profile nowhere]
            sso_session = gone
            sso_account_id = 123456789012
            sso_role_name = Admin
            [profile circle]
            role_arn = arn:aws:iam::123456789012:role/A
            source_profile = elcric
            [profile elcric]
            role_arn = arn:aws:iam::123456789012:role/B
            source_profile = circle
            [profile code]
            role_arn = arn:aws:iam::123456789012:role/A
            source_profile = keys
            mfa_serial = arn:aws:iam::123456789012:mfa/ann
            [profile sourceless]
            role_arn = arn:aws:iam::123456789012:role/A
            [profile orphan]
            role_arn = arn:aws:iam::123456789012:role/A
            source_profile = nobody
            [profile empty]
            region = eu-west-1
            """;

    private final RecordingServer server = new RecordingServer();

    @TempDir
    private Path home;

    @AfterEach
    void end() {
        server.close();
    }

    private SettingsBuilder settings(String profile) {
        try {
            Files.createDirectories(home.resolve(".aws/sso/cache"));
            Files.writeString(home.resolve(".aws/config"), SHARED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.answers(r -> r.path().startsWith("/federation") ? keysOf(r) : RecordingServer.sts(r));
        return new SettingsBuilder()
                .endpoint(server.url())
                .withoutKeys()
                .retries(0, null)
                .profile(profile)
                .variable("HOME", home.toString());
    }

    private static Answer keysOf(Request request) {
        return new Answer(200, """
                {"roleCredentials": {"accessKeyId": "KEYOF%s", "secretAccessKey": "s", "sessionToken": "t",
                "expiration": 4070908800000}}""".formatted(request.path().replaceFirst(".*role_name=([A-Za-z]*).*", "$1")));
    }

    private List<Request> requests(SettingsBuilder settings) {
        new Aws(settings.build()).caller();
        return server.requests();
    }

    private void loggedIn(String key, String token) throws IOException {
        Files.writeString(home.resolve(".aws/sso/cache").resolve(SsoToken.fileName(key)), token);
    }

    @Test
    void roleOverARoleOverKeys() {
        assertThat(requests(settings("role")))
                .extracting(Request::action, Request::signer, r -> r.parameter("ExternalId"))
                .containsExactly(
                        tuple("AssumeRole", "AKIDKEYS", ""),
                        tuple("AssumeRole", "KEYOFMiddle", "ext"),
                        tuple("GetCallerIdentity", "KEYOFDeep", ""));
        assertThat(server.requests().get(1).parameter("RoleSessionName")).isEqualTo("ann");
        assertThat(server.requests().get(1).parameter("DurationSeconds")).isEqualTo("1800");
    }

    @Test
    void roleMayNameItsOwnProfileForTheKeys() {
        assertThat(requests(settings("own"))).extracting(Request::signer).containsExactly("AKIDOWN", "KEYOFOwn");
    }

    @Test
    void roleTakesItsSourceFromTheEnvironment() {
        assertThat(requests(settings("environment")
                        .variable("AWS_ACCESS_KEY_ID", "AKIDENV")
                        .variable("AWS_SECRET_ACCESS_KEY", "x")))
                .extracting(Request::signer)
                .containsExactly("AKIDENV", "KEYOFFromEnvironment");
    }

    @Test
    void roleOfAWebIdentity() throws IOException {
        Files.writeString(home.resolve("token"), "pod.token");
        assertThat(requests(settings("pod")))
                .extracting(Request::action, r -> r.parameter("WebIdentityToken"))
                .containsExactly(tuple("AssumeRoleWithWebIdentity", "pod.token"), tuple("GetCallerIdentity", ""));
    }

    @Test
    void commandPrintsTheKeys() {
        assertThat(requests(settings("command"))).singleElement().satisfies(r -> {
            assertThat(r.signer()).isEqualTo("AKIDCOMMAND");
            assertThat(r.token()).isEqualTo("t");
        });
    }

    @Test
    void singleSignOnExchangesTheTokenOfTheLogin() throws IOException {
        SettingsBuilder settings = settings("session");
        loggedIn("corp", "{\"accessToken\": \"login\", \"expiresAt\": \"2099-01-01T00:00:00Z\"}");
        assertThat(requests(settings)).extracting(Request::signer).containsExactly("", "KEYOFAdmin");
        assertThat(server.requests().getFirst().headers().getFirst("x-amz-sso_bearer_token"))
                .isEqualTo("login");
        assertThat(server.requests().getFirst().path()).contains("account_id=123456789012");
    }

    @Test
    void singleSignOnOfOlderFilesWorksToo() throws IOException {
        SettingsBuilder settings = settings("oldsso");
        loggedIn(
                "https://old.example.com/start",
                "{\"accessToken\": \"login\", \"expiresAt\": \"2099-01-01T00:00:00UTC\"}");
        assertThat(requests(settings)).extracting(Request::signer).containsExactly("", "KEYOFReader");
    }

    @Test
    void expiredLoginIsRenewedAndKept() throws IOException {
        SettingsBuilder settings = settings("session");
        server.answers(r -> r.path().equals("/token")
                ? new Answer(200, "{\"accessToken\": \"renewed\", \"expiresIn\": 3600, \"refreshToken\": \"next\"}")
                : r.path().startsWith("/federation") ? keysOf(r) : RecordingServer.sts(r));
        loggedIn("corp", """
                {"accessToken": "old", "expiresAt": "2020-01-01T00:00:00Z", "refreshToken": "again", "clientId": "c",
                "clientSecret": "cs", "registrationExpiresAt": "2099-01-01T00:00:00Z", "region": "eu-central-1"}""");
        assertThat(requests(settings)).extracting(Request::path).element(0).isEqualTo("/token");
        assertThat(server.requests().getFirst().body()).contains("refresh_token", "again");
        assertThat(server.requests().get(1).headers().getFirst("x-amz-sso_bearer_token"))
                .isEqualTo("renewed");
        assertThat(home.resolve(".aws/sso/cache").resolve(SsoToken.fileName("corp")))
                .content()
                .contains("\"renewed\"", "\"next\"", "\"cs\"");
    }

    @ParameterizedTest
    @CsvSource({
        "session, Not Logged In, aws sso login --profile session",
        "oldsso, Not Logged In, aws sso login --profile oldsso",
        "nowhere, Incomplete Profile, sso-session gone",
        "broken, Credential Process Failed, status 0",
        "circle, Profile Loop, circle → elcric → circle",
        "code, Profile Asks For A Code, mfa_serial",
        "sourceless, Incomplete Profile, credential_source",
        "environment, Missing AWS Credentials, AWS_ACCESS_KEY_ID",
        "orphan, Profile Not Found, source_profile",
        "empty, Profile Without Credentials, says nothing",
        "nobody, Profile Not Found, shared_config_files"
    })
    void whatIsWrongIsToldAtProfile(String profile, String summary, String words) {
        SettingsBuilder settings = settings(profile);
        assertThatThrownBy(() -> new Aws(settings.build()).caller()).isInstanceOfSatisfying(AwsUnusable.class, e -> {
            assertThat(e.summary()).isEqualTo(summary);
            assertThat(e.path()).hasToString("profile");
            assertThat(e.detail()).contains(words).doesNotContain("hunter2");
        });
    }

    @Test
    void refusedLoginSaysWhatToDo() throws IOException {
        SettingsBuilder settings = settings("session");
        loggedIn("corp", "{\"accessToken\": \"hunter2\", \"expiresAt\": \"2099-01-01T00:00:00Z\"}");
        server.answers(r -> new Answer(403, "{\"message\": \"No access\"}"));
        assertThatThrownBy(() -> new Aws(settings.build()).caller())
                .hasMessageContaining("Admin in account 123456789012")
                .hasMessageContaining("aws sso login --profile session")
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void variableNamesTheProfileAndKeysInTheEnvironmentBeatIt() {
        SettingsBuilder settings =
                settings("keys").argument("profile", (String) null).variable("AWS_PROFILE", "keys");
        assertThat(requests(settings)).extracting(Request::signer).containsExactly("AKIDKEYS");
        settings.variable("AWS_ACCESS_KEY_ID", "AKIDENV").variable("AWS_SECRET_ACCESS_KEY", "x");
        assertThat(requests(settings)).extracting(Request::signer).containsExactly("AKIDKEYS", "AKIDENV");
    }
}
