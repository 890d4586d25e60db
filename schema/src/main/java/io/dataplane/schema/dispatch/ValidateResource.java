package io.dataplane.schema.dispatch;

import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.Value;
import java.util.List;

/// Checks a resource's configuration, offline.
public final class ValidateResource {
    private final Registry registry;

    public ValidateResource(Registry registry) {
        this.registry = registry;
    }

    public List<Diagnostic> run(String type, Value config, boolean writeOnlyAllowed) {
        return run(registry.served(type), config, writeOnlyAllowed);
    }

    private static <M extends Record> List<Diagnostic> run(Served<M> served, Value config, boolean writeOnlyAllowed) {
        Diagnostics diagnostics = new Diagnostics();
        ModelRules.check(
                served.block(), served.binder(), config, writeOnlyAllowed, served.resource()::validate, diagnostics);
        return diagnostics.list();
    }
}
