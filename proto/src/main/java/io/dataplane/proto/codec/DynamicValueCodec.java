package io.dataplane.proto.codec;

import com.google.protobuf.UnsafeByteOperations;
import io.dataplane.proto.wire.DynamicValue;
import io.dataplane.schema.value.AttributePath;
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

    /// A state, in which nothing is unknown.
    public static Value readStored(DynamicValue wire, Type type) {
        Value state = read(wire, type);
        if (!state.isWhollyKnown()) {
            known(state, AttributePath.ROOT);
        }
        return state;
    }

    private static void known(Value value, AttributePath path) {
        switch (value) {
            case Value.Unknown _ -> throw new CodecException(path, "is unknown, but a stored value never is");
            case Value.ObjectValue object -> object.attributes().forEach((name, part) -> known(part, path.name(name)));
            case Value.MapValue map -> map.entries().forEach((key, part) -> known(part, path.key(key)));
            case Value.Sequence list -> {
                for (int i = 0; i < list.elements().size(); i++) {
                    known(list.elements().get(i), path.index(i));
                }
            }
            case Value.SetValue set -> set.elements().forEach(part -> known(part, path));
            case Value.Typed typed -> known(typed.value(), path);
            case Value.Null _, Value.Bool _, Value.Numeric _, Value.Text _ -> {
                // known
            }
        }
    }

    /// Always MessagePack: JSON has no unknown values.
    public static DynamicValue write(Value value, Type type) {
        return DynamicValue.newBuilder()
                .setMsgpack(UnsafeByteOperations.unsafeWrap(MessagePackWriter.write(value, type)))
                .build();
    }
}
