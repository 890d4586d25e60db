package io.dataplane.schema.dispatch;

import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.spi.CallContext;
import java.util.List;

/// Ends an ephemeral resource, also after an interrupt.
public final class CloseEphemeralResource {
    private final Registry registry;

    public CloseEphemeralResource(Registry registry) {
        this.registry = registry;
    }

    public List<Diagnostic> run(String type, byte[] privateData, CallContext context) {
        Diagnostics diagnostics = new Diagnostics();
        registry.ephemeralResource(type).close(privateData, context, diagnostics);
        return diagnostics.list();
    }
}
