package io.dataplane.schema.plan;

import io.dataplane.schema.attribute.Elements;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Finds what is unknown in a value.
public final class Unknowns {
    private Unknowns() {}

    public static List<AttributePath> in(Value value) {
        List<AttributePath> found = new ArrayList<>();
        collect(value, AttributePath.ROOT, found);
        return found;
    }

    private static void collect(Value value, AttributePath path, List<AttributePath> found) {
        switch (value) {
            case Value.Unknown _ -> found.add(path);
            case Value.ObjectValue object ->
                object.attributes().forEach((name, part) -> collect(part, path.name(name), found));
            case Value.Typed typed -> collect(typed.value(), path, found);
            default -> Elements.forEach(value, path, (part, at) -> collect(part, at, found));
        }
    }
}
