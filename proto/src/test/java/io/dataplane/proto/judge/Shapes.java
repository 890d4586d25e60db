package io.dataplane.proto.judge;

import io.dataplane.proto.codec.TypeCodec;
import io.dataplane.proto.wire.SchemaAttribute;
import io.dataplane.proto.wire.SchemaBlock;
import io.dataplane.proto.wire.SchemaNestedBlock;
import io.dataplane.proto.wire.SchemaObject;
import io.dataplane.schema.value.Type;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The types that a schema implies, derived from the schema as it travels.
final class Shapes {
    private Shapes() {}

    static Type of(SchemaBlock block) {
        SortedMap<String, Type> types = new TreeMap<>();
        block.getAttributesList().forEach(attribute -> types.put(attribute.getName(), of(attribute)));
        block.getBlockTypesList().forEach(nested -> types.put(nested.getTypeName(), of(nested)));
        return new Type.ObjectOf(types);
    }

    static Type of(SchemaAttribute attribute) {
        return attribute.hasNestedType()
                ? of(attribute.getNestedType())
                : TypeCodec.fromJson(attribute.getType().toStringUtf8());
    }

    static Type object(List<SchemaAttribute> attributes) {
        SortedMap<String, Type> types = new TreeMap<>();
        attributes.forEach(attribute -> types.put(attribute.getName(), of(attribute)));
        return new Type.ObjectOf(types);
    }

    private static Type of(SchemaObject nested) {
        Type object = object(nested.getAttributesList());
        return switch (nested.getNesting()) {
            case LIST -> new Type.ListOf(object);
            case SET -> new Type.SetOf(object);
            case MAP -> new Type.MapOf(object);
            case SINGLE, INVALID, UNRECOGNIZED -> object;
        };
    }

    private static Type of(SchemaNestedBlock nested) {
        Type object = of(nested.getBlock());
        return switch (nested.getNesting()) {
            case LIST -> new Type.ListOf(object);
            case SET -> new Type.SetOf(object);
            case MAP -> new Type.MapOf(object);
            case SINGLE, GROUP, INVALID, UNRECOGNIZED -> object;
        };
    }
}
