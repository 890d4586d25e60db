package io.dataplane.schema.dispatch;

import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.bind.Binder;
import io.dataplane.schema.bind.Bound;
import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.plan.Planner;
import io.dataplane.schema.plan.WriteOnlyValues;
import io.dataplane.schema.spi.ManagedResource;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import org.jspecify.annotations.Nullable;

/// A resource type with what its model record gives: schema, binder, planner.
record Served<M extends Record>(ManagedResource<M> resource, Schema schema, Binder<M> binder, Planner planner) {
    static <M extends Record> Served<M> of(ManagedResource<M> resource) {
        Schema schema = SchemaOf.record(resource.model(), resource.schemaVersion(), resource.description());
        return new Served<>(resource, schema, Binder.of(resource.model()), new Planner(schema.block()));
    }

    String type() {
        return resource.typeName();
    }

    BlockSchema block() {
        return schema.block();
    }

    /// The model of a stored value, which is wholly known.
    M stored(Value state) {
        return switch (binder.bind(state)) {
            case Bound.Known<M>(M model) -> model;
            case Bound.PartlyUnknown<M>(var paths) ->
                throw new IllegalStateException("stored values of " + type() + " are unknown: " + paths);
        };
    }

    /// A model of the resource's as a value of the schema, without what is write-only.
    Value unbind(@Nullable M model) {
        return model == null ? Values.NULL : WriteOnlyValues.drop(block(), binder.unbind(model));
    }
}
