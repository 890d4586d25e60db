package io.dataplane.provider;

import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value of a type in which nothing is null and every container holds something.
public final class Populated {
    private Populated() {}

    public static Value.ObjectValue of(Type.ObjectOf type) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        type.attributes().forEach((name, attribute) -> attributes.put(name, of(attribute)));
        return new Value.ObjectValue(attributes);
    }

    private static Value of(Type type) {
        return switch (type) {
            case Type.Primitive.BOOL -> Values.TRUE;
            case Type.Primitive.NUMBER -> Values.of(7);
            case Type.Primitive.STRING -> Values.of("text");
            case Type.Dynamic() -> Values.NULL;
            case Type.ListOf(Type element) -> new Value.Sequence(List.of(of(element)));
            case Type.SetOf(Type element) -> new Value.SetValue(List.of(of(element)));
            case Type.TupleOf(List<Type> elements) ->
                new Value.Sequence(elements.stream().map(Populated::of).toList());
            case Type.MapOf(Type element) -> new Value.MapValue(Map.of("key", of(element)));
            case Type.ObjectOf object -> of(object);
        };
    }
}
