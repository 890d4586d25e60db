package io.dataplane.schema.plan;

import io.dataplane.schema.attribute.AttributeSchema;
import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.attribute.Mode;
import io.dataplane.schema.attribute.NestedBlockSchema;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The configuration that a user would have to write for a state: nothing computed, deprecated, write-only or equal to
/// its default.
public final class ConfigOf {
    private ConfigOf() {}

    public static Value.ObjectValue state(BlockSchema schema, Value.ObjectValue state) {
        Map<String, Value> config = new LinkedHashMap<>(state.attributes());
        attributes(schema.attributes(), config);
        for (NestedBlockSchema block : schema.blocks()) {
            config.computeIfPresent(
                    block.name(),
                    (_, part) ->
                            Parts.map(part, Values.NULL, Values.NULL, (object, _) -> state(block.block(), object)));
        }
        return new Value.ObjectValue(config);
    }

    private static void attributes(List<AttributeSchema> schema, Map<String, Value> config) {
        schema.forEach(attribute -> config.computeIfPresent(attribute.name(), (_, value) -> value(attribute, value)));
    }

    private static Value value(AttributeSchema attribute, Value value) {
        if (attribute.mode() == Mode.COMPUTED
                || attribute.writeOnly()
                || (attribute.mode() != Mode.REQUIRED
                        && !attribute.deprecation().isEmpty())
                || value.equals(attribute.defaultValue())) {
            return Values.NULL;
        }
        if (attribute.nested() == null) {
            return value;
        }
        return Parts.map(value, Values.NULL, Values.NULL, (object, _) -> {
            Map<String, Value> inner = new LinkedHashMap<>(object.attributes());
            attributes(attribute.nested().attributes(), inner);
            return new Value.ObjectValue(inner);
        });
    }
}
