package io.dataplane.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.aws.Aws;
import io.dataplane.provider.aws.AwsSettings;
import io.dataplane.provider.aws.RoleArguments;
import io.dataplane.provider.aws.TagArguments;
import io.dataplane.provider.aws.WebIdentityArguments;
import io.dataplane.provider.product.altinity.AltinityArguments;
import io.dataplane.provider.product.altinity.AltinitySettings;
import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.bind.Binder;
import io.dataplane.schema.bind.Bound;
import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.dispatch.ConfigureProvider;
import io.dataplane.schema.dispatch.Registry;
import io.dataplane.schema.dispatch.ValidateProvider;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DataplaneProviderTest {
    private static final Map<String, String> KEYS =
            Map.of("AWS_ACCESS_KEY_ID", "a", "AWS_SECRET_ACCESS_KEY", "b", "AWS_EC2_METADATA_DISABLED", "true");

    private static Value.ObjectValue config(Map<String, Value> set) {
        BlockSchema schema = SchemaOf.record(ProviderModel.class, 0, "").block();
        Map<String, Value> config = new TreeMap<>();
        schema.attributes().forEach(a -> config.put(a.name(), Values.NULL));
        schema.blocks().forEach(b -> config.put(b.name(), new Value.Sequence(List.of())));
        config.putAll(set);
        return new Value.ObjectValue(config);
    }

    private static Value block(Class<? extends Record> model, Map<String, Value> set) {
        Map<String, Value> content = new TreeMap<>();
        SchemaOf.record(model, 0, "").block().attributes().forEach(a -> content.put(a.name(), Values.NULL));
        content.putAll(set);
        return new Value.Sequence(List.of(new Value.ObjectValue(content)));
    }

    private static ProviderModel model(Map<String, Value> set) {
        return switch (Binder.of(ProviderModel.class).bind(config(set))) {
            case Bound.Known<ProviderModel>(ProviderModel model) -> model;
            case Bound.PartlyUnknown<ProviderModel> unknown -> throw new AssertionError(unknown);
        };
    }

    private static List<Diagnostic> validate(Map<String, Value> set) {
        return new ValidateProvider(new Registry(new DataplaneProvider("tpa", KEYS))).run(config(set));
    }

    @Test
    void emptyBlockIsFine() {
        assertThat(validate(Map.of())).isEmpty();
    }

    @Test
    void mistakesAreToldTogetherEachAtItsAttribute() {
        assertThat(validate(Map.of(
                        "region", Values.of("eu-west-9"),
                        "access_key", Values.of("AKID"),
                        "endpoint_url", Values.of("ec2.example.com"),
                        "retry_mode", Values.of("often"))))
                .extracting(d -> d.path().toString())
                .containsExactlyInAnyOrder("region", "secret_key", "endpoint_url", "retry_mode");
    }

    @Test
    void unknownConfigurationIsToldOnlyWhenAwsIsNeeded() {
        ConfiguredAws aws = new ConfiguredAws();
        aws.configure(null);
        assertThat(aws.isKnown()).isFalse();
        Diagnostics diagnostics = new Diagnostics();
        assertThat(aws.open(diagnostics)).isEmpty();
        assertThat(diagnostics.list())
                .extracting(Diagnostic::summary)
                .containsExactly("Provider Configuration Not Known");
    }

    @Test
    void unusableConfigurationIsExplainedOnceToEveryCaller() {
        ConfiguredAws aws = new ConfiguredAws();
        aws.configure(AwsSettings.of(Map.of("AWS_REGION", "eu-west-9")));
        Diagnostics first = new Diagnostics();
        Diagnostics second = new Diagnostics();
        assertThat(aws.open(first)).isEmpty();
        assertThat(aws.open(second)).isEmpty();
        assertThat(first.list()).hasSize(1).isEqualTo(second.list());
    }

    @Test
    void newConfigurationReplacesTheSession() {
        ConfiguredAws aws = new ConfiguredAws();
        aws.configure(AwsSettings.of(Map.of("AWS_REGION", "eu-west-9")));
        assertThat(aws.open(new Diagnostics())).isEmpty();
        aws.configure(new AwsSettings(withoutCheck().aws(), KEYS));
        assertThat(aws.open(new Diagnostics()).map(Aws::defaultRegion)).contains("eu-west-1");
    }

    private static ProviderModel withoutCheck() {
        return model(Map.of("region", Values.of("eu-west-1"), "skip_credentials_validation", Values.of(true)));
    }

    @Test
    void wrongConfigurationNeverReachesAws() {
        Diagnostics diagnostics = new Diagnostics();
        DataplaneProvider provider = new DataplaneProvider("dataplane", KEYS);
        provider.configure(model(Map.of("region", Values.of("eu-west-9"))), "1.11.4", diagnostics);
        assertThat(diagnostics.list()).singleElement().satisfies(d -> assertThat(d.detail())
                .contains("eu-west-9"));
        assertThat(provider.altinity()).isEmpty();
    }

    /// Each rule across attributes: what is set, where it is told, and what the message names.
    static List<Arguments> mistakes() {
        Value yes = Values.of(true);
        Value ids = new Value.SetValue(List.of(Values.of("123456789012")));
        Value brief = Values.of("5m");
        Value role = Values.of("arn:aws:iam::123456789012:role/A");
        return List.of(
                Arguments.of(Map.of("secret_key", Values.of("s")), "access_key", "access_key and secret_key"),
                Arguments.of(Map.of("token", Values.of("t")), "token", "access_key"),
                Arguments.of(Map.of("region", Values.of("")), "region", "leave it out"),
                Arguments.of(Map.of("profile", Values.of(" ")), "profile", "leave it out"),
                Arguments.of(Map.of("sts_region", Values.of("eu-west-9")), "sts_region", "skip_region_validation"),
                Arguments.of(
                        Map.of("shared_config_files", new Value.Sequence(List.of(Values.of("")))),
                        "shared_config_files[0]",
                        "leave it out"),
                Arguments.of(
                        Map.of("assume_role", block(RoleArguments.class, Map.of("role_arn", role, "duration", brief))),
                        "assume_role[0].duration",
                        "12h"),
                Arguments.of(
                        Map.of(
                                "assume_role_with_web_identity",
                                block(WebIdentityArguments.class, Map.of("role_arn", role, "duration", brief))),
                        "assume_role_with_web_identity[0].duration",
                        "12h"),
                Arguments.of(
                        Map.of(
                                "assume_role_with_web_identity",
                                block(
                                        WebIdentityArguments.class,
                                        Map.of(
                                                "role_arn", role,
                                                "web_identity_token", Values.of("a"),
                                                "web_identity_token_file", Values.of("b")))),
                        "assume_role_with_web_identity[0].web_identity_token_file",
                        "Remove one"),
                Arguments.of(
                        Map.of(
                                "access_key", Values.of("AKID"),
                                "secret_key", Values.of("s"),
                                "assume_role_with_web_identity", block(WebIdentityArguments.class, Map.of())),
                        "access_key",
                        "never be used"),
                Arguments.of(
                        Map.of("endpoint_url", Values.of("http://localhost"), "use_fips_endpoint", yes),
                        "use_fips_endpoint",
                        "endpoint_url"),
                Arguments.of(
                        Map.of("endpoint_url", Values.of("http://localhost"), "use_dualstack_endpoint", yes),
                        "use_dualstack_endpoint",
                        "endpoint_url"),
                Arguments.of(
                        Map.of("insecure", yes, "custom_ca_bundle", Values.of("ca.pem")),
                        "insecure",
                        "custom_ca_bundle"),
                Arguments.of(
                        Map.of("http_proxy", Values.of("socks://user:hunter2@proxy")), "http_proxy", "http://proxy"),
                Arguments.of(Map.of("https_proxy", Values.of("http://")), "https_proxy", "http://proxy"),
                Arguments.of(
                        Map.of("allowed_account_ids", ids, "forbidden_account_ids", ids),
                        "forbidden_account_ids",
                        "Remove one"),
                Arguments.of(
                        Map.of("allowed_account_ids", ids, "skip_requesting_account_id", yes),
                        "skip_requesting_account_id",
                        "allowed_account_ids"),
                Arguments.of(
                        Map.of("allowed_account_ids", new Value.SetValue(List.of(Values.of("12345")))),
                        "allowed_account_ids",
                        "12 digits"),
                Arguments.of(
                        Map.of(
                                "ignore_tags",
                                block(
                                        TagArguments.IgnoreTags.class,
                                        Map.of("keys", new Value.SetValue(List.of(Values.of("dataplane:owner")))))),
                        "ignore_tags[0].keys",
                        "cannot be ignored"),
                Arguments.of(
                        Map.of("altinity", block(AltinityArguments.class, Map.of("ca_crt", Values.of("no pem")))),
                        "altinity[0].ca_crt",
                        "file("),
                Arguments.of(
                        Map.of("altinity", block(AltinityArguments.class, Map.of("api_url", Values.of("anywhere")))),
                        "altinity[0].api_url",
                        "https://"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeIsToldAtItsAttributeWithoutSecrets(Map<String, Value> set, String path, String words) {
        assertThat(validate(set)).singleElement().satisfies(told -> {
            assertThat(told.path().toString()).startsWith(path);
            assertThat(told.detail()).contains(words).doesNotContain("hunter2");
        });
    }

    @Test
    void unknownSettingsWaitForApply() {
        List<Diagnostic> told = validate(Map.of(
                "region",
                Values.UNKNOWN,
                "access_key",
                Values.of("AKID"),
                "endpoint_url",
                Values.of("http://localhost"),
                "use_fips_endpoint",
                Values.UNKNOWN));
        assertThat(told).isEmpty();
        DataplaneProvider provider = new DataplaneProvider("dataplane", KEYS);
        List<Diagnostic> configured =
                new ConfigureProvider(new Registry(provider)).run(config(Map.of("region", Values.UNKNOWN)), "1.11.4");
        assertThat(configured).isEmpty();
        assertThat(provider.altinity()).isEmpty();
    }

    @Test
    void altinityBlockBeatsTheEnvironmentAndThatTheDefaults() {
        Map<String, String> environment = Map.of(
                "ALTINITYCLOUD_API_URL", "https://anywhere.example.com/",
                "ALTINITYCLOUD_API_TOKEN", "variable-token",
                "DATAPLANE_ALTINITY_POLL_INTERVAL", "200ms");
        AltinityArguments block = new AltinityArguments("https://other.example.com", "block-token", null, "2s");
        assertThat(AltinitySettings.of(block, environment))
                .isEqualTo(
                        new AltinitySettings("https://other.example.com", "block-token", null, Duration.ofSeconds(2)));
        assertThat(AltinitySettings.of(null, environment))
                .isEqualTo(new AltinitySettings(
                        "https://anywhere.example.com", "variable-token", null, Duration.ofMillis(200)));
        assertThat(AltinitySettings.of(null, Map.of()))
                .isEqualTo(new AltinitySettings("https://anywhere.altinity.cloud", null, null, Duration.ofSeconds(30)));
    }

    @Test
    void altinitySettingsReachTheProvider() {
        DataplaneProvider provider = new DataplaneProvider("altinity", KEYS);
        Value block = block(AltinityArguments.class, Map.of("api_token", Values.of("block-token")));
        provider.configure(model(Map.of("altinity", block)), "1.11.4", new Diagnostics());
        assertThat(provider.altinity().map(AltinitySettings::apiToken)).contains("block-token");
    }

    @Test
    void modelNeverPrintsSecrets() {
        ProviderModel model = model(Map.of(
                "access_key", Values.of("AKIDTEST"),
                "secret_key", Values.of("hunter2"),
                "token", Values.of("hunter2"),
                "http_proxy", Values.of("http://user:hunter2@proxy"),
                "assume_role_with_web_identity",
                        block(WebIdentityArguments.class, Map.of("web_identity_token", Values.of("hunter2"))),
                "altinity", block(AltinityArguments.class, Map.of("api_token", Values.of("hunter2")))));
        assertThat(model.toString()).contains("region").doesNotContain("hunter2", "AKIDTEST");
        assertThat(List.of(
                                model.aws().keys(),
                                model.aws().connection(),
                                String.valueOf(model.aws().assumeRoleWithWebIdentity()),
                                AltinitySettings.of(model.altinity(), Map.of()),
                                new AwsSettings(model.aws(), Map.of("AWS_SECRET_ACCESS_KEY", "hunter2")))
                        .toString())
                .doesNotContain("hunter2", "AKIDTEST");
    }
}
