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

/// Keeps the prior text of an attribute where the configured one is written in another way and means the same, so that
/// a plan shows no change. Terraform allows a plan to keep what it had.
public final class SameMeaning {
    private SameMeaning() {}

    /// The configuration, with the prior state's text wherever a rule says that it means the same.
    public static Value.ObjectValue keep(BlockSchema schema, Value.ObjectValue config, Value prior) {
        if (prior.isNull()) {
            return config;
        }
        Map<String, Value> kept = new LinkedHashMap<>(attributes(schema.attributes(), config, prior));
        for (NestedBlockSchema block : schema.blocks()) {
            kept.put(
                    block.name(),
                    Parts.map(
                            config.get(block.name()),
                            Parts.named(prior, block.name(), Values.NULL),
                            Values.NULL,
                            (part, before) -> keep(block.block(), part, before)));
        }
        return new Value.ObjectValue(kept);
    }

    private static Map<String, Value> attributes(List<AttributeSchema> schema, Value.ObjectValue config, Value prior) {
        Map<String, Value> kept = new LinkedHashMap<>(config.attributes());
        for (AttributeSchema attribute : schema) {
            Value before = Parts.named(prior, attribute.name(), Values.NULL);
            kept.computeIfPresent(attribute.name(), (_, value) -> attribute(attribute, value, before));
        }
        return kept;
    }

    private static Value attribute(AttributeSchema attribute, Value config, Value prior) {
        NestedAttributes nested = attribute.nested();
        if (nested != null) {
            return Parts.map(
                    config,
                    prior,
                    Values.NULL,
                    (part, before) -> new Value.ObjectValue(attributes(nested.attributes(), part, before)));
        }
        boolean same = config instanceof Value.Text(String text)
                && prior instanceof Value.Text(String before)
                && !text.equals(before)
                && attribute.validators().stream()
                        .anyMatch(rule -> rule.meaning().same(before, text));
        return same ? prior : config;
    }
}
