package io.dataplane.schema.dispatch;

import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.value.Value;

/// What a state file holds, read by whatever schema wrote it: unknown names are ignored, missing ones are null.
@FunctionalInterface
public interface StoredValue {
    Value as(Schema schema);
}
