package io.dataplane.schema.dispatch;

import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.value.Value;
import java.util.List;

/// Checks the provider block.
public final class ValidateProvider {
    private final Registry registry;

    public ValidateProvider(Registry registry) {
        this.registry = registry;
    }

    public List<Diagnostic> run(Value config) {
        return List.of();
    }
}
