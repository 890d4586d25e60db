package io.dataplane.schema.attribute;

import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiConsumer;

/// Walks the elements of a collection; the elements of a set have no path of their own and get the set's.
public final class Elements {
    private Elements() {}

    public static void forEach(Value collection, AttributePath path, BiConsumer<Value, AttributePath> visit) {
        switch (collection) {
            case Value.Sequence(List<Value> elements) -> {
                for (int i = 0; i < elements.size(); i++) {
                    visit.accept(elements.get(i), path.index(i));
                }
            }
            case Value.SetValue(List<Value> elements) -> elements.forEach(element -> visit.accept(element, path));
            case Value.MapValue(SortedMap<String, Value> entries) ->
                entries.forEach((key, entry) -> visit.accept(entry, path.key(key)));
            default -> {
                // a scalar, null or unknown has no elements
            }
        }
    }

    /// Tells the user about a null where only values can stand.
    public static void nullElement(AttributePath path, Diagnostics diagnostics) {
        diagnostics.error(
                path,
                "Null Element",
                path + " is null, but a collection can only hold values. Remove the element, or give it a value.");
    }
}
