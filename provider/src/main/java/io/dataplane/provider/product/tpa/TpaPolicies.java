package io.dataplane.provider.product.tpa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The policy documents of the instances' role, from the templates beside this class.
final class TpaPolicies {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TpaPolicies() {}

    static String trust(String partition) {
        String service = partition.equals("aws-cn") ? "ec2.amazonaws.com.cn" : "ec2.amazonaws.com";
        return compact(template("instance-trust.json", Map.of("service", service)));
    }

    /// @param statements JSON list of further statements, or null
    static String instance(String partition, String bucket, String cluster, @Nullable String statements) {
        JsonNode policy =
                template("instance-policy.json", Map.of("partition", partition, "bucket", bucket, "cluster", cluster));
        if (statements != null) {
            ((ArrayNode) policy.get("Statement")).addAll((ArrayNode) read(statements));
        }
        return compact(policy);
    }

    /// Whether the text is a JSON list of objects.
    static boolean isStatementList(String text) {
        try {
            JsonNode list = JSON.readTree(text);
            return list.isArray() && list.valueStream().allMatch(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static JsonNode template(String name, Map<String, String> gaps) {
        try (InputStream in = TpaPolicies.class.getResourceAsStream(name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> gap : gaps.entrySet()) {
                text = text.replace("${" + gap.getKey() + "}", gap.getValue());
            }
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }

    private static String compact(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }
}
