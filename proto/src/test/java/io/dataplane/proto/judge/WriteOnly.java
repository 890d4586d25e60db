package io.dataplane.proto.judge;

import io.dataplane.proto.wire.SchemaAttribute;
import io.dataplane.proto.wire.SchemaBlock;
import io.dataplane.proto.wire.SchemaNestedBlock;
import io.dataplane.schema.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// Finds the write-only attributes that have a value.
final class WriteOnly {
    private final List<String> places = new ArrayList<>();

    private WriteOnly() {}

    static List<String> places(SchemaBlock schema, Value value) {
        WriteOnly found = new WriteOnly();
        found.block(schema, value, "");
        return found.places;
    }

    private void block(SchemaBlock schema, Value value, String path) {
        attributes(schema.getAttributesList(), value, path);
        for (SchemaNestedBlock nested : schema.getBlockTypesList()) {
            String here = path + "." + nested.getTypeName();
            objects(
                    Look.named(value, nested.getTypeName()),
                    here,
                    (object, at) -> block(nested.getBlock(), object, at));
        }
    }

    private void attributes(List<SchemaAttribute> schema, Value value, String path) {
        for (SchemaAttribute attribute : schema) {
            Value part = Look.named(value, attribute.getName());
            String here = path + "." + attribute.getName();
            if (attribute.getWriteOnly() && !part.isNull()) {
                places.add(here);
            }
            List<SchemaAttribute> inner = attribute.getNestedType().getAttributesList();
            objects(part, here, (object, at) -> attributes(inner, object, at));
        }
    }

    private static void objects(Value whole, String path, BiConsumer<Value, String> visit) {
        if (whole instanceof Value.ObjectValue) {
            visit.accept(whole, path);
        } else {
            for (Map.Entry<String, Value> part : Look.parts(whole).entrySet()) {
                visit.accept(part.getValue(), path + part.getKey());
            }
        }
    }
}
