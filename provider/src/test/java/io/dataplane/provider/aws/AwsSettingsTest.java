package io.dataplane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataplane.provider.aws.RecordingServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;

/// Every setting is seen where it matters: in what arrives at the service.
class AwsSettingsTest {
    private final RecordingServer server = new RecordingServer();

    @AfterEach
    void end() {
        server.close();
    }

    private SettingsBuilder settings() {
        return new SettingsBuilder().endpoint(server.url());
    }

    private static Endpoints endpoints(AwsSettings settings) {
        return new Endpoints(settings, new SharedFiles(settings));
    }

    private RecordingServer.Request onlyRequest() {
        assertThat(server.requests()).hasSize(1);
        return server.requests().getFirst();
    }

    @Test
    void regionAndKeysSignTheCall() {
        new Aws(settings().keys("AKIDOWN", "s", "session-token").build())
                .region("eu-central-1")
                .ec2()
                .describeVpcs();
        assertThat(onlyRequest().scope()).isEqualTo("eu-central-1/ec2");
        assertThat(onlyRequest().signer()).isEqualTo("AKIDOWN");
        assertThat(onlyRequest().token()).isEqualTo("session-token");
    }

    @Test
    void endpointOfOneServiceBeatsTheCommonOne() {
        try (RecordingServer iam = new RecordingServer()) {
            Aws aws = new Aws(settings().endpoints(Map.of("iam", iam.url())).build());
            aws.region("eu-west-1").iam().listRoles();
            aws.region("eu-west-1").ec2().describeVpcs();
            assertThat(iam.requests()).singleElement().satisfies(r -> assertThat(r.scope())
                    .isEqualTo("us-east-1/iam"));
            assertThat(onlyRequest().action()).isEqualTo("DescribeVpcs");
        }
    }

    @Test
    void endpointVariablesAreHeeded() {
        try (RecordingServer sts = new RecordingServer()) {
            sts.answers(r -> RecordingServer.IDENTITY);
            Aws aws = new Aws(new SettingsBuilder()
                    .variable("AWS_ENDPOINT_URL", server.url())
                    .variable("AWS_ENDPOINT_URL_STS", sts.url())
                    .build());
            aws.region("eu-west-1").ec2().describeVpcs();
            assertThat(aws.caller().accountId()).isEqualTo("123456789012");
            assertThat(onlyRequest().action()).isEqualTo("DescribeVpcs");
            assertThat(sts.requests()).hasSize(1);
        }
    }

    @Test
    void endpointVariablesAreIgnoredOnRequest() {
        AwsSettings settings = new SettingsBuilder()
                .variable("AWS_ENDPOINT_URL", server.url())
                .variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")
                .build();
        assertThat(endpoints(settings).of("ec2")).isNull();
    }

    /// Each line beats those below it: arguments, variables, shared file; in each the one service before all.
    @Test
    void narrowAndNearEndpointsWin(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("config");
        SettingsBuilder settings = new SettingsBuilder().variable("AWS_CONFIG_FILE", file.toString());
        Files.writeString(file, "[default]\nregion = eu-west-1\n");
        assertThat(endpoints(settings.build()).of("ec2")).isNull();
        Files.writeString(file, "[default]\nendpoint_url = http://all.file\n");
        assertThat(endpoints(settings.build()).of("ec2")).hasToString("http://all.file");
        Files.writeString(file, """
                [default]
                endpoint_url = http://all.file
                services = local
                [services local]
                ec2 =
                  endpoint_url = http://ec2.file
                sso_oidc =
                  endpoint_url = http://oidc.file
                """);
        assertThat(endpoints(settings.build()).of("ec2")).hasToString("http://ec2.file");
        assertThat(endpoints(settings.build()).of("ssooidc")).hasToString("http://oidc.file");
        settings.variable("AWS_ENDPOINT_URL", "http://all.variable");
        assertThat(endpoints(settings.build()).of("ec2")).hasToString("http://all.variable");
        settings.variable("AWS_ENDPOINT_URL_EC2", "http://ec2.variable")
                .variable("AWS_ENDPOINT_URL_SSO_OIDC", "http://oidc.variable");
        assertThat(endpoints(settings.build()).of("ec2")).hasToString("http://ec2.variable");
        assertThat(endpoints(settings.build()).of("ssooidc")).hasToString("http://oidc.variable");
        settings.endpoint("http://all.argument");
        assertThat(endpoints(settings.build()).of("ec2")).hasToString("http://all.argument");
        settings.endpoints(Map.of("ec2", "http://ec2.argument"));
        assertThat(endpoints(settings.build()).of("ec2")).hasToString("http://ec2.argument");
        assertThat(endpoints(settings.build()).of("iam")).hasToString("http://all.argument");
    }

