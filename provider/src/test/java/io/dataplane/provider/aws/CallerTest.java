package io.dataplane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dataplane.provider.aws.AwsSettings.AssumeRole;
import io.dataplane.provider.aws.RecordingServer.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerTest {
    private final RecordingServer server = new RecordingServer();

    @AfterEach
    void end() {
        server.close();
    }

    private SettingsBuilder settings() {
        return new SettingsBuilder().endpoint(server.url()).retries(0, null);
    }

    private AwsUnusable problem(SettingsBuilder settings) {
        return catchThrowableOfType(AwsUnusable.class, () -> new Aws(settings.build()).caller());
    }

    private static AssumeRole role(String name) {
        return new AssumeRole(
                "arn:aws:iam::123456789012:role/" + name, null, null, null, null, Set.of(), Map.of(), Set.of(), null);
    }

    /// Credentials whose key is the role's name.
    private static Answer assumed(RecordingServer.Request request) {
        String name = request.parameter("RoleArn").replaceFirst(".*/", "");
        return new Answer(
                200,
                "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>KEYOF" + name
                        + "</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>token of " + name
                        + "</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>"
                        + "</AssumeRoleResult></AssumeRoleResponse>");
    }

    @Test
    void identityIsAskedOnce() {
        server.answers(r -> RecordingServer.IDENTITY);
        Aws aws = new Aws(settings().build());
        assertThat(aws.caller())
                .isSameAs(aws.caller())
                .isEqualTo(new Caller("123456789012", "arn:aws-cn:iam::123456789012:user/ann", "AIDA", "aws-cn"));
        assertThat(server.requests()).singleElement().satisfies(r -> assertThat(r.action())
                .isEqualTo("GetCallerIdentity"));
    }

    @Test
    void stsRegionSignsTheQuestion() {
        server.answers(r -> RecordingServer.IDENTITY);
        new Aws(settings().stsRegion("us-east-2").build()).caller();
        assertThat(server.requests().getFirst().scope()).isEqualTo("us-east-2/sts");
    }

    @Test
    void rolesAreAssumedOneAfterAnother() {
        server.answers(r -> r.action().equals("AssumeRole") ? assumed(r) : RecordingServer.IDENTITY);
        new Aws(settings().roles(role("First"), role("Second")).build()).caller();
        assertThat(server.requests())
                .extracting(RecordingServer.Request::signer, RecordingServer.Request::action)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("AKIDTEST", "AssumeRole"),
                        org.assertj.core.groups.Tuple.tuple("KEYOFFirst", "AssumeRole"),
                        org.assertj.core.groups.Tuple.tuple("KEYOFSecond", "GetCallerIdentity"));
        assertThat(server.requests().getLast().token()).isEqualTo("token of Second");
    }

    @Test
    void everyArgumentOfARoleReachesSts() {
        server.answers(r -> r.action().equals("AssumeRole") ? assumed(r) : RecordingServer.IDENTITY);
        AssumeRole role = new AssumeRole(
                "arn:aws:iam::123456789012:role/All",
                "session",
                "external",
                Duration.ofMinutes(30),
                "{\"a\":1}",
                Set.of("arn:aws:iam::aws:policy/ReadOnlyAccess"),
                Map.of("Team", "data"),
                Set.of("Team"),
                "ann");
        new Aws(settings().roles(role).build()).caller();
        RecordingServer.Request request = server.requests().getFirst();
        assertThat(request.parameter("RoleSessionName")).isEqualTo("session");
        assertThat(request.parameter("ExternalId")).isEqualTo("external");
        assertThat(request.parameter("DurationSeconds")).isEqualTo("1800");
        assertThat(request.parameter("Policy")).isEqualTo("{\"a\":1}");
        assertThat(request.parameter("PolicyArns.member.1.arn")).isEqualTo("arn:aws:iam::aws:policy/ReadOnlyAccess");
        assertThat(request.parameter("Tags.member.1.Key")).isEqualTo("Team");
        assertThat(request.parameter("TransitiveTagKeys.member.1")).isEqualTo("Team");
        assertThat(request.parameter("SourceIdentity")).isEqualTo("ann");
    }

    @Test
    void roleThatCannotBeAssumedIsToldAtItsBlock() {
        server.answers(r -> r.parameter("RoleArn").endsWith("Second")
                ? Answer.error(403, "AccessDenied")
                : r.action().equals("AssumeRole") ? assumed(r) : RecordingServer.IDENTITY);
        AwsUnusable problem = problem(settings().roles(role("First"), role("Second")));
        assertThat(problem.summary()).isEqualTo("Cannot Assume Role");
        assertThat(problem.path()).hasToString("assume_role[1]");
        assertThat(problem.detail()).contains("role/Second", "AccessDenied", "trust policy");
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidClientTokenId, Invalid AWS Credentials",
        "SignatureDoesNotMatch, Invalid AWS Credentials",
        "ExpiredToken, Expired AWS Credentials",
        "AccessDenied, AWS Credentials Not Usable"
    })
    void refusedCredentialsAreExplained(String code, String summary) {
        server.answers(r -> Answer.error(403, code));
        AwsUnusable problem = problem(settings().keys("AKIDTEST", "very-secret-key", "secret-token"));
        assertThat(problem.summary()).isEqualTo(summary);
        assertThat(problem.detail()).contains(code).doesNotContain("very-secret-key", "secret-token");
    }

    @Test
    void missingCredentialsNameTheWaysToGiveThem() {
        AwsUnusable problem = problem(settings().keys(null, null, null));
        assertThat(problem.summary()).isEqualTo("Missing AWS Credentials");
        assertThat(problem.detail()).contains("access_key", "profile", "AWS_ACCESS_KEY_ID");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void halfAKeyIsToldAtTheMissingHalf() {
        assertThat(problem(settings().keys("AKIDTEST", null, null)).path()).hasToString("secret_key");
    }

    @Test
    void silentServiceIsToldAsSuch() {
        server.close();
        AwsUnusable problem = problem(settings());
        assertThat(problem.summary()).isEqualTo("AWS Not Reachable");
        assertThat(problem.detail()).contains("eu-west-1", "endpoint_url");
    }

    @Test
    void regionMustBeGivenAndMustExist() {
        assertThat(problem(settings().region(null)).summary()).isEqualTo("Missing Region");
        AwsUnusable unknown = problem(settings().region("eu-west-9"));
        assertThat(unknown.summary()).isEqualTo("Unknown Region");
        assertThat(unknown.path()).hasToString("region");
        assertThat(unknown.detail()).contains("\"eu-west-9\"", "eu-west-1", "region argument");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void newerRegionIsTakenOnRequest() {
        server.answers(r -> RecordingServer.IDENTITY);
        Aws aws = new Aws(settings().region("eu-west-9").anyRegion().build());
        assertThat(aws.caller().accountId()).isEqualTo("123456789012");
        assertThat(aws.region("eu-west-9").partition()).isEqualTo("aws");
        assertThat(aws.region("cn-north-1").partition()).isEqualTo("aws-cn");
    }
}
