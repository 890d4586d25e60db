package io.dataplane.schema.dispatch;

import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.value.Value;
import java.util.List;

/// Checks a resource's configuration, offline.
public final class ValidateResource {
    private final Registry registry;

    public ValidateResource(Registry registry) {
        this.registry = registry;
    }

    public List<Diagnostic> run(String type, Value config, boolean writeOnlyAllowed) {
        return new ValidateBlock(registry).run(BlockKind.RESOURCE, type, config, writeOnlyAllowed);
    }
}
