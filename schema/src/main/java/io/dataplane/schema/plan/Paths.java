package io.dataplane.schema.plan;

import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Follows a path into a value.
final class Paths {
    private Paths() {}

    /// Empty when there is no such place; what lies below an unknown is unknown.
    static Optional<Value> find(Value value, AttributePath path) {
        Value here = value;
        for (AttributePath.Step step : path.steps()) {
            if (here.isUnknown()) {
                return Optional.of(here);
            }
            Optional<Value> next = step(here, step);
            if (next.isEmpty()) {
                return next;
            }
            here = next.get();
        }
        return Optional.of(here);
    }

    private static Optional<Value> step(Value value, AttributePath.Step step) {
        return switch (step) {
            case AttributePath.Name(String name)
            when value instanceof Value.ObjectValue object ->
                Optional.ofNullable(object.attributes().get(name));
            case AttributePath.Key(String key)
            when value instanceof Value.MapValue(SortedMap<String, Value> entries) ->
                Optional.ofNullable(entries.get(key));
            case AttributePath.Index(long index)
            when value instanceof Value.Sequence(List<Value> elements) && index >= 0 && index < elements.size() ->
                Optional.of(elements.get((int) index));
            default -> Optional.empty();
        };
    }
}
