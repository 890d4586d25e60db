package io.dataplane.schema.plan;

import io.dataplane.schema.attribute.AttributeSchema;
import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.attribute.NestedAttributes;
import io.dataplane.schema.attribute.NestedBlockSchema;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/// Which attributes force a replacement: those whose schema says so and whose value changes. An element that only one
/// side has forces nothing, because the rest of its collection lives on.
public final class Replacements {
    private final List<AttributePath> found = new ArrayList<>();

    private Replacements() {}

    /// Sorted, each once; `further` are paths the resource named, kept where the value changes.
    public static List<AttributePath> of(
            BlockSchema schema, Value prior, Value planned, Collection<AttributePath> further) {
        if (prior.isNull() || planned.isNull()) {
            return List.of();
        }
        Replacements replacements = new Replacements();
        replacements.block(schema, prior, planned, AttributePath.ROOT);
        further.stream()
                .filter(path -> !Paths.find(prior, path).equals(Paths.find(planned, path)))
                .forEach(replacements.found::add);
        return replacements.found.stream()
                .distinct()
                .sorted(Comparator.comparing(AttributePath::toString))
                .toList();
    }

    private void block(BlockSchema schema, Value prior, Value planned, AttributePath path) {
        attributes(schema.attributes(), prior, planned, path);
        for (NestedBlockSchema block : schema.blocks()) {
            Value before = Parts.named(prior, block.name(), Values.NULL);
            Value after = Parts.named(planned, block.name(), Values.NULL);
            int pairs =
                    block.maxItems() == 1 ? Math.max(size(before), size(after)) : Math.min(size(before), size(after));
            for (int i = 0; i < pairs; i++) {
                AttributePath element = path.name(block.name()).index(i);
                block(block.block(), Parts.at(before, i, Values.NULL), Parts.at(after, i, Values.NULL), element);
            }
        }
    }

    private void attributes(List<AttributeSchema> schema, Value prior, Value planned, AttributePath path) {
        for (AttributeSchema attribute : schema) {
            Value before = Parts.named(prior, attribute.name(), Values.NULL);
            Value after = Parts.named(planned, attribute.name(), Values.NULL);
            AttributePath here = path.name(attribute.name());
            if (attribute.requiresReplace()) {
                if (!before.equals(after)) {
                    found.add(here);
                }
            } else if (attribute.nested() != null) {
                nested(attribute.nested(), before, after, here);
            }
        }
    }

    private void nested(NestedAttributes nested, Value before, Value after, AttributePath path) {
        List<AttributeSchema> inner = nested.attributes();
        switch (nested.nesting()) {
            case SINGLE -> {
                if (!before.isNull() || !after.isNull()) {
                    attributes(inner, before, after, path);
                }
            }
            case LIST -> {
                for (int i = 0; i < Math.min(size(before), size(after)); i++) {
                    attributes(inner, Parts.at(before, i, before), Parts.at(after, i, after), path.index(i));
                }
            }
            case MAP -> {
                if (before instanceof Value.MapValue(SortedMap<String, Value> priors)
                        && after instanceof Value.MapValue(SortedMap<String, Value> entries)) {
                    entries.forEach((key, entry) -> {
                        Value old = priors.get(key);
                        if (old != null) {
                            attributes(inner, old, entry, path.key(key));
                        }
                    });
                }
            }
            case SET -> {
                if (!before.equals(after) && anyReplaces(inner)) {
                    found.add(path);
                }
            }
        }
    }

    private static boolean anyReplaces(List<AttributeSchema> attributes) {
        return attributes.stream()
                .anyMatch(a -> a.requiresReplace()
                        || (a.nested() != null && anyReplaces(a.nested().attributes())));
    }

    private static int size(Value list) {
        return list instanceof Value.Sequence(List<Value> elements) ? elements.size() : 0;
    }
}
