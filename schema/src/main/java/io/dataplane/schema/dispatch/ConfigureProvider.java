package io.dataplane.schema.dispatch;

import io.dataplane.schema.bind.Binder;
import io.dataplane.schema.bind.Bound;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.plan.Planner;
import io.dataplane.schema.spi.Provider;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import java.util.List;

/// Hands the settings to the provider; null when they are not all known yet.
public final class ConfigureProvider {
    private final Registry registry;

    public ConfigureProvider(Registry registry) {
        this.registry = registry;
    }

    public List<Diagnostic> run(Value config, String terraformVersion) {
        return run(registry.provider(), config, terraformVersion);
    }

    private <C extends Record> List<Diagnostic> run(Provider<C> provider, Value config, String terraformVersion) {
        Diagnostics diagnostics = new Diagnostics();
        C settings = null;
        if (config instanceof Value.ObjectValue object) {
            Value complete = new Planner(registry.providerSchema().block()).withDefaults(object);
            switch (Binder.of(provider.configModel()).bind(complete)) {
                case Bound.Known<C>(C model) -> {
                    settings = model;
                    registry.unknownSettings(List.of());
                }
                case Bound.PartlyUnknown<C>(List<AttributePath> paths) -> registry.unknownSettings(paths);
            }
        }
        provider.configure(settings, terraformVersion, diagnostics);
        return diagnostics.list();
    }
}
