package io.dataplane.schema.dispatch;

import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Value;
import java.util.List;

/// Plans a create, an update or a destroy.
public final class PlanResource {
    private final Registry registry;

    public PlanResource(Registry registry) {
        this.registry = registry;
    }

    public PlannedChange run(
            String type,
            Value priorState,
            Value proposedNewState,
            Value config,
            byte[] priorPrivate,
            CallContext context) {
        return new PlannedChange(proposedNewState, List.of(), priorPrivate, List.of());
    }
}
