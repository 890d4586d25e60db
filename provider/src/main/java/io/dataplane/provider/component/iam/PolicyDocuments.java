package io.dataplane.provider.component.iam;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Policy documents, which are the same when they mean the same: IAM gives them back with other spaces and escapes.
final class PolicyDocuments {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PolicyDocuments() {}

    static String decode(@Nullable String document) {
        return document == null ? "" : URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    static boolean same(String one, String other) {
        try {
            return canonical(JSON.readTree(one)).equals(canonical(JSON.readTree(other)));
        } catch (JacksonException e) {
            return false;
        }
    }

    /// A list of one is the same as the one.
    private static JsonNode canonical(JsonNode node) {
        if (node instanceof ArrayNode array && array.size() == 1) {
            return canonical(array.get(0));
        }
        if (node instanceof ArrayNode array) {
            ArrayNode result = JSON.createArrayNode();
            array.forEach(element -> result.add(canonical(element)));
            return result;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode result = JSON.createObjectNode();
            object.properties().forEach(field -> result.set(field.getKey(), canonical(field.getValue())));
            return result;
        }
        return node;
    }
}
