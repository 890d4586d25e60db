package io.dataplane.proto.codec;

import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Type.Dynamic;
import io.dataplane.schema.value.Type.ListOf;
import io.dataplane.schema.value.Type.MapOf;
import io.dataplane.schema.value.Type.ObjectOf;
import io.dataplane.schema.value.Type.SetOf;
import io.dataplane.schema.value.Type.TupleOf;
import io.dataplane.schema.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Writes a value of a given type as MessagePack; a value that does not fit its type is a mistake of ours.
public final class MessagePackWriter {
    private static final byte[] PLAIN_UNKNOWN = {0};
    private static final int REFINED = 12;

    private final MessagePackOutput out = new MessagePackOutput();

    private MessagePackWriter() {}

    public static byte[] write(Value value, Type type) {
        MessagePackWriter writer = new MessagePackWriter();
        writer.value(value, type, AttributePath.ROOT);
        return writer.out.toBytes();
    }

    private void value(Value value, Type type, AttributePath path) {
        switch (value) {
            case Value.Null _ -> out.nil();
            case Value.Unknown(byte[] refinement) -> unknown(refinement);
            case Value.Typed typed when type instanceof Dynamic -> dynamic(typed, path);
            case Value.Bool(boolean truth) when type == Type.BOOL -> out.bool(truth);
            case Value.Numeric(var number) when type == Type.NUMBER -> out.number(number);
            case Value.Text(String text) when type == Type.STRING -> out.string(text);
            case Value.Sequence(List<Value> elements) -> sequence(elements, type, path);
            case Value.SetValue(List<Value> elements)
            when type instanceof SetOf(Type element) -> elements(elements, element, path);
            case Value.MapValue(SortedMap<String, Value> entries)
            when type instanceof MapOf(Type element) -> map(entries, element, path);
            case Value.ObjectValue(Map<String, Value> attributes)
            when type instanceof ObjectOf object -> object(attributes, object, path);
            default -> throw new CodecException(path, "is not of its type, " + TypeCodec.toJson(type));
        }
    }

    private void unknown(byte @org.jspecify.annotations.Nullable [] refinement) {
        if (refinement == null) {
            out.extension(0, PLAIN_UNKNOWN);
        } else {
            out.extension(REFINED, refinement);
        }
    }

    private void dynamic(Value.Typed typed, AttributePath path) {
        out.array(2);
        out.binary(TypeCodec.toJson(typed.type()).getBytes(StandardCharsets.UTF_8));
        value(typed.value(), typed.type(), path);
    }

    private void sequence(List<Value> elements, Type type, AttributePath path) {
        switch (type) {
            case ListOf(Type element) -> {
                out.array(elements.size());
                for (int i = 0; i < elements.size(); i++) {
                    value(elements.get(i), element, path.index(i));
                }
            }
            case TupleOf(List<Type> types)
            when types.size() == elements.size() -> {
                out.array(elements.size());
                for (int i = 0; i < elements.size(); i++) {
                    value(elements.get(i), types.get(i), path.index(i));
                }
            }
            default -> throw new CodecException(path, "is not of its type, " + TypeCodec.toJson(type));
        }
    }

    private void elements(List<Value> elements, Type type, AttributePath path) {
        out.array(elements.size());
        elements.forEach(element -> value(element, type, path));
    }

    private void map(SortedMap<String, Value> entries, Type element, AttributePath path) {
        out.map(entries.size());
        entries.forEach((key, value) -> {
            out.string(key);
            value(value, element, path.key(key));
        });
    }

    private void object(Map<String, Value> attributes, ObjectOf type, AttributePath path) {
        if (!attributes.keySet().equals(type.attributes().keySet())) {
            throw new CodecException(path, "does not have exactly the attributes of its type");
        }
        out.map(attributes.size());
        type.attributes().forEach((name, attribute) -> {
            out.string(name);
            value(java.util.Objects.requireNonNull(attributes.get(name)), attribute, path.name(name));
        });
    }
}
