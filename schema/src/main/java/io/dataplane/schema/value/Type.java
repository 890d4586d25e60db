package io.dataplane.schema.value;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A Terraform type constraint.
public sealed interface Type {
    Type BOOL = Primitive.BOOL;
    Type NUMBER = Primitive.NUMBER;
    Type STRING = Primitive.STRING;
    Type DYNAMIC = new Dynamic();

    /// The scalar types.
    enum Primitive implements Type {
        BOOL,
        NUMBER,
        STRING
    }

    /// A type decided by each value.
    record Dynamic() implements Type {}

    /// An ordered collection of one element type.
    record ListOf(Type element) implements Type {}

    /// An unordered collection of distinct elements of one type.
    record SetOf(Type element) implements Type {}

    /// A collection by string key of one element type.
    record MapOf(Type element) implements Type {}

    /// A fixed set of named attributes, each with its type.
    record ObjectOf(SortedMap<String, Type> attributes) implements Type {
        public ObjectOf {
            attributes = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        }
    }

    /// A fixed sequence of types.
    record TupleOf(List<Type> elements) implements Type {
        public TupleOf {
            elements = List.copyOf(elements);
        }
    }
}
