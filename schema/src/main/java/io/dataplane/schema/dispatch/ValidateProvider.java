package io.dataplane.schema.dispatch;

import io.dataplane.schema.bind.Binder;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.spi.Provider;
import io.dataplane.schema.value.Value;
import java.util.List;

/// Checks the provider block, offline.
public final class ValidateProvider {
    private final Registry registry;

    public ValidateProvider(Registry registry) {
        this.registry = registry;
    }

    public List<Diagnostic> run(Value config) {
        return run(registry.provider(), config);
    }

    private <C extends Record> List<Diagnostic> run(Provider<C> provider, Value config) {
        Diagnostics diagnostics = new Diagnostics();
        Binder<C> binder = Binder.of(provider.configModel());
        ModelRules.check(registry.providerSchema().block(), binder, config, false, provider::validate, diagnostics);
        return diagnostics.list();
    }
}
