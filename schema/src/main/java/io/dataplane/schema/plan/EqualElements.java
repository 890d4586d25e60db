package io.dataplane.schema.plan;

import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// Finds sets that lose elements when defaults make them equal (`{ port = 1 }` and `{ port = 1, proto = "tcp" }`).
/// Terraform would blame the provider for the lost element, so the user has to be told before.
public final class EqualElements {
    private final List<AttributePath> found = new ArrayList<>();

    private EqualElements() {}

    public static List<AttributePath> find(Value config, Value withDefaults) {
        EqualElements equal = new EqualElements();
        equal.compare(config, withDefaults, AttributePath.ROOT);
        return equal.found;
    }

    private void compare(Value config, Value filled, AttributePath path) {
        switch (config) {
            case Value.ObjectValue object ->
                object.attributes()
                        .forEach((name, part) -> compare(part, Parts.named(filled, name, part), path.name(name)));
            case Value.MapValue(SortedMap<String, Value> entries) ->
                entries.forEach((key, part) -> compare(part, Parts.at(filled, key, part), path.key(key)));
            case Value.Sequence(List<Value> elements) -> {
                for (int i = 0; i < elements.size(); i++) {
                    compare(elements.get(i), Parts.at(filled, i, elements.get(i)), path.index(i));
                }
            }
            case Value.SetValue(List<Value> elements) -> {
                if (filled instanceof Value.SetValue(List<Value> rest) && rest.size() < elements.size()) {
                    found.add(path);
                }
            }
            case Value.Null _, Value.Unknown _, Value.Bool _, Value.Numeric _, Value.Text _, Value.Typed _ -> {
                // nothing inside
            }
        }
    }
}
