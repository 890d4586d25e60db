package io.dataplane.schema.dispatch;

import io.dataplane.schema.spi.CallContext;
import java.util.List;

/// Starts a state from an import id.
public final class ImportResource {
    private final Registry registry;

    public ImportResource(Registry registry) {
        this.registry = registry;
    }

    public NewState run(String type, String id, CallContext context) {
        return new NewState(io.dataplane.schema.value.Values.NULL, new byte[0], List.of());
    }
}
