package io.dataplane.proto.codec;

import com.google.protobuf.UnsafeByteOperations;
import io.dataplane.proto.wire.DynamicValue;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;

/// Whole configurations, states and plans as they travel.
public final class DynamicValueCodec {
    private DynamicValueCodec() {}

    /// MessagePack is what Terraform sends, JSON is allowed; neither means null.
    public static Value read(DynamicValue wire, Type type) {
        if (!wire.getMsgpack().isEmpty()) {
            return MessagePackReader.read(wire.getMsgpack().toByteArray(), type);
        }
        return wire.getJson().isEmpty()
                ? Values.NULL
                : JsonReader.read(wire.getJson().toByteArray(), type);
    }

    /// Always MessagePack: JSON has no unknown values.
    public static DynamicValue write(Value value, Type type) {
        return DynamicValue.newBuilder()
                .setMsgpack(UnsafeByteOperations.unsafeWrap(MessagePackWriter.write(value, type)))
                .build();
    }
}
