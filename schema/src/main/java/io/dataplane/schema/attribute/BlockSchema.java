package io.dataplane.schema.attribute;

import io.dataplane.schema.value.Type;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What may stand between the braces of a block.
public record BlockSchema(List<AttributeSchema> attributes, List<NestedBlockSchema> blocks, String description) {
    public BlockSchema {
        attributes = List.copyOf(attributes);
        blocks = List.copyOf(blocks);
    }

    public Type.ObjectOf impliedType() {
        return objectOf(attributes, blocks);
    }

    static Type.ObjectOf objectOf(List<AttributeSchema> attributes, List<NestedBlockSchema> blocks) {
        SortedMap<String, Type> types = new TreeMap<>();
        attributes.forEach(attribute -> types.put(attribute.name(), attribute.impliedType()));
        blocks.forEach(block -> types.put(block.name(), block.impliedType()));
        return new Type.ObjectOf(types);
    }
}
