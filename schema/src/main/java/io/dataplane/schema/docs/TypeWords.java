package io.dataplane.schema.docs;

import io.dataplane.schema.attribute.AttributeSchema;
import io.dataplane.schema.attribute.NestedAttributes;
import io.dataplane.schema.value.Type;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// A type as the registry words it.
final class TypeWords {
    private TypeWords() {}

    static String of(AttributeSchema attribute) {
        NestedAttributes nested = attribute.nested();
        if (nested == null) {
            return of(Objects.requireNonNull(attribute.type()));
        }
        return switch (nested.nesting()) {
            case SINGLE -> "Attributes";
            case LIST -> "Attributes List";
            case SET -> "Attributes Set";
            case MAP -> "Attributes Map";
        };
    }

    /// Without what stands inside objects.
    static String brief(Type type) {
        return switch (type) {
            case Type.ListOf(Type element) -> "List of " + brief(element);
            case Type.SetOf(Type element) -> "Set of " + brief(element);
            case Type.MapOf(Type element) -> "Map of " + brief(element);
            case Type.ObjectOf _ -> "Object";
            case Type.Primitive _, Type.Dynamic _, Type.TupleOf _ -> of(type);
        };
    }

    static String of(Type type) {
        return switch (type) {
            case Type.Primitive primitive ->
                switch (primitive) {
                    case BOOL -> "Boolean";
                    case NUMBER -> "Number";
                    case STRING -> "String";
                };
            case Type.Dynamic _ -> "Dynamic";
            case Type.ListOf(Type element) -> "List of " + of(element);
            case Type.SetOf(Type element) -> "Set of " + of(element);
            case Type.MapOf(Type element) -> "Map of " + of(element);
            case Type.ObjectOf(var attributes) ->
                attributes.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + of(entry.getValue()))
                        .collect(Collectors.joining(", ", "Object {", "}"));
            case Type.TupleOf(List<Type> elements) ->
                elements.stream().map(TypeWords::of).collect(Collectors.joining(", ", "Tuple [", "]"));
        };
    }
}
