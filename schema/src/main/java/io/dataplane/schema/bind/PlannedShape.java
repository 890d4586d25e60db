package io.dataplane.schema.bind;

import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place that may be unknown. A collection with an unknown inside counts as unknown as a whole, unless its own
/// elements have room for it.
record PlannedShape(Shape content) implements Shape {
    @Override
    public Type type() {
        return content.type();
    }

    @Override
    public @Nullable Object read(Value value) {
        List<AttributePath> found = new ArrayList<>();
        content.unknowns(value, AttributePath.ROOT, found);
        if (!found.isEmpty()) {
            return Planned.unknown();
        }
        Object read = content.read(value);
        return read == null ? null : Planned.of(read);
    }

    @Override
    public Value write(@Nullable Object object) {
        return switch (object) {
            case Planned.Known<?>(Object known) -> content.write(known);
            case Planned.Unknown<?> _ -> Values.UNKNOWN;
            case null -> Values.NULL;
            default -> throw new IllegalStateException(object.getClass().getName() + " is not Planned");
        };
    }

    @Override
    public void unknowns(Value value, AttributePath path, List<AttributePath> found) {
        // unknown is one of the things this place can hold
    }

    @Override
    public void check(Value value, AttributePath path, Diagnostics diagnostics) {
        content.check(value, path, diagnostics);
    }
}
