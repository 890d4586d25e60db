package io.dataplane.proto.codec;

import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.attribute.NestedBlockSchema;
import io.dataplane.schema.attribute.Nesting;
import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.value.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Stored state, read with the present schema whatever schema wrote it.
public final class StateCodec {
    private StateCodec() {}

    public static Value read(byte[] json, Schema schema) {
        return withBlocks(JsonReader.read(json, schema.impliedType()), schema.block());
    }

    /// A collection of blocks is never null: one that was not stored is empty.
    private static Value withBlocks(Value value, BlockSchema schema) {
        if (!(value instanceof Value.ObjectValue object)) {
            return value;
        }
        Value.ObjectValue complete = object;
        for (NestedBlockSchema nested : schema.blocks()) {
            complete = complete.with(nested.name(), blocks(object.get(nested.name()), nested));
        }
        return complete;
    }

    private static Value blocks(Value value, NestedBlockSchema schema) {
        return switch (value) {
            case Value.Null _ -> empty(schema.nesting(), value);
            case Value.Sequence(List<Value> elements) -> new Value.Sequence(each(elements, schema));
            case Value.SetValue(List<Value> elements) -> new Value.SetValue(each(elements, schema));
            case Value.MapValue map ->
                new Value.MapValue(map.entries().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> withBlocks(e.getValue(), schema.block()))));
            default -> withBlocks(value, schema.block());
        };
    }

    private static List<Value> each(List<Value> elements, NestedBlockSchema schema) {
        return elements.stream()
                .map(element -> withBlocks(element, schema.block()))
                .toList();
    }

    private static Value empty(Nesting nesting, Value otherwise) {
        return switch (nesting) {
            case SINGLE -> otherwise;
            case LIST -> new Value.Sequence(List.of());
            case SET -> new Value.SetValue(List.of());
            case MAP -> new Value.MapValue(Map.of());
        };
    }
}
