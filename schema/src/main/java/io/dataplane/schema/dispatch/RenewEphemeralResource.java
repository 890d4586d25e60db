package io.dataplane.schema.dispatch;

import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.spi.EphemeralResource.Renewed;
import java.util.List;

/// Keeps an ephemeral resource open for longer.
public final class RenewEphemeralResource {
    private final Registry registry;

    public RenewEphemeralResource(Registry registry) {
        this.registry = registry;
    }

    /// When to renew next, with what, and what is to be said.
    public record Answer(Renewed renewed, List<Diagnostic> diagnostics) {}

    public Answer run(String type, byte[] privateData, CallContext context) {
        Diagnostics diagnostics = new Diagnostics();
        Renewed renewed = registry.ephemeralResource(type).renew(privateData, context, diagnostics);
        return new Answer(renewed, diagnostics.list());
    }
}
