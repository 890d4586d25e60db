package io.dataplane.schema.bind;

import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A block that stands at most once: a list of one on the wire, a record or null in the model.
record SingleBlockShape(RecordShape block) implements Shape {
    @Override
    public Type type() {
        return new Type.ListOf(block.type());
    }

    @Override
    public @Nullable Object read(Value value) {
        return value instanceof Value.Sequence(List<Value> blocks) && !blocks.isEmpty()
                ? block.read(blocks.getFirst())
                : null;
    }

    @Override
    public Value write(@Nullable Object object) {
        return new Value.Sequence(object == null ? List.of() : List.of(block.write(object)));
    }

    @Override
    public void unknowns(Value value, AttributePath path, List<AttributePath> found) {
        new CollectionShape(io.dataplane.schema.attribute.Nesting.LIST, block).unknowns(value, path, found);
    }

    @Override
    public void check(Value value, AttributePath path, Diagnostics diagnostics) {
        if (value instanceof Value.Sequence(List<Value> blocks) && !blocks.isEmpty()) {
            block.check(blocks.getFirst(), path.index(0), diagnostics);
        }
    }
}
