package io.dataplane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dataplane.provider.aws.RecordingServer.Answer;
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

    private static RoleArguments role(String name) {
        return new RoleArguments(
                "arn:aws:iam::123456789012:role/" + name, null, null, null, null, null, null, null, null);
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
        server.answers(RecordingServer::sts);
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
        server.answers(RecordingServer::sts);
        RoleArguments role = new RoleArguments(
                "arn:aws:iam::123456789012:role/All",
                "session",
                "external",
                "30m",
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
        server.answers(r ->
                r.parameter("RoleArn").endsWith("Second") ? Answer.error(403, "AccessDenied") : RecordingServer.sts(r));
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

    @Test
    void wrongAccountIsRefusedAndNamed() {
        server.answers(r -> RecordingServer.IDENTITY);
        AwsUnusable problem = problem(settings().argument("allowed_account_ids", SettingsBuilder.set("999999999999")));
        assertThat(problem.summary()).isEqualTo("Wrong AWS Account");
        assertThat(problem.path()).hasToString("allowed_account_ids");
        assertThat(problem.detail()).contains("123456789012", "user/ann", "Use credentials or a profile");
        problem = problem(settings().argument("forbidden_account_ids", SettingsBuilder.set("123456789012")));
        assertThat(problem.path()).hasToString("forbidden_account_ids");
        assertThat(problem.detail()).contains("123456789012", "user/ann");
    }

    @Test
    void accountIsAskedForItsListsEvenWithoutValidation() {
        server.answers(r -> RecordingServer.IDENTITY);
        Aws aws = new Aws(settings()
                .on("skip_credentials_validation")
                .argument("allowed_account_ids", SettingsBuilder.set("999999999999"))
                .build());
        assertThatThrownBy(aws::verify).isInstanceOf(AwsUnusable.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void rightAccountIsAccepted() {
        server.answers(r -> RecordingServer.IDENTITY);
        new Aws(settings()
                        .argument("allowed_account_ids", SettingsBuilder.set("123456789012"))
                        .build())
                .verify();
        new Aws(settings()
                        .argument("forbidden_account_ids", SettingsBuilder.set("999999999999"))
                        .build())
                .verify();
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void nothingIsAskedWhenNobodyWantsToKnow() {
        new Aws(settings().on("skip_credentials_validation").build()).verify();
        Aws aws = new Aws(
                settings().on("skip_requesting_account_id").roles(role("Admin")).build());
        aws.verify();
        assertThat(aws.caller())
                .isEqualTo(new Caller("123456789012", "arn:aws:iam::123456789012:role/Admin", "", "aws"));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void accountIsAskedWhereNoRoleTellsIt() {
        server.answers(r -> RecordingServer.IDENTITY);
        Aws aws = new Aws(settings()
                .on("skip_requesting_account_id")
                .on("skip_credentials_validation")
                .build());
        aws.verify();
        assertThat(server.requests()).isEmpty();
        assertThat(aws.caller().accountId()).isEqualTo("123456789012");
    }

    @Test
    void halfAKeyInTheEnvironmentIsTold() {
        AwsUnusable problem = problem(settings().withoutKeys().variable("AWS_ACCESS_KEY_ID", "AKIDENV"));
        assertThat(problem.summary()).isEqualTo("Incomplete Credentials");
        assertThat(problem.detail()).contains("AWS_SECRET_ACCESS_KEY");
    }

    @Test
    void instanceMetadataIsLeftAloneOnRequest() {
        try (RecordingServer metadata = new RecordingServer()) {
            AwsUnusable problem = problem(settings()
                    .withoutKeys()
                    .on("skip_metadata_api_check")
                    .variable("AWS_EC2_METADATA_DISABLED", "false")
                    .variable("AWS_EC2_METADATA_SERVICE_ENDPOINT", metadata.url()));
            assertThat(problem.summary()).isEqualTo("Missing AWS Credentials");
            assertThat(metadata.requests()).isEmpty();
        }
    }
}
