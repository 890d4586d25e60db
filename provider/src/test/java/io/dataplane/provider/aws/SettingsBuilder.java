package io.dataplane.provider.aws;

import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.bind.Binder;
import io.dataplane.schema.bind.Bound;
import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Settings of a test, by the names that users write: region and keys given, the rest as set.
final class SettingsBuilder {
    private static final BlockSchema BLOCK =
            SchemaOf.record(AwsArguments.class, 0, "").block();
    private static final Binder<AwsArguments> BINDER = Binder.of(AwsArguments.class);

    private final Map<String, Value> arguments = new TreeMap<>();
    private final Map<String, String> environment = new HashMap<>(Map.of("AWS_EC2_METADATA_DISABLED", "true"));
    private List<RoleArguments> roles = List.of();

    SettingsBuilder() {
        empty(BLOCK, arguments);
        region("eu-west-1");
        keys("AKIDTEST", "very-secret-key", null);
    }

    private static void empty(BlockSchema schema, Map<String, Value> into) {
        schema.attributes().forEach(attribute -> into.put(attribute.name(), Values.NULL));
        schema.blocks().forEach(block -> into.put(block.name(), new Value.Sequence(List.of())));
    }

    private static Value text(@Nullable String text) {
        return text == null ? Values.NULL : Values.of(text);
    }

    static Value texts(String... texts) {
        return new Value.Sequence(
                Arrays.stream(texts).map(SettingsBuilder::text).toList());
    }

    static Value set(String... texts) {
        return new Value.SetValue(
                Arrays.stream(texts).map(SettingsBuilder::text).toList());
    }

    static Value map(Map<String, String> texts) {
        Map<String, Value> values = new TreeMap<>();
        texts.forEach((key, value) -> values.put(key, text(value)));
        return new Value.MapValue(new TreeMap<>(values));
    }

    /// Any argument, as a configuration gives it.
    SettingsBuilder argument(String name, Value value) {
        if (!arguments.containsKey(name)) {
            throw new IllegalArgumentException("no argument " + name);
        }
        arguments.put(name, value);
        return this;
    }

    SettingsBuilder argument(String name, @Nullable String value) {
        return argument(name, text(value));
    }

    SettingsBuilder on(String name) {
        return argument(name, Values.of(true));
    }

    /// A block that stands once; what is not named in it is null.
    SettingsBuilder block(String name, Map<String, Value> content) {
        Map<String, Value> all = new TreeMap<>();
        BLOCK.blocks().stream().filter(block -> block.name().equals(name)).forEach(block -> empty(block.block(), all));
        all.putAll(content);
        return argument(name, new Value.Sequence(List.of(new Value.ObjectValue(all))));
    }

    SettingsBuilder region(@Nullable String value) {
        return argument("region", text(value));
    }

    SettingsBuilder profile(String value) {
        return argument("profile", value);
    }

    SettingsBuilder withoutKeys() {
        return keys(null, null, null);
    }

    SettingsBuilder keys(@Nullable String id, @Nullable String secret, @Nullable String session) {
        return argument("access_key", text(id))
                .argument("secret_key", text(secret))
                .argument("token", text(session));
    }

    SettingsBuilder files(List<String> configuration, List<String> credentials) {
        return argument("shared_config_files", texts(configuration.toArray(String[]::new)))
                .argument("shared_credentials_files", texts(credentials.toArray(String[]::new)));
    }

    SettingsBuilder roles(RoleArguments... chain) {
        roles = List.of(chain);
        return this;
    }

    SettingsBuilder endpoint(String url) {
        return argument("endpoint_url", url);
    }

    SettingsBuilder endpoints(Map<String, String> byService) {
        Map<String, Value> urls = new TreeMap<>();
        byService.forEach((service, url) -> urls.put(service, text(url)));
        return block("endpoints", urls);
    }

    SettingsBuilder retries(@Nullable Integer most, @Nullable String mode) {
        return argument("max_retries", most == null ? Values.NULL : Values.of(most))
                .argument("retry_mode", text(mode));
    }

    SettingsBuilder pathStyle(boolean value) {
        return argument("s3_use_path_style", Values.of(value));
    }

    SettingsBuilder anyRegion() {
        return on("skip_region_validation");
    }

    SettingsBuilder stsRegion(String value) {
        return argument("sts_region", value);
    }

    SettingsBuilder defaultTags(Map<String, String> tags) {
        return block("default_tags", Map.of("tags", map(tags)));
    }

    SettingsBuilder variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    AwsSettings build() {
        if (!(BINDER.bind(new Value.ObjectValue(arguments)) instanceof Bound.Known<AwsArguments>(AwsArguments bound))) {
            throw new IllegalStateException("not all arguments are known");
        }
        return new AwsSettings(
                new AwsArguments(
                        bound.region(),
                        bound.keys(),
                        roles,
                        bound.assumeRoleWithWebIdentity(),
                        bound.addresses(),
                        bound.connection(),
                        bound.account(),
                        bound.tags()),
                environment);
    }
}
