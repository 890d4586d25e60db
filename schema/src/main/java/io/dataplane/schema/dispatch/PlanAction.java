package io.dataplane.schema.dispatch;

import io.dataplane.schema.bind.Bound;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.spi.Action;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Value;
import java.util.List;

/// Looks at an action before anything is done; what is unknown now is looked at when it is invoked.
public final class PlanAction {
    private final Registry registry;

    public PlanAction(Registry registry) {
        this.registry = registry;
    }

    public List<Diagnostic> run(String type, Value config, CallContext context) {
        return run(registry.action(type), config, context);
    }

    private <M extends Record> List<Diagnostic> run(Action<M> action, Value config, CallContext context) {
        Diagnostics diagnostics = new Diagnostics();
        Model<M> model = registry.model(action);
        if (config instanceof Value.ObjectValue object
                && model.binder().bind(model.planner().withDefaults(object)) instanceof Bound.Known<M>(M known)) {
            action.plan(known, context, diagnostics);
        }
        return diagnostics.list();
    }
}
