package io.dataplane.schema.attribute;

import io.dataplane.schema.value.Type;

/// How often a nested object may stand in its place, and how the copies are told apart.
public enum Nesting {
    SINGLE,
    LIST,
    SET,
    MAP;

    /// The type of the whole, given the type of one object.
    public Type of(Type object) {
        return switch (this) {
            case SINGLE -> object;
            case LIST -> new Type.ListOf(object);
            case SET -> new Type.SetOf(object);
            case MAP -> new Type.MapOf(object);
        };
    }
}
