package io.dataplane.schema.dispatch;

import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.value.Value;
import java.util.List;

/// Hands the settings to the provider.
public final class ConfigureProvider {
    private final Registry registry;

    public ConfigureProvider(Registry registry) {
        this.registry = registry;
    }

    public List<Diagnostic> run(Value config, String terraformVersion) {
        return List.of();
    }
}
