package io.dataplane.proto.judge;

import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Looks into values: parts by name, position and key, and equality as Terraform has it.
final class Look {
    private Look() {}

    /// Null when there is no such attribute.
    static Value named(Value whole, String name) {
        return whole instanceof Value.ObjectValue object
                ? object.attributes().getOrDefault(name, Values.NULL)
                : Values.NULL;
    }

    static List<Value> elements(Value whole) {
        return switch (whole) {
            case Value.Sequence list -> list.elements();
            case Value.SetValue set -> set.elements();
            default -> List.of();
        };
    }

    static Map<String, Value> entries(Value whole) {
        return whole instanceof Value.MapValue map ? map.entries() : Map.of();
    }

    static Value at(Value list, int index) {
        List<Value> elements = elements(list);
        return index < elements.size() ? elements.get(index) : Values.NULL;
    }

    static Value at(Value map, String key) {
        return entries(map).getOrDefault(key, Values.NULL);
    }

    /// The parts of a container under the last step of their path.
    static Map<String, Value> parts(Value whole) {
        Map<String, Value> parts = new TreeMap<>();
        switch (whole) {
            case Value.ObjectValue object -> object.attributes().forEach((name, part) -> parts.put("." + name, part));
            case Value.MapValue map -> map.entries().forEach((key, part) -> parts.put("[\"" + key + "\"]", part));
            case Value.Typed typed -> parts.put("", typed.value());
            default -> {
                for (int i = 0; i < elements(whole).size(); i++) {
                    parts.put("[" + i + "]", at(whole, i));
                }
            }
        }
        return parts;
    }

    /// Refinements of unknowns do not count, nor does the order of a set.
    static boolean same(Value one, Value other) {
        return switch (one) {
            case Value.Null _ -> other.isNull();
            case Value.Unknown _ -> other.isUnknown();
            case Value.Bool(boolean truth) -> other instanceof Value.Bool(boolean that) && truth == that;
            case Value.Numeric number ->
                other instanceof Value.Numeric that && number.value().compareTo(that.value()) == 0;
            case Value.Text(String text) -> other instanceof Value.Text(String that) && text.equals(that);
            case Value.Typed typed ->
                other instanceof Value.Typed that
                        && typed.type().equals(that.type())
                        && same(typed.value(), that.value());
            case Value.SetValue set ->
                other instanceof Value.SetValue that
                        && set.elements().size() == that.elements().size()
                        && correlate(set.elements(), that.elements(), Look::same);
            case Value.Sequence _, Value.MapValue _, Value.ObjectValue _ ->
                one.getClass() == other.getClass() && sameParts(parts(one), parts(other));
        };
    }

    private static boolean sameParts(Map<String, Value> these, Map<String, Value> those) {
        return these.keySet().equals(those.keySet())
                && these.entrySet().stream()
                        .allMatch(e -> same(e.getValue(), those.getOrDefault(e.getKey(), Values.NULL)));
    }

    /// Each of these has a partner among those, and the reverse; the same partner may serve twice.
    static boolean correlate(Collection<Value> these, Collection<Value> those, BiPredicate<Value, Value> partners) {
        return these.stream().allMatch(one -> those.stream().anyMatch(other -> partners.test(one, other)))
                && those.stream().allMatch(other -> these.stream().anyMatch(one -> partners.test(one, other)));
    }

    /// How many elements a set can turn out to have: those with something unknown in them may become equal.
    static boolean lengthsMeet(Value one, Value other) {
        return leastLength(one) <= elements(other).size()
                && leastLength(other) <= elements(one).size();
    }

    private static int leastLength(Value set) {
        List<Value> distinct = new ArrayList<>();
        for (Value element : elements(set)) {
            if (known(element) && distinct.stream().noneMatch(each -> same(each, element))) {
                distinct.add(element);
            }
        }
        return Math.max(distinct.size(), Math.min(1, elements(set).size()));
    }

    static boolean known(Value value) {
        return !value.isUnknown() && parts(value).values().stream().allMatch(Look::known);
    }

    /// Whether the path leads somewhere; below an unknown everything may be.
    static boolean leadsSomewhere(Value value, AttributePath path) {
        Value here = value;
        for (AttributePath.Step step : path.steps()) {
            if (here.isUnknown()) {
                return true;
            }
            Value next = step(here, step);
            if (next == null) {
                return false;
            }
            here = next;
        }
        return true;
    }

    private static @Nullable Value step(Value value, AttributePath.Step step) {
        return switch (step) {
            case AttributePath.Name(String name) ->
                value instanceof Value.ObjectValue object ? object.attributes().get(name) : null;
            case AttributePath.Key(String key) -> entries(value).get(key);
            case AttributePath.Index(long index) ->
                index >= 0 && index < elements(value).size() ? at(value, (int) index) : null;
        };
    }
}
