package io.dataplane.schema.plan;

import io.dataplane.schema.attribute.AttributeSchema;
import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.attribute.NestedAttributes;
import io.dataplane.schema.attribute.NestedBlockSchema;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Completes a configuration in one walk: defaults where it is null, computed attributes from a second value of the
/// same schema (`missing` where that has none), write-only values kept or nulled. Elements of lists go together by
/// position, of maps by key; inside sets nothing is computed, so nothing needs to be told apart.
record Fill(Value missing, boolean keepWriteOnly) {
    Value.ObjectValue block(BlockSchema schema, Value.ObjectValue config, Value computed) {
        Map<String, Value> filled =
                LinkedHashMap.newLinkedHashMap(config.attributes().size());
        attributes(schema.attributes(), config, computed, filled);
        for (NestedBlockSchema block : schema.blocks()) {
            Value blocks = Parts.map(
                    config.get(block.name()),
                    Parts.named(computed, block.name(), missing),
                    missing,
                    (part, source) -> block(block.block(), part, source));
            filled.put(block.name(), blocks);
        }
        return new Value.ObjectValue(filled);
    }

    private void attributes(
            List<AttributeSchema> schema, Value.ObjectValue config, Value computed, Map<String, Value> filled) {
        for (AttributeSchema attribute : schema) {
            Value source = Parts.named(computed, attribute.name(), missing);
            filled.put(attribute.name(), attribute(attribute, config.get(attribute.name()), source));
        }
    }

    private Value attribute(AttributeSchema attribute, Value config, Value computed) {
        if (attribute.writeOnly()) {
            return keepWriteOnly ? config : Values.NULL;
        }
        Value preset = attribute.defaultValue();
        Value given = config.isNull() && preset != null ? preset : config;
        return switch (attribute.mode()) {
            case COMPUTED -> computed;
            case REQUIRED, OPTIONAL, OPTIONAL_COMPUTED ->
                attribute.nested() == null ? given : nested(attribute.nested(), given, computed);
        };
    }

    private Value nested(NestedAttributes nested, Value config, Value computed) {
        return Parts.map(config, computed, missing, (part, source) -> {
            Map<String, Value> filled =
                    LinkedHashMap.newLinkedHashMap(part.attributes().size());
            attributes(nested.attributes(), part, source, filled);
            return new Value.ObjectValue(filled);
        });
    }
}
