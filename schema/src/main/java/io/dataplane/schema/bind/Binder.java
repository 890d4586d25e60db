package io.dataplane.schema.bind;

import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Values to records of one model class and back.
public final class Binder<M extends Record> {
    private final Class<M> model;
    private final RecordShape shape;

    private Binder(Class<M> model) {
        this.model = model;
        this.shape = RecordShape.of(model);
    }

    public static <M extends Record> Binder<M> of(Class<M> model) {
        return new Binder<>(model);
    }

    public Type.ObjectOf type() {
        return shape.type();
    }

    /// `value` is a known object.
    public Bound<M> bind(Value value) {
        List<AttributePath> unknowns = new ArrayList<>();
        shape.unknowns(value, AttributePath.ROOT, unknowns);
        return unknowns.isEmpty()
                ? new Bound.Known<>(model.cast(shape.read(value)))
                : new Bound.PartlyUnknown<>(unknowns);
    }

    /// Reports what the Terraform type allows and the model does not: null elements, broken whole numbers.
    public void check(Value value, Diagnostics diagnostics) {
        shape.check(value, AttributePath.ROOT, diagnostics);
    }

    /// A complete object of the model's type: what is absent is null.
    public Value.ObjectValue unbind(M record) {
        return (Value.ObjectValue) shape.write(record);
    }
}
