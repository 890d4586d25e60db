package io.dataplane.proto.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dataplane.schema.value.AttributePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON document as maps, lists, strings, booleans, null and exact decimal numbers.
final class Json {
    static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    static @Nullable Object parse(byte[] text, AttributePath path) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return document(parser, path);
        } catch (IOException e) {
            throw notJson(path);
        }
    }

    static @Nullable Object parse(String text, AttributePath path) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return document(parser, path);
        } catch (IOException e) {
            throw notJson(path);
        }
    }

    /// Without the parser's message: it quotes the text, which may hold a secret.
    private static CodecException notJson(AttributePath path) {
        return new CodecException(path, "is not valid JSON");
    }

    private static @Nullable Object document(JsonParser parser, AttributePath path) throws IOException {
        parser.nextToken();
        Object value = value(parser, path, 0);
        if (parser.nextToken() != null) {
            throw notJson(path);
        }
        return value;
    }

    private static @Nullable Object value(JsonParser parser, AttributePath path, int depth) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw notJson(path);
        }
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Limits.number(parser.getText(), path);
            case START_ARRAY -> array(parser, path, Limits.deeper(depth, path));
            case START_OBJECT -> object(parser, path, Limits.deeper(depth, path));
            default -> throw notJson(path);
        };
    }

    private static List<@Nullable Object> array(JsonParser parser, AttributePath path, int depth) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser, path, depth));
        }
        return elements;
    }

    private static Map<String, @Nullable Object> object(JsonParser parser, AttributePath path, int depth)
            throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser, path, depth));
        }
        return members;
    }
}
