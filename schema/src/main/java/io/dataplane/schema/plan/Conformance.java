package io.dataplane.schema.plan;

import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;

/// Whether a value is of a type: every object complete, every element of its collection's type.
final class Conformance {
    private Conformance() {}

    /// Reports the places that are not.
    static void check(Value value, Type type, AttributePath path, Consumer<AttributePath> wrong) {
        boolean conforms =
                switch (value) {
                    case Value.Null _, Value.Unknown _ -> true;
                    case Value.Bool _ -> type == Type.BOOL;
                    case Value.Numeric _ -> type == Type.NUMBER;
                    case Value.Text _ -> type == Type.STRING;
                    case Value.Typed _ -> type instanceof Type.Dynamic;
                    case Value.Sequence(List<Value> elements)
                    when type instanceof Type.ListOf(Type element) -> all(elements, element, path, wrong);
                    case Value.SetValue(List<Value> elements)
                    when type instanceof Type.SetOf(Type element) -> all(elements, element, path, wrong);
                    case Value.MapValue(SortedMap<String, Value> entries)
                    when type instanceof Type.MapOf(Type e) -> {
                        entries.forEach((key, entry) -> check(entry, e, path.key(key), wrong));
                        yield true;
                    }
                    case Value.ObjectValue object
                    when type instanceof Type.ObjectOf(var attributes) -> {
                        Map<String, Value> values = object.attributes();
                        attributes.forEach((name, attribute) -> {
                            if (values.containsKey(name)) {
                                check(object.get(name), attribute, path.name(name), wrong);
                            }
                        });
                        yield values.keySet().equals(attributes.keySet());
                    }
                    case Value.Sequence _, Value.SetValue _, Value.MapValue _, Value.ObjectValue _ -> false;
                };
        if (!conforms) {
            wrong.accept(path);
        }
    }

    private static boolean all(List<Value> elements, Type type, AttributePath path, Consumer<AttributePath> wrong) {
        for (int i = 0; i < elements.size(); i++) {
            check(elements.get(i), type, path.index(i), wrong);
        }
        return true;
    }
}
