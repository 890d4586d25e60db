package io.dataplane.schema.bind;

import io.dataplane.schema.value.Json;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The JSON text of a static default as a value of the attribute's type.
final class DefaultValue {
    private DefaultValue() {}

    static Value of(String json, Type type) {
        return value(Json.parse(json), type);
    }

    private static Value value(@Nullable Object json, Type type) {
        return switch (json) {
            case null -> Values.NULL;
            case Boolean truth when type == Type.BOOL -> Values.of(truth);
            case String text when type == Type.STRING -> Values.of(text);
            case BigDecimal number when type == Type.NUMBER -> Values.of(number);
            case List<?> list
            when type instanceof Type.ListOf(Type element) -> new Value.Sequence(values(list, element));
            case List<?> list
            when type instanceof Type.SetOf(Type element) -> new Value.SetValue(values(list, element));
            case Map<?, ?> map
            when type instanceof Type.MapOf(Type element) -> {
                Map<String, Value> entries = new LinkedHashMap<>();
                map.forEach((key, entry) -> entries.put((String) key, value(entry, element)));
                yield new Value.MapValue(entries);
            }
            case Map<?, ?> map when type instanceof Type.ObjectOf object -> object(map, object);
            default -> throw new IllegalArgumentException(json + " is not of type " + type);
        };
    }

    private static List<Value> values(List<?> list, Type element) {
        return list.stream().map(entry -> value(entry, element)).toList();
    }

    private static Value object(Map<?, ?> map, Type.ObjectOf type) {
        Set<String> names = type.attributes().keySet();
        if (!names.containsAll(map.keySet())) {
            throw new IllegalArgumentException(map.keySet() + " are not all among " + names);
        }
        Map<String, Value> attributes = new LinkedHashMap<>();
        type.attributes().forEach((name, attribute) -> attributes.put(name, value(map.get(name), attribute)));
        return new Value.ObjectValue(attributes);
    }
}
