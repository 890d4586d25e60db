package io.dataplane.schema.sample;

import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Writes values of a type from plain Java objects: what is absent is null, what names a `Value` is taken as it is.
public final class Objects {
    private Objects() {}

    public static Value.ObjectValue of(Type.ObjectOf type, Map<String, ?> given, String... blocks) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        type.attributes().forEach((name, attribute) -> attributes.put(name, value(given.get(name), attribute)));
        for (String block : blocks) {
            attributes.computeIfPresent(block, (_, value) -> value.isNull() ? new Value.Sequence(List.of()) : value);
        }
        if (!new LinkedHashSet<>(attributes.keySet()).containsAll(given.keySet())) {
            throw new IllegalArgumentException(given.keySet() + " are not all among " + attributes.keySet());
        }
        return new Value.ObjectValue(attributes);
    }

    private static Value value(Object given, Type type) {
        return switch (given) {
            case null -> Values.NULL;
            case Value value -> value;
            case String text -> Values.of(text);
            case Boolean truth -> Values.of(truth);
            case BigDecimal number -> Values.of(number);
            case Number number -> Values.of(number.longValue());
            case Collection<?> list
            when type instanceof Type.ListOf(Type element) ->
                new Value.Sequence(list.stream().map(e -> value(e, element)).toList());
            case Collection<?> list
            when type instanceof Type.SetOf(Type element) ->
                new Value.SetValue(list.stream().map(e -> value(e, element)).toList());
            case Map<?, ?> map
            when type instanceof Type.MapOf(Type element) -> {
                Map<String, Value> entries = new LinkedHashMap<>();
                map.forEach((key, entry) -> entries.put((String) key, value(entry, element)));
                yield new Value.MapValue(entries);
            }
            case Map<?, ?> map
            when type instanceof Type.ObjectOf object -> {
                Map<String, Object> named = new LinkedHashMap<>();
                map.forEach((key, entry) -> named.put((String) key, entry));
                yield of(object, named);
            }
            default -> throw new IllegalArgumentException(given + " is not of type " + type);
        };
    }
}
