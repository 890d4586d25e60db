package io.dataplane.schema.plan;

import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/// Every known planned value is a promise about the state after apply; this finds the broken ones.
public final class Promise {
    private final List<AttributePath> broken = new ArrayList<>();

    private Promise() {}

    public static List<AttributePath> broken(Value planned, Value actual) {
        Promise promise = new Promise();
        promise.compare(planned, actual, AttributePath.ROOT);
        return promise.broken;
    }

    private void compare(Value planned, Value actual, AttributePath path) {
        boolean kept =
                switch (planned) {
                    case Value.Unknown _ -> true;
                    case Value.ObjectValue object
                    when actual instanceof Value.ObjectValue other -> {
                        object.attributes().forEach((name, value) -> compare(value, other.get(name), path.name(name)));
                        yield true;
                    }
                    case Value.Sequence(List<Value> those)
                    when actual instanceof Value.Sequence(List<Value> these) && those.size() == these.size() -> {
                        for (int i = 0; i < those.size(); i++) {
                            compare(those.get(i), these.get(i), path.index(i));
                        }
                        yield true;
                    }
                    case Value.MapValue(SortedMap<String, Value> those)
                    when actual instanceof Value.MapValue(SortedMap<String, Value> these) -> {
                        entries(those, these, path);
                        yield true;
                    }
                    case Value.SetValue(List<Value> those)
                    when actual instanceof Value.SetValue(List<Value> these) && !planned.isWhollyKnown() ->
                        set(those, these);
                    default -> planned.equals(actual);
                };
        if (!kept) {
            broken.add(path);
        }
    }

    private void entries(SortedMap<String, Value> planned, SortedMap<String, Value> actual, AttributePath path) {
        Set<String> keys = new TreeSet<>(planned.keySet());
        keys.addAll(actual.keySet());
        for (String key : keys) {
            Value before = planned.get(key);
            Value after = actual.get(key);
            if (before == null || after == null) {
                broken.add(path.key(key));
            } else {
                compare(before, after, path.key(key));
            }
        }
    }

    /// Elements that were wholly known are still there, and there are not more than planned.
    private static boolean set(List<Value> planned, List<Value> actual) {
        List<Value> known = planned.stream().filter(Value::isWhollyKnown).toList();
        return actual.size() <= planned.size() && new HashSet<>(actual).containsAll(known);
    }
}
