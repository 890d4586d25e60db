package io.dataplane.proto.codec;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Type.Dynamic;
import io.dataplane.schema.value.Type.ListOf;
import io.dataplane.schema.value.Type.MapOf;
import io.dataplane.schema.value.Type.ObjectOf;
import io.dataplane.schema.value.Type.Primitive;
import io.dataplane.schema.value.Type.SetOf;
import io.dataplane.schema.value.Type.TupleOf;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Type constraints as JSON, compact: `["map","string"]`.
public final class TypeCodec {
    private TypeCodec() {}

    public static String toJson(Type type) {
        return switch (type) {
            case Primitive primitive -> '"' + primitive.name().toLowerCase(Locale.ROOT) + '"';
            case Dynamic _ -> "\"dynamic\"";
            case ListOf(Type element) -> "[\"list\"," + toJson(element) + "]";
            case SetOf(Type element) -> "[\"set\"," + toJson(element) + "]";
            case MapOf(Type element) -> "[\"map\"," + toJson(element) + "]";
            case TupleOf(List<Type> elements) ->
                elements.stream().map(TypeCodec::toJson).collect(Collectors.joining(",", "[\"tuple\",[", "]]"));
            case ObjectOf(SortedMap<String, Type> attributes) ->
                attributes.entrySet().stream()
                        .map(e -> quote(e.getKey()) + ':' + toJson(e.getValue()))
                        .collect(Collectors.joining(",", "[\"object\",{", "}]"));
        };
    }

    public static Type fromJson(String json) {
        return fromJson(json, AttributePath.ROOT);
    }

    static Type fromJson(String json, AttributePath path) {
        return type(Json.parse(json, path), path);
    }

    static Type type(@Nullable Object json, AttributePath path) {
        return switch (json) {
            case String name -> named(name, path);
            case List<?> parts
            when parts.size() >= 2 && parts.getFirst() instanceof String kind -> composed(kind, parts.get(1), path);
            case null, default -> throw notAType(path);
        };
    }

    private static Type named(String name, AttributePath path) {
        return switch (name) {
            case "bool" -> Type.BOOL;
            case "number" -> Type.NUMBER;
            case "string" -> Type.STRING;
            case "dynamic" -> Type.DYNAMIC;
            default -> throw notAType(path);
        };
    }

    private static Type composed(String kind, @Nullable Object content, AttributePath path) {
        return switch (kind) {
            case "list" -> new ListOf(type(content, path));
            case "set" -> new SetOf(type(content, path));
            case "map" -> new MapOf(type(content, path));
            case "tuple" -> tuple(content, path);
            case "object" -> object(content, path);
            default -> throw notAType(path);
        };
    }

    private static Type tuple(@Nullable Object content, AttributePath path) {
        if (content instanceof List<?> elements) {
            return new TupleOf(elements.stream().map(e -> type(e, path)).toList());
        }
        throw notAType(path);
    }

    private static Type object(@Nullable Object content, AttributePath path) {
        if (content instanceof Map<?, ?> attributes) {
            SortedMap<String, Type> types = new TreeMap<>();
            attributes.forEach((name, type) -> types.put(String.valueOf(name), type(type, path)));
            return new ObjectOf(types);
        }
        throw notAType(path);
    }

    private static CodecException notAType(AttributePath path) {
        return new CodecException(path, "does not name a type");
    }

    private static String quote(String name) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(name)) + '"';
    }
}
