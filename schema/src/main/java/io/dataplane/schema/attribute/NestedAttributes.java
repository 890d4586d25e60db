package io.dataplane.schema.attribute;

import io.dataplane.schema.value.Type;
import java.util.List;

/// The attributes of an attribute that is itself an object, or a collection of objects.
public record NestedAttributes(Nesting nesting, List<AttributeSchema> attributes) {
    public NestedAttributes {
        attributes = List.copyOf(attributes);
    }

    public Type impliedType() {
        return nesting.of(BlockSchema.objectOf(attributes, List.of()));
    }
}
