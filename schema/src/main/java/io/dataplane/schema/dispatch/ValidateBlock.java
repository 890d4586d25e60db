package io.dataplane.schema.dispatch;

import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.spi.BlockType;
import io.dataplane.schema.value.Value;
import java.util.List;

/// Checks a configuration of any kind, offline. Only resources can have write-only attributes.
public final class ValidateBlock {
    private final Registry registry;

    public ValidateBlock(Registry registry) {
        this.registry = registry;
    }

    public List<Diagnostic> run(BlockKind kind, String type, Value config, boolean writeOnlyAllowed) {
        return run(registry.block(kind, type), config, writeOnlyAllowed);
    }

    private <M extends Record> List<Diagnostic> run(BlockType<M> type, Value config, boolean writeOnlyAllowed) {
        Diagnostics diagnostics = new Diagnostics();
        Model<M> model = registry.model(type);
        ModelRules.check(model.block(), model.binder(), config, writeOnlyAllowed, type::validate, diagnostics);
        return diagnostics.list();
    }
}
