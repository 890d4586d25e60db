package io.dataplane.schema.plan;

import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import java.util.ArrayList;
import java.util.List;

/// The checks Terraform makes on a state that comes back from apply, read, import or upgrade.
public final class StateChecks {
    private StateChecks() {}

    /// After an apply; `failed` when there are error diagnostics beside it.
    public static List<Violation> applied(BlockSchema schema, Value planned, Value state, boolean failed) {
        List<Violation> found = new ArrayList<>(stored(schema, state));
        if (!failed && planned.isNull() != state.isNull()) {
            found.add(new Violation("A6", AttributePath.ROOT, "plan and state differ in whether there is an object"));
        } else if (!failed) {
            Promise.broken(planned, state)
                    .forEach(path -> found.add(new Violation("A1", path, "is not what was planned")));
        }
        return found;
    }

    /// Anything that is stored: of the schema's type, wholly known, without write-only values, blocks never null.
    public static List<Violation> stored(BlockSchema schema, Value state) {
        List<Violation> found = new ArrayList<>();
        Conformance.check(
                state,
                schema.impliedType(),
                AttributePath.ROOT,
                path -> found.add(new Violation("A7", path, "is of another type")));
        if (!state.isWhollyKnown()) {
            found.add(new Violation("A4", AttributePath.ROOT, "a stored value is unknown"));
        }
        if (!WriteOnlyValues.drop(schema, state).equals(state)) {
            found.add(new Violation("A5", AttributePath.ROOT, "a write-only value is stored"));
        }
        if (state instanceof Value.ObjectValue object) {
            schema.blocks().stream()
                    .filter(block -> !(object.attributes().get(block.name()) instanceof Value.Sequence))
                    .forEach(block ->
                            found.add(new Violation("A3", AttributePath.path(block.name()), "blocks are never null")));
        }
        return found;
    }
}
