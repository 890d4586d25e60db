package io.dataplane.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.aws.Aws;
import io.dataplane.provider.aws.AwsSettings;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.dispatch.Registry;
import io.dataplane.schema.dispatch.ValidateProvider;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DataplaneProviderTest {
    private static final Map<String, String> KEYS =
            Map.of("AWS_ACCESS_KEY_ID", "a", "AWS_SECRET_ACCESS_KEY", "b", "AWS_EC2_METADATA_DISABLED", "true");

    private static final ProviderModel EMPTY = new ProviderModel(
            null, null, null, null, null, null, null, List.of(), null, null, null, null, null, null, null, null, null);

    private static List<Diagnostic> validate(Map<String, Value> set) {
        Registry registry = new Registry(new DataplaneProvider("tpa", KEYS));
        Map<String, Value> config = new TreeMap<>();
        registry.providerSchema().block().attributes().forEach(a -> config.put(a.name(), Values.NULL));
        registry.providerSchema().block().blocks().forEach(b -> config.put(b.name(), new Value.Sequence(List.of())));
        config.putAll(set);
        return new ValidateProvider(registry).run(new Value.ObjectValue(config));
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
        aws.configure(ProviderSettings.of(withoutCheck(), KEYS));
        assertThat(aws.open(new Diagnostics()).map(Aws::defaultRegion)).contains("eu-west-1");
    }

    private static ProviderModel withoutCheck() {
        return new ProviderModel(
                "eu-west-1",
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                true,
                null,
                null);
    }

    @Test
    void wrongConfigurationNeverReachesAws() {
        Diagnostics diagnostics = new Diagnostics();
        DataplaneProvider provider = new DataplaneProvider("dataplane", KEYS);
        provider.configure(
                new ProviderModel(
                        "eu-west-9",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                "1.11.4",
                diagnostics);
        assertThat(diagnostics.list()).singleElement().satisfies(d -> assertThat(d.detail())
                .contains("eu-west-9"));
    }

    @Test
    void modelNeverPrintsSecrets() {
        ProviderModel model = new ProviderModel(
                "eu-west-1",
                null,
                "AKID",
                "very-secret",
                "session",
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        assertThat(model.toString()).doesNotContain("very-secret", "session", "AKID");
        assertThat(EMPTY.toString()).contains("region");
    }
}
