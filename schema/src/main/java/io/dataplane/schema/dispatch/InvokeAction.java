package io.dataplane.schema.dispatch;

import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.spi.Action;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Value;
import java.util.List;

/// Does what an action does.
public final class InvokeAction {
    private final Registry registry;

    public InvokeAction(Registry registry) {
        this.registry = registry;
    }

    public List<Diagnostic> run(String type, Value config, Action.Progress progress, CallContext context) {
        return run(registry.action(type), config, progress, context);
    }

    private <M extends Record> List<Diagnostic> run(
            Action<M> action, Value config, Action.Progress progress, CallContext context) {
        Diagnostics diagnostics = new Diagnostics();
        Model<M> model = registry.model(action);
        if (registry.hasSettings(model.type(), diagnostics)) {
            KnownConfig.of(model, config, diagnostics)
                    .ifPresent(known -> action.invoke(known.model(), progress, context, diagnostics));
        }
        return diagnostics.list();
    }
}
