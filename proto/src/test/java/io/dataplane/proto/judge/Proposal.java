package io.dataplane.proto.judge;

import io.dataplane.proto.wire.SchemaAttribute;
import io.dataplane.proto.wire.SchemaBlock;
import io.dataplane.proto.wire.SchemaNestedBlock;
import io.dataplane.proto.wire.SchemaObject;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/// The new state that Terraform proposes: the configuration, and the prior state where that is null and computed.
public final class Proposal {
    private Proposal() {}

    public static Value of(SchemaBlock schema, Value prior, Value config) {
        return config instanceof Value.ObjectValue object ? block(schema, prior, object) : config;
    }

    private static Value block(SchemaBlock schema, Value prior, Value.ObjectValue config) {
        Map<String, Value> proposed = attributes(schema.getAttributesList(), prior, config);
        for (SchemaNestedBlock nested : schema.getBlockTypesList()) {
            String name = nested.getTypeName();
            BinaryOperator<Value> one = (before, part) -> of(nested.getBlock(), before, part);
            proposed.put(name, each(Look.named(prior, name), config.get(name), one));
        }
        return new Value.ObjectValue(proposed);
    }

    private static Map<String, Value> attributes(List<SchemaAttribute> schema, Value prior, Value.ObjectValue config) {
        Map<String, Value> proposed = new LinkedHashMap<>();
        for (SchemaAttribute attribute : schema) {
            Value before = Look.named(prior, attribute.getName());
            proposed.put(attribute.getName(), attribute(attribute, before, config.get(attribute.getName())));
        }
        return proposed;
    }

    private static Value attribute(SchemaAttribute schema, Value prior, Value config) {
        if (schema.getComputed() && config.isNull()) {
            boolean removed =
                    schema.getOptional() && schema.hasNestedType() && configured(schema.getNestedType(), prior);
            return removed ? Values.NULL : prior;
        }
        if (!schema.hasNestedType()) {
            return config;
        }
        List<SchemaAttribute> inner = schema.getNestedType().getAttributesList();
        return each(
                prior,
                config,
                (before, part) -> part instanceof Value.ObjectValue object
                        ? new Value.ObjectValue(attributes(inner, before, object))
                        : part);
    }

    /// Whether the prior value holds something that a user must have written.
    private static boolean configured(SchemaObject schema, Value prior) {
        return !prior.isNull()
                && schema.getAttributesList().stream()
                        .filter(attribute -> !attribute.getComputed())
                        .anyMatch(attribute -> prior instanceof Value.ObjectValue
                                ? !Look.named(prior, attribute.getName()).isNull()
                                : Look.parts(prior).values().stream()
                                        .anyMatch(part -> !Look.named(part, attribute.getName())
                                                .isNull()));
    }

    private static Value each(Value prior, Value config, BinaryOperator<Value> one) {
        return switch (config) {
            case Value.Sequence(List<Value> elements) -> {
                List<Value> proposed = new ArrayList<>();
                for (int i = 0; i < elements.size(); i++) {
                    proposed.add(one.apply(Look.at(prior, i), elements.get(i)));
                }
                yield new Value.Sequence(proposed);
            }
            case Value.MapValue map -> {
                Map<String, Value> proposed = new LinkedHashMap<>();
                map.entries().forEach((key, entry) -> proposed.put(key, one.apply(Look.at(prior, key), entry)));
                yield new Value.MapValue(proposed);
            }
            case Value.SetValue set -> new Value.SetValue(matched(Look.elements(prior), set.elements(), one));
            default -> one.apply(prior, config);
        };
    }

    /// An element of a set continues the prior one that differs from it only in what the user left to the provider.
    private static List<Value> matched(List<Value> priors, List<Value> config, BinaryOperator<Value> one) {
        List<Value> unused = new ArrayList<>(priors);
        List<Value> proposed = new ArrayList<>();
        for (Value element : config) {
            Value before = unused.stream()
                    .filter(prior -> Look.same(one.apply(prior, element), prior))
                    .findFirst()
                    .orElse(Values.NULL);
            unused.remove(before);
            proposed.add(one.apply(before, element));
        }
        return proposed;
    }
}