    @Test
    void endpointsOfFilesAreIgnoredOnRequest(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("config");
        Files.writeString(file, "[default]\nendpoint_url = http://all.file\nignore_configured_endpoint_urls = true\n");
        AwsSettings settings = new SettingsBuilder()
                .variable("AWS_CONFIG_FILE", file.toString())
                .build();
        assertThat(endpoints(settings).of("ec2")).isNull();
    }

    @Test
    void everyServiceHasItsEndpoint() {
        for (String service : List.of("ec2", "iam", "s3", "sso", "ssooidc", "sts")) {
            AwsSettings settings = new SettingsBuilder()
                    .endpoints(Map.of(service, "http://own.argument"))
                    .build();
            assertThat(endpoints(settings).of(service)).hasToString("http://own.argument");
        }
    }

    @Test
    void profileSaysHowOftenAndVariableAndArgumentSayItLouder(@TempDir Path folder) throws IOException {
        server.answers(r -> Answer.error(503, "Unavailable"));
        Path file = folder.resolve("config");
        Files.writeString(file, "[default]\nmax_attempts = 2\nretry_mode = adaptive\n");
        SettingsBuilder settings = settings().variable("AWS_CONFIG_FILE", file.toString());
        assertThat(attempts(settings)).isEqualTo(2);
        assertThat(attempts(settings.variable("AWS_MAX_ATTEMPTS", "3"))).isEqualTo(3);
        assertThat(attempts(settings.retries(0, null))).isEqualTo(1);
    }

    private int attempts(SettingsBuilder settings) {
        int before = server.requests().size();
        Aws aws = new Aws(settings.build());
        assertThatThrownBy(() -> aws.region("eu-west-1").ec2().describeVpcs()).isInstanceOf(SdkException.class);
        return server.requests().size() - before;
    }

