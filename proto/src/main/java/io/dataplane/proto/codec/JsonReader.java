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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads a value of a given type from JSON, as stored state holds it: what an older schema wrote is taken as far
/// as it fits. A missing attribute is null, an attribute the type does not know is ignored, scalars may be
/// written as strings.
public final class JsonReader {
    private JsonReader() {}

    public static Value read(byte[] json, Type type) {
        return value(Json.parse(json, AttributePath.ROOT), type, AttributePath.ROOT);
    }

    private static Value value(@Nullable Object json, Type type, AttributePath path) {
        if (json == null) {
            return Values.NULL;
        }
        return switch (type) {
            case Primitive primitive -> primitive(json, primitive, path);
            case ListOf(Type element) -> new Value.Sequence(elements(json, element, path));
            case SetOf(Type element) -> new Value.SetValue(setElements(json, element, path));
            case MapOf(Type element) -> map(json, element, path);
            case ObjectOf(SortedMap<String, Type> attributes) -> object(json, attributes, path);
            case TupleOf(List<Type> types) -> tuple(json, types, path);
            case Dynamic _ -> dynamic(json, path);
        };
    }

    private static Value primitive(Object json, Primitive type, AttributePath path) {
        return switch (type) {
            case BOOL ->
                switch (json) {
                    case Boolean truth -> Values.of(truth);
                    case String text when text.equals("true") -> Values.TRUE;
                    case String text when text.equals("false") -> Values.FALSE;
                    default -> throw new CodecException(path, "is not a bool");
                };
            case NUMBER ->
                switch (json) {
                    case BigDecimal number -> Values.of(number);
                    case String text -> Values.of(Limits.number(text, path));
                    default -> throw new CodecException(path, "is not a number");
                };
            case STRING ->
                switch (json) {
                    case String text -> Values.of(text);
                    case BigDecimal number -> Values.of(number.toPlainString());
                    case Boolean truth -> Values.of(truth.toString());
                    default -> throw new CodecException(path, "is not a string");
                };
        };
    }

    private static List<Value> elements(Object json, Type element, AttributePath path) {
        List<Value> elements = new ArrayList<>();
        for (Object each : list(json, path)) {
            elements.add(value(each, element, path.index(elements.size())));
        }
        return elements;
    }

    private static List<Value> setElements(Object json, Type element, AttributePath path) {
        List<Value> elements = new ArrayList<>();
        for (Object each : list(json, path)) {
            elements.add(value(each, element, path));
        }
        return elements;
    }

    private static Value map(Object json, Type element, AttributePath path) {
        Map<String, Value> entries = new TreeMap<>();
        members(json, path).forEach((name, each) -> {
            String key = new Value.Text(String.valueOf(name)).value();
            entries.put(key, value(each, element, path.key(key)));
        });
        return new Value.MapValue(entries);
    }

    private static Value object(Object json, SortedMap<String, Type> types, AttributePath path) {
        Map<?, ?> members = members(json, path);
        Map<String, Value> attributes = new LinkedHashMap<>();
        types.forEach((name, type) -> attributes.put(name, value(members.get(name), type, path.name(name))));
        return new Value.ObjectValue(attributes);
    }

    private static Value tuple(Object json, List<Type> types, AttributePath path) {
        List<?> elements = list(json, path);
        if (elements.size() != types.size()) {
            throw new CodecException(path, "does not have " + types.size() + " elements");
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            values.add(value(elements.get(i), types.get(i), path.index(i)));
        }
        return new Value.Sequence(values);
    }

    private static Value dynamic(Object json, AttributePath path) {
        Map<?, ?> members = members(json, path);
        Type type = TypeCodec.type(members.get("type"), path);
        return new Value.Typed(type, value(members.get("value"), type, path));
    }

    private static List<?> list(Object json, AttributePath path) {
        if (json instanceof List<?> elements) {
            return elements;
        }
        throw new CodecException(path, "is not a list");
    }

    private static Map<?, ?> members(Object json, AttributePath path) {
        if (json instanceof Map<?, ?> members) {
            return members;
        }
        throw new CodecException(path, "is not a map or an object");
    }
}
