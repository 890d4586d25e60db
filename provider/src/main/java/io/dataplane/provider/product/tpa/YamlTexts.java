package io.dataplane.provider.product.tpa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dataplane.provider.yaml.InvalidYaml;
import io.dataplane.provider.yaml.Yaml;
import io.dataplane.provider.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Arguments that hold a mapping as text: in YAML as the user likes it, in JSON, which is YAML too, as we write it.
final class YamlTexts {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private YamlTexts() {}

    static String write(Map<String, ?> mapping) {
        try {
            return JSON.writeValueAsString(mapping);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The mapping as the text of one argument.
    static YamlNode.Scalar scalar(YamlNode.Mapping mapping) {
        return YamlNode.Scalar.text(write(mapping(mapping)), mapping.mark());
    }

    /// Empty for null, and for text that a rule refuses anyway.
    static Map<String, @Nullable Object> read(@Nullable String text) {
        try {
            return text == null ? Map.of() : mapping(Yaml.parseMapping(text));
        } catch (InvalidYaml e) {
            return Map.of();
        }
    }

    /// Key by key, the first one wins.
    static @Nullable String merged(@Nullable String stronger, @Nullable String weaker) {
        if (stronger == null || weaker == null) {
            return stronger == null ? weaker : stronger;
        }
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(read(weaker));
        merged.putAll(read(stronger));
        return write(merged);
    }

    private static Map<String, @Nullable Object> mapping(YamlNode.Mapping mapping) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> plain.put(key, entry.plain()));
        return plain;
    }
}