    @Test
    void regionComesFromArgumentThenVariableThenProfile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("config");
        Files.writeString(file, "[default]\nregion = ap-south-1\n");
        SettingsBuilder settings = settings().region(null).variable("AWS_CONFIG_FILE", file.toString());
        assertThat(new Aws(settings.build()).defaultRegion()).isEqualTo("ap-south-1");
        settings.variable("AWS_DEFAULT_REGION", "us-west-1");
        assertThat(new Aws(settings.build()).defaultRegion()).isEqualTo("us-west-1");
        settings.variable("AWS_REGION", "us-west-2");
        assertThat(new Aws(settings.build()).defaultRegion()).isEqualTo("us-west-2");
        settings.region("eu-north-1");
        assertThat(new Aws(settings.build()).defaultRegion()).isEqualTo("eu-north-1");
    }

    @Test
    void keysComeFromArgumentThenVariableThenProfile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("credentials");
        Files.writeString(file, "[default]\naws_access_key_id = AKIDFILE\naws_secret_access_key = x\n");
        SettingsBuilder settings = settings().withoutKeys().variable("AWS_SHARED_CREDENTIALS_FILE", file.toString());
        SettingsBuilder louder = settings()
                .withoutKeys()
                .variable("AWS_SHARED_CREDENTIALS_FILE", file.toString())
                .variable("AWS_ACCESS_KEY_ID", "AKIDENV")
                .variable("AWS_SECRET_ACCESS_KEY", "x");
        for (AwsSettings each : List.of(
                settings.build(),
                louder.build(),
                louder.keys("AKIDOWN", "x", null).build())) {
            new Aws(each).region("eu-west-1").ec2().describeVpcs();
        }
        assertThat(server.requests())
                .extracting(RecordingServer.Request::signer)
                .containsExactly("AKIDFILE", "AKIDENV", "AKIDOWN");
    }

    @Test
    void readsAreRepeatedAsOftenAsSet() {
        AtomicInteger calls = new AtomicInteger();
        server.answers(r -> calls.incrementAndGet() < 3 ? Answer.error(503, "Unavailable") : new Answer(200, "<a/>"));
        new Aws(settings().retries(2, "standard").build())
                .region("eu-west-1")
                .ec2()
                .describeVpcs();
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void readsAreNotRepeatedWithZeroRetries() {
        server.answers(r -> Answer.error(503, "Unavailable"));
        Aws aws = new Aws(settings().retries(0, "adaptive").build());
        assertThatThrownBy(() -> aws.region("eu-west-1").ec2().describeVpcs()).isInstanceOf(SdkException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void attemptsVariableCountsTheFirstCallToo() {
        server.answers(r -> Answer.error(503, "Unavailable"));
        Aws aws = new Aws(settings().variable("AWS_MAX_ATTEMPTS", "2").build());
        assertThatThrownBy(() -> aws.region("eu-west-1").ec2().describeVpcs()).isInstanceOf(SdkException.class);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void writesAreNeverRepeated() {
        server.answers(r -> Answer.error(503, "Unavailable"));
        AwsRegion region = new Aws(settings().retries(5, null).build()).region("eu-west-1");
        assertThatThrownBy(() -> region.ec2Writes().createVpc(v -> v.cidrBlock("10.0.0.0/16")))
                .isInstanceOf(SdkException.class);
        assertThatThrownBy(
                        () -> region.iamWrites().createRole(r -> r.roleName("a").assumeRolePolicyDocument("{}")))
                .isInstanceOf(SdkException.class);
        assertThatThrownBy(() -> region.s3Writes().createBucket(b -> b.bucket("abc")))
                .isInstanceOf(SdkException.class);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void writesAreNotRepeatedWhenTheConnectionBreaks() {
        AwsRegion region = new Aws(settings().build()).region("eu-west-1");
        region.ec2Writes().createVpc(v -> v.cidrBlock("10.0.0.0/16"));
        server.answers(r -> Answer.CUT);
        assertThatThrownBy(() -> region.ec2Writes().createVpc(v -> v.cidrBlock("10.1.0.0/16")))
                .isInstanceOf(SdkException.class);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void retryModeVariableMustBeKnown() {
        Aws aws = new Aws(settings().variable("AWS_RETRY_MODE", "often").build());
        assertThatThrownBy(() -> aws.region("eu-west-1").ec2())
                .isInstanceOf(AwsUnusable.class)
                .hasMessageContaining("AWS_RETRY_MODE");
    }

    @Test
    void environmentGivesKeysAndRegion() {
        Aws aws = new Aws(settings()
                .region(null)
                .keys(null, null, null)
                .variable("AWS_REGION", "us-west-2")
                .variable("AWS_ACCESS_KEY_ID", "AKIDENV")
                .variable("AWS_SECRET_ACCESS_KEY", "x")
                .variable("AWS_SESSION_TOKEN", "tok")
                .build());
        aws.region(aws.defaultRegion()).ec2().describeVpcs();
        assertThat(onlyRequest().scope()).isEqualTo("us-west-2/ec2");
        assertThat(onlyRequest().signer()).isEqualTo("AKIDENV");
        assertThat(onlyRequest().token()).isEqualTo("tok");
    }

    @Test
    void profileGivesKeysAndRegionAndBeatsTheVariables(@TempDir Path folder) throws IOException {
        Path configuration = folder.resolve("config");
        Files.writeString(configuration, "[profile work]\nregion = ap-south-1\n");
        Path credentials = folder.resolve("credentials");
        Files.writeString(credentials, "[work]\naws_access_key_id = AKIDWORK\naws_secret_access_key = x\n");
        Aws aws = new Aws(settings()
                .region(null)
                .keys(null, null, null)
                .profile("work")
                .files(List.of(configuration.toString()), List.of(credentials.toString()))
                .variable("AWS_ACCESS_KEY_ID", "AKIDENV")
                .variable("AWS_SECRET_ACCESS_KEY", "x")
                .build());
        aws.region(aws.defaultRegion()).ec2().describeVpcs();
        assertThat(onlyRequest().scope()).isEqualTo("ap-south-1/ec2");
        assertThat(onlyRequest().signer()).isEqualTo("AKIDWORK");
    }

    @Test
    void sharedFilesAreFoundInTheHomeFolder(@TempDir Path home) throws IOException {
        Files.createDirectory(home.resolve(".aws"));
        Files.writeString(
                home.resolve(".aws/credentials"),
                "[default]\naws_access_key_id = AKIDHOME\naws_secret_access_key = x\n");
        Aws aws = new Aws(settings()
                .keys(null, null, null)
                .variable("HOME", home.toString())
                .build());
        aws.region("eu-west-1").ec2().describeVpcs();
        assertThat(onlyRequest().signer()).isEqualTo("AKIDHOME");
    }

    @Test
    void missingProfileAndFileAreToldAtTheirAttribute() {
        assertThatThrownBy(() -> new Aws(settings()
                                .keys(null, null, null)
                                .profile("nobody")
                                .build())
                        .region("eu-west-1")
                        .ec2())
                .isInstanceOfSatisfying(
                        AwsUnusable.class, e -> assertThat(e.path()).hasToString("profile"))
                .hasMessageContaining("nobody");
        assertThatThrownBy(() -> new Aws(settings()
                        .region(null)
                        .files(List.of("/no/such/file"), List.of())
                        .build()))
                .isInstanceOfSatisfying(
                        AwsUnusable.class, e -> assertThat(e.path()).hasToString("shared_config_files[0]"));
    }

    @Test
    void bucketsAreAddressedByPathWithAnEndpointOfOnesOwn() {
        server.answers(r -> new Answer(200, ""));
        new Aws(settings().build()).region("eu-west-1").s3Writes().createBucket(b -> b.bucket("abc"));
        assertThat(onlyRequest().path()).isEqualTo("/abc");
        assertThat(endpoints(settings().pathStyle(false).build()).pathStyle()).isFalse();
        assertThat(endpoints(new SettingsBuilder().build()).pathStyle()).isFalse();
        assertThat(endpoints(new SettingsBuilder().pathStyle(true).build()).pathStyle())
                .isTrue();
    }

    @Test
    void invalidEndpointIsToldAtItsAttribute() {
        Aws aws = new Aws(new SettingsBuilder()
                .endpoints(Map.of("ec2", "ec2.example.com"))
                .build());
        assertThatThrownBy(() -> aws.region("eu-west-1").ec2())
                .isInstanceOfSatisfying(
                        AwsUnusable.class, e -> assertThat(e.path()).hasToString("endpoints[0].ec2"));
    }

    @Test
    void defaultTagsAreHandedOn() {
        assertThat(new Aws(settings().defaultTags(Map.of("Team", "data")).build()).defaultTags())
                .containsExactly(Map.entry("Team", "data"));
    }

    @Test
    void clientsAreMadeOnce() {
        AwsRegion region = new Aws(settings().build()).region("eu-west-1");
        assertThat(region.ec2()).isSameAs(region.ec2()).isNotSameAs(region.ec2Writes());
    }

    @Test
    void settingsNeverPrintSecrets() {
        AwsSettings settings =
                settings().keys("AKIDTEST", "very-secret-key", "secret-token").build();
        assertThat(settings.toString()).doesNotContain("very-secret-key", "secret-token", "AKIDTEST");
    }
}
