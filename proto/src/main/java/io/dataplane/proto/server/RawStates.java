package io.dataplane.proto.server;

import io.dataplane.proto.codec.StateCodec;
import io.dataplane.proto.wire.RawState;
import io.dataplane.schema.dispatch.StoredValue;
import io.dataplane.schema.value.Values;

/// What a state file holds, to be read with the schema that wrote it.
final class RawStates {
    private RawStates() {}

    static StoredValue of(RawState raw) {
        if (raw.getJson().isEmpty() && raw.getFlatmapCount() > 0) {
            throw new Refusal(
                    "State Too Old",
                    "The state of this object was written by Terraform 0.11 or older. Import the object into a new state.");
        }
        return schema -> raw.getJson().isEmpty()
                ? Values.NULL
                : StateCodec.read(raw.getJson().toByteArray(), schema);
    }
}
