package io.dataplane.schema.dispatch;

import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Value;
import java.util.List;

/// Refreshes a state.
public final class ReadResource {
    private final Registry registry;

    public ReadResource(Registry registry) {
        this.registry = registry;
    }

    public NewState run(String type, Value currentState, byte[] privateData, CallContext context) {
        return new NewState(currentState, privateData, List.of());
    }
}
