package io.dataplane.proto.codec;

import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Type.Dynamic;
import io.dataplane.schema.value.Type.ListOf;
import io.dataplane.schema.value.Type.MapOf;
import io.dataplane.schema.value.Type.ObjectOf;
import io.dataplane.schema.value.Type.Primitive;
import io.dataplane.schema.value.Type.SetOf;
import io.dataplane.schema.value.Type.TupleOf;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/// Reads a value of a given type from MessagePack, the form in which Terraform sends them.
public final class MessagePackReader {
    /// The extension type of an unknown value of which something is known.
    private static final int REFINED = 12;

    private final MessagePackInput in;

    private MessagePackReader(byte[] document) {
        this.in = new MessagePackInput(document);
    }

    public static Value read(byte[] document, Type type) {
        MessagePackReader reader = new MessagePackReader(document);
        Value value = reader.value(type, AttributePath.ROOT, 0);
        if (reader.in.remaining() > 0) {
            throw new CodecException(
                    AttributePath.ROOT, "is followed by " + reader.in.remaining() + " bytes that do not belong to it");
        }
        return value;
    }

    private Value value(Type type, AttributePath path, int depth) {
        int level = Limits.deeper(depth, path);
        if (in.skipNil(path)) {
            return Values.NULL;
        }
        OptionalInt extension = in.extensionLength(path);
        if (extension.isPresent()) {
            return unknown(extension.getAsInt());
        }
        return switch (type) {
            case Primitive primitive -> primitive(primitive, path);
            case ListOf(Type element) -> new Value.Sequence(elements(element, path, level));
            case SetOf(Type element) -> new Value.SetValue(setElements(element, path, level));
            case MapOf(Type element) -> map(element, path, level);
            case ObjectOf object -> object(object, path, level);
            case TupleOf(List<Type> elements) -> tuple(elements, path, level);
            case Dynamic _ -> dynamic(path, level);
        };
    }

    private Value unknown(int length) {
        boolean refined = in.extensionType() == REFINED;
        byte[] payload = in.payload(length);
        return refined && length <= Limits.REFINEMENT_BYTES ? new Value.Unknown(payload) : Values.UNKNOWN;
    }

    private Value primitive(Primitive type, AttributePath path) {
        return switch (type) {
            case BOOL -> Values.of(in.bool(path));
            case NUMBER -> Values.of(in.number(path));
            case STRING -> Values.of(in.string(path));
        };
    }

    private List<Value> elements(Type element, AttributePath path, int depth) {
        int length = in.arrayLength(path);
        List<Value> elements = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            elements.add(value(element, path.index(i), depth));
        }
        return elements;
    }

    /// Elements of a set have no address of their own.
    private List<Value> setElements(Type element, AttributePath path, int depth) {
        int length = in.arrayLength(path);
        List<Value> elements = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            elements.add(value(element, path, depth));
        }
        return elements;
    }

    private Value map(Type element, AttributePath path, int depth) {
        int length = in.mapLength(path);
        Map<String, Value> entries = new TreeMap<>();
        for (int i = 0; i < length; i++) {
            String key = new Value.Text(in.string(path)).value();
            entries.put(key, value(element, path.key(key), depth));
        }
        return new Value.MapValue(entries);
    }

    private Value object(ObjectOf type, AttributePath path, int depth) {
        int length = in.mapLength(path);
        Map<String, Value> attributes = new LinkedHashMap<>();
        for (int i = 0; i < length; i++) {
            String name = in.string(path);
            Type attribute = type.attributes().get(name);
            if (attribute == null) {
                throw new CodecException(path, "has an attribute that the schema does not know: " + name);
            }
            attributes.put(name, value(attribute, path.name(name), depth));
        }
        for (String name : type.attributes().keySet()) {
            if (!attributes.containsKey(name)) {
                throw new CodecException(path.name(name), "is missing");
            }
        }
        return new Value.ObjectValue(attributes);
    }

    private Value tuple(List<Type> types, AttributePath path, int depth) {
        if (in.arrayLength(path) != types.size()) {
            throw new CodecException(path, "does not have " + types.size() + " elements");
        }
        List<Value> elements = new ArrayList<>(types.size());
        for (int i = 0; i < types.size(); i++) {
            elements.add(value(types.get(i), path.index(i), depth));
        }
        return new Value.Sequence(elements);
    }

    private Value dynamic(AttributePath path, int depth) {
        if (in.arrayLength(path) != 2) {
            throw new CodecException(path, "does not have a type and a value");
        }
        Type type = TypeCodec.fromJson(in.string(path), path);
        return new Value.Typed(type, value(type, path, depth));
    }
}
