package io.dataplane.proto.client;

import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.wire.Diagnostic;
import io.dataplane.proto.wire.DynamicValue;
import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.dispatch.BlockKind;
import io.dataplane.schema.dispatch.Registry;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values of one schema, written short: attributes that are not given are null.
public record Given(Type.ObjectOf type) {
    public static Given of(Registry registry, BlockKind kind, String name) {
        return new Given(registry.schema(kind, name).map(Schema::impliedType).orElseThrow());
    }

    public static Given identity(Registry registry, String resourceType) {
        return new Given(
                registry.identitySchema(resourceType).map(Schema::impliedType).orElseThrow());
    }

    public Value.ObjectValue value(Map<String, ?> given) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        type.attributes().keySet().forEach(name -> attributes.put(name, value(given.get(name))));
        return new Value.ObjectValue(attributes);
    }

    public DynamicValue wire(Map<String, ?> given) {
        return DynamicValueCodec.write(value(given), type);
    }

    public Value read(DynamicValue wire) {
        return DynamicValueCodec.read(wire, type);
    }

    public static List<String> summaries(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(Diagnostic::getSummary).toList();
    }

    private static Value value(Object given) {
        return switch (given) {
            case null -> Values.NULL;
            case Value value -> value;
            case String text -> Values.of(text);
            case Number number -> Values.of(number.longValue());
            case List<?> list ->
                new Value.Sequence(list.stream().map(Given::value).toList());
            default -> throw new IllegalArgumentException(given + " has no short form");
        };
    }
}
