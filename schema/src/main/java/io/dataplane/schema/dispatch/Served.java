package io.dataplane.schema.dispatch;

import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.bind.Binder;
import io.dataplane.schema.plan.Planner;
import io.dataplane.schema.spi.ManagedResource;
import io.dataplane.schema.value.Value;
import org.jspecify.annotations.Nullable;

/// A resource type with what its model record gives.
record Served<M extends Record>(ManagedResource<M> resource, Model<M> model) {
    String type() {
        return model.type();
    }

    Schema schema() {
        return model.schema();
    }

    BlockSchema block() {
        return model.block();
    }

    Binder<M> binder() {
        return model.binder();
    }

    Planner planner() {
        return model.planner();
    }

    M stored(Value state) {
        return model.stored(state);
    }

    Value unbind(@Nullable M state) {
        return model.unbind(state);
    }
}
