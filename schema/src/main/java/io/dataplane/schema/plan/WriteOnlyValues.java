package io.dataplane.schema.plan;

import io.dataplane.schema.attribute.AttributeSchema;
import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Takes write-only values out of what is stored, and puts them into what is applied.
public final class WriteOnlyValues {
    private WriteOnlyValues() {}

    /// The same value with null in every write-only place.
    public static Value drop(BlockSchema schema, Value value) {
        return copy(schema, value, Values.NULL);
    }

    /// The same value with the configuration's write-only values in their places.
    public static Value copy(BlockSchema schema, Value value, Value config) {
        return value instanceof Value.ObjectValue object && present(schema) ? block(schema, object, config) : value;
    }

    private static boolean present(BlockSchema schema) {
        return present(schema.attributes()) || schema.blocks().stream().anyMatch(block -> present(block.block()));
    }

    private static boolean present(List<AttributeSchema> attributes) {
        return attributes.stream()
                .anyMatch(a -> a.writeOnly()
                        || (a.nested() != null && present(a.nested().attributes())));
    }

    private static Value.ObjectValue block(BlockSchema schema, Value.ObjectValue value, Value config) {
        Map<String, Value> changed = new LinkedHashMap<>(value.attributes());
        attributes(schema.attributes(), config, changed);
        schema.blocks()
                .forEach(block -> changed.computeIfPresent(
                        block.name(),
                        (name, part) -> Parts.map(
                                part,
                                Parts.named(config, name, Values.NULL),
                                Values.NULL,
                                (object, source) -> block(block.block(), object, source))));
        return new Value.ObjectValue(changed);
    }

    private static void attributes(List<AttributeSchema> schema, Value config, Map<String, Value> changed) {
        for (AttributeSchema attribute : schema) {
            Value source = Parts.named(config, attribute.name(), Values.NULL);
            if (attribute.writeOnly()) {
                changed.put(attribute.name(), source);
            } else if (attribute.nested() != null) {
                List<AttributeSchema> inner = attribute.nested().attributes();
                changed.computeIfPresent(
                        attribute.name(),
                        (_, part) -> Parts.map(part, source, Values.NULL, (object, from) -> {
                            Map<String, Value> deeper = new LinkedHashMap<>(object.attributes());
                            attributes(inner, from, deeper);
                            return new Value.ObjectValue(deeper);
                        }));
            }
        }
    }
}
