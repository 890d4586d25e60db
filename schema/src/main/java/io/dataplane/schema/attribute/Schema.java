package io.dataplane.schema.attribute;

import io.dataplane.schema.value.Type;

/// The schema of a resource type or of the provider block.
public record Schema(long version, BlockSchema block) {
    public Type.ObjectOf impliedType() {
        return block.impliedType();
    }
}
