package io.dataplane.schema.plan;

import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/// Nested objects, alone or in a collection, beside the ones that belong to them in another value.
final class Parts {
    /// Makes a new object of one and its counterpart.
    interface Change {
        Value apply(Value.ObjectValue part, Value counterpart);
    }

    private Parts() {}

    /// The attribute of that name, or `missing` when `object` is none.
    static Value named(Value object, String name, Value missing) {
        return object instanceof Value.ObjectValue known ? known.get(name) : missing;
    }

    static Value at(Value list, int index, Value missing) {
        return list instanceof Value.Sequence(List<Value> elements) && index < elements.size()
                ? elements.get(index)
                : missing;
    }

    static Value at(Value map, String key, Value missing) {
        if (map instanceof Value.MapValue(SortedMap<String, Value> entries)) {
            Value entry = entries.get(key);
            return entry == null ? missing : entry;
        }
        return missing;
    }

    /// The same collection with each object changed; what is null or unknown stays as it is.
    static Value map(Value whole, Value counterpart, Value missing, Change change) {
        BinaryOperator<Value> one =
                (part, other) -> part instanceof Value.ObjectValue object ? change.apply(object, other) : part;
        return switch (whole) {
            case Value.Sequence(List<Value> elements) -> {
                List<Value> changed = new ArrayList<>(elements.size());
                for (int i = 0; i < elements.size(); i++) {
                    changed.add(one.apply(elements.get(i), at(counterpart, i, missing)));
                }
                yield new Value.Sequence(changed);
            }
            case Value.SetValue(List<Value> elements) ->
                new Value.SetValue(elements.stream()
                        .map(element -> one.apply(element, missing))
                        .toList());
            case Value.MapValue(SortedMap<String, Value> entries) -> {
                SortedMap<String, Value> changed = new TreeMap<>();
                entries.forEach((key, entry) -> changed.put(key, one.apply(entry, at(counterpart, key, missing))));
                yield new Value.MapValue(changed);
            }
            default -> one.apply(whole, counterpart);
        };
    }

    /// The same value with null in the place of every unknown.
    static Value withoutUnknowns(Value value) {
        return switch (value) {
            case Value.Unknown _ -> Values.NULL;
            case Value.Sequence(List<Value> elements) ->
                new Value.Sequence(elements.stream().map(Parts::withoutUnknowns).toList());
            case Value.SetValue(List<Value> elements) ->
                new Value.SetValue(elements.stream().map(Parts::withoutUnknowns).toList());
            case Value.MapValue(SortedMap<String, Value> entries) -> {
                SortedMap<String, Value> changed = new TreeMap<>(entries);
                changed.replaceAll((_, entry) -> withoutUnknowns(entry));
                yield new Value.MapValue(changed);
            }
            case Value.ObjectValue object -> {
                Map<String, Value> changed = new LinkedHashMap<>(object.attributes());
                changed.replaceAll((_, attribute) -> withoutUnknowns(attribute));
                yield new Value.ObjectValue(changed);
            }
            case Value.Typed typed -> new Value.Typed(typed.type(), withoutUnknowns(typed.value()));
            case Value.Null _, Value.Bool _, Value.Numeric _, Value.Text _ -> value;
        };
    }
}
