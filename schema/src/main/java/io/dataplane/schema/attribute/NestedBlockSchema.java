package io.dataplane.schema.attribute;

import io.dataplane.schema.value.Type;

/// A block type inside a block; `maxItems` 0 means any number.
public record NestedBlockSchema(String name, Nesting nesting, BlockSchema block, int minItems, int maxItems) {
    public Type impliedType() {
        return nesting.of(block.impliedType());
    }
}
