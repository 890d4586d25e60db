package io.dataplane.schema.dispatch;

import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.bind.Binder;
import io.dataplane.schema.bind.Bound;
import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.plan.Planner;
import io.dataplane.schema.plan.WriteOnlyValues;
import io.dataplane.schema.spi.BlockType;
import io.dataplane.schema.spi.ManagedResource;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import org.jspecify.annotations.Nullable;

/// What the model record of a type gives: schema, binder, planner.
record Model<M extends Record>(String type, Schema schema, Binder<M> binder, Planner planner) {
    static <M extends Record> Model<M> of(BlockType<M> type) {
        long version = type instanceof ManagedResource<M> resource ? resource.schemaVersion() : 0;
        return of(type.typeName(), type.model(), version, type.description());
    }

    static <M extends Record> Model<M> of(String type, Class<M> record, long version, String description) {
        Schema schema = SchemaOf.record(record, version, description);
        return new Model<>(type, schema, Binder.of(record), new Planner(schema.block()));
    }

    BlockSchema block() {
        return schema.block();
    }

    /// The model of a stored value, which is wholly known.
    M stored(Value state) {
        return switch (binder.bind(state)) {
            case Bound.Known<M>(M model) -> model;
            case Bound.PartlyUnknown<M>(var paths) ->
                throw new IllegalStateException("stored values of " + type + " are unknown: " + paths);
        };
    }

    /// A model as a value of the schema, without what is write-only.
    Value unbind(@Nullable M model) {
        return model == null ? Values.NULL : WriteOnlyValues.drop(block(), binder.unbind(model));
    }
}
