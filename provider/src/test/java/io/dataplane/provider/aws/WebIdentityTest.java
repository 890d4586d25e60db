package io.dataplane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.dataplane.provider.aws.RecordingServer.Answer;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebIdentityTest {
    private static final String CI = "arn:aws:iam::123456789012:role/Ci";

    private final RecordingServer server = new RecordingServer();

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        server.close();
    }

    private SettingsBuilder settings() {
        server.answers(RecordingServer::sts);
        return new SettingsBuilder().endpoint(server.url()).withoutKeys().retries(0, null);
    }

    private SettingsBuilder block(Map<String, Value> content) {
        return settings().block("assume_role_with_web_identity", content);
    }

    private String tokenFile(String token) throws IOException {
        return Files.writeString(folder.resolve("token"), token).toString();
    }

    @Test
    void tokenTakesThePlaceOfASignature() {
        new Aws(block(Map.of("role_arn", Values.of(CI), "web_identity_token", Values.of("a.b.c")))
                        .build())
                .caller();
        assertThat(server.requests())
                .extracting(
                        RecordingServer.Request::action,
                        RecordingServer.Request::signer,
                        r -> r.parameter("WebIdentityToken"))
                .containsExactly(
                        tuple("AssumeRoleWithWebIdentity", "", "a.b.c"), tuple("GetCallerIdentity", "KEYOFCi", ""));
    }

    @Test
    void everyArgumentReachesSts() throws IOException {
        new Aws(block(Map.of(
                                "role_arn", Values.of(CI),
                                "web_identity_token_file", Values.of(tokenFile("from.file\n")),
                                "session_name", Values.of("build-7"),
                                "duration", Values.of("20m"),
                                "policy", Values.of("{}"),
                                "policy_arns", SettingsBuilder.set("arn:aws:iam::aws:policy/ReadOnlyAccess")))
                        .build())
                .caller();
        RecordingServer.Request request = server.requests().getFirst();
        assertThat(request.parameter("RoleArn")).isEqualTo(CI);
        assertThat(request.parameter("WebIdentityToken")).isEqualTo("from.file");
        assertThat(request.parameter("RoleSessionName")).isEqualTo("build-7");
        assertThat(request.parameter("DurationSeconds")).isEqualTo("1200");
        assertThat(request.parameter("Policy")).isEqualTo("{}");
        assertThat(request.parameter("PolicyArns.member.1.arn")).isEqualTo("arn:aws:iam::aws:policy/ReadOnlyAccess");
    }

    @Test
    void standardVariablesAreEnoughAndBeatTheProfile() throws IOException {
        new Aws(settings()
                        .variable("AWS_PROFILE", "nobody")
                        .variable("AWS_WEB_IDENTITY_TOKEN_FILE", tokenFile("pod.token"))
                        .variable("AWS_ROLE_ARN", CI)
                        .variable("AWS_ROLE_SESSION_NAME", "pod-1")
                        .build())
                .caller();
        RecordingServer.Request request = server.requests().getFirst();
        assertThat(request.action()).isEqualTo("AssumeRoleWithWebIdentity");
        assertThat(request.parameter("WebIdentityToken")).isEqualTo("pod.token");
        assertThat(request.parameter("RoleSessionName")).isEqualTo("pod-1");
    }

    @Test
    void argumentsBeatTheVariablesAndKeysInTheEnvironment() throws IOException {
        new Aws(block(Map.of("role_arn", Values.of(CI), "web_identity_token", Values.of("own")))
                        .variable("AWS_WEB_IDENTITY_TOKEN_FILE", tokenFile("other"))
                        .variable("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/Other")
                        .variable("AWS_ACCESS_KEY_ID", "AKIDENV")
                        .variable("AWS_SECRET_ACCESS_KEY", "x")
                        .build())
                .caller();
        assertThat(server.requests().getFirst().parameter("RoleArn")).isEqualTo(CI);
        assertThat(server.requests().getFirst().parameter("WebIdentityToken")).isEqualTo("own");
    }

    @Test
    void rolesFollowTheIdentity() {
        RoleArguments next = new RoleArguments(
                "arn:aws:iam::999999999999:role/Next", null, null, null, null, null, null, null, null);
        new Aws(block(Map.of("role_arn", Values.of(CI), "web_identity_token", Values.of("t")))
                        .roles(next)
                        .build())
                .caller();
        assertThat(server.requests())
                .extracting(RecordingServer.Request::action, RecordingServer.Request::signer)
                .containsExactly(
                        tuple("AssumeRoleWithWebIdentity", ""),
                        tuple("AssumeRole", "KEYOFCi"),
                        tuple("GetCallerIdentity", "KEYOFNext"));
    }

    @Test
    void whatIsWrongIsToldAtTheBlock() {
        assertUnusable(block(Map.of("role_arn", Values.of(CI))), "web_identity_token_file");
        assertUnusable(block(Map.of("web_identity_token", Values.of("t"))), "role_arn");
        assertUnusable(
                block(Map.of("role_arn", Values.of(CI), "web_identity_token_file", Values.of("/no/such/token"))),
                "/no/such/token");
        SettingsBuilder refused =
                block(Map.of("role_arn", Values.of(CI), "web_identity_token", Values.of("secret-jwt")));
        server.answers(r -> Answer.error(400, "ExpiredTokenException"));
        assertUnusable(refused, "ExpiredTokenException");
    }

    private static void assertUnusable(SettingsBuilder settings, String words) {
        assertThatThrownBy(() -> new Aws(settings.build()).caller())
                .isInstanceOfSatisfying(
                        AwsUnusable.class, e -> assertThat(e.path()).hasToString("assume_role_with_web_identity[0]"))
                .hasMessageContaining(words)
                .message()
                .doesNotContain("secret-jwt");
    }
}
