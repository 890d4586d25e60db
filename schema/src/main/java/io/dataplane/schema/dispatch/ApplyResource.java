package io.dataplane.schema.dispatch;

import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Value;
import java.util.List;

/// Makes what was planned.
public final class ApplyResource {
    private final Registry registry;

    public ApplyResource(Registry registry) {
        this.registry = registry;
    }

    public NewState run(
            String type,
            Value priorState,
            Value plannedState,
            Value config,
            byte[] plannedPrivate,
            CallContext context) {
        return new NewState(plannedState, plannedPrivate, List.of());
    }
}
