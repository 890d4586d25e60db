package io.dataplane.schema.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A Terraform value: known, null or unknown. Equality is Terraform's: numbers by value, sets without order, unknowns
/// without their refinements.
public sealed interface Value {
    default boolean isNull() {
        return this instanceof Null;
    }

    default boolean isUnknown() {
        return this instanceof Unknown;
    }

    /// Whether nothing in it, at any depth, is unknown.
    default boolean isWhollyKnown() {
        return switch (this) {
            case Unknown _ -> false;
            case Sequence(List<Value> elements) -> elements.stream().allMatch(Value::isWhollyKnown);
            case SetValue(List<Value> elements) -> elements.stream().allMatch(Value::isWhollyKnown);
            case MapValue(SortedMap<String, Value> entries) ->
                entries.values().stream().allMatch(Value::isWhollyKnown);
            case ObjectValue object -> object.attributes().values().stream().allMatch(Value::isWhollyKnown);
            case Typed typed -> typed.value().isWhollyKnown();
            case Null _, Bool _, Numeric _, Text _ -> true;
        };
    }

    /// The absence of a value, of any type.
    record Null() implements Value {}

    /// A value that becomes known during apply; `refinement` is the raw MessagePack payload Terraform sent, if any.
    @SuppressWarnings("ArrayRecordComponent") // never handed out for change; equality ignores it
    record Unknown(byte @Nullable [] refinement) implements Value {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Unknown;
        }

        @Override
        public int hashCode() {
            return 7;
        }

        @Override
        public String toString() {
            return refinement == null ? "(unknown)" : "(unknown, refined " + Arrays.hashCode(refinement) + ")";
        }
    }

    /// A known bool.
    record Bool(boolean value) implements Value {}

    /// A known number of any precision.
    record Numeric(BigDecimal value) implements Value {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Numeric(BigDecimal that) && value.compareTo(that) == 0;
        }

        @Override
        public int hashCode() {
            return value.stripTrailingZeros().hashCode();
        }
    }

    /// A known string in Unicode normal form C.
    record Text(String value) implements Value {
        public Text {
            if (!java.text.Normalizer.isNormalized(value, java.text.Normalizer.Form.NFC)) {
                value = java.text.Normalizer.normalize(value, java.text.Normalizer.Form.NFC);
            }
        }
    }

    /// A known list or tuple.
    record Sequence(List<Value> elements) implements Value {
        public Sequence {
            elements = Collections.unmodifiableList(new ArrayList<>(elements));
        }
    }

    /// A known set; equal to any set of the same elements. Elements with something unknown in them are all kept: they
    /// may turn out to differ, and Terraform counts them.
    record SetValue(List<Value> elements) implements Value {
        public SetValue {
            Set<Value> seen = new HashSet<>();
            elements = elements.stream()
                    .filter(element -> seen.add(element) || !element.isWhollyKnown())
                    .toList();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof SetValue(List<Value> those)
                    && those.size() == elements.size()
                    && counted(those).equals(counted(elements));
        }

        @Override
        public int hashCode() {
            return counted(elements).hashCode();
        }

        private static Map<Value, Integer> counted(List<Value> elements) {
            Map<Value, Integer> counts = HashMap.newHashMap(elements.size());
            elements.forEach(element -> counts.merge(element, 1, Integer::sum));
            return counts;
        }
    }

    /// A known map, in key order.
    record MapValue(SortedMap<String, Value> entries) implements Value {
        public MapValue(Map<String, ? extends Value> entries) {
            this((SortedMap<String, Value>) new TreeMap<String, Value>(entries));
        }

        public MapValue {
            entries = Collections.unmodifiableSortedMap(entries);
        }
    }

    /// A known object: every attribute of its type has a value, null ones included.
    record ObjectValue(Map<String, Value> attributes) implements Value {
        public ObjectValue {
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        }

        public Value get(String name) {
            return Objects.requireNonNull(attributes.get(name), () -> "no attribute " + name);
        }

        public ObjectValue with(String name, Value value) {
            Map<String, Value> changed = new LinkedHashMap<>(attributes);
            changed.put(name, value);
            return new ObjectValue(changed);
        }
    }

    /// A value in a `dynamic` place, with the type it turned out to have.
    record Typed(Type type, Value value) implements Value {}
}
