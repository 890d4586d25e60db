package io.dataplane.schema.dispatch;

import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.plan.Planner;
import io.dataplane.schema.plan.StateChecks;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;

/// Refreshes a state; a null answer means that the object is gone.
public final class ReadResource {
    private final Registry registry;

    public ReadResource(Registry registry) {
        this.registry = registry;
    }

    public NewState run(String type, Value currentState, byte[] privateData, CallContext context) {
        return run(registry.served(type), currentState, privateData, context);
    }

    private static <M extends Record> NewState run(
            Served<M> served, Value currentState, byte[] privateData, CallContext context) {
        Diagnostics diagnostics = new Diagnostics();
        if (currentState.isNull()) {
            return new NewState(Values.NULL, privateData, diagnostics.list());
        }
        Value read = served.unbind(served.resource().read(served.stored(currentState), context, diagnostics));
        SelfCheck.report(served.type(), "read", StateChecks.stored(served.block(), read));
        // "gone" beside an error is no knowledge: what we had stays
        Value state = read.isNull() && diagnostics.hasErrors() ? currentState : Planner.settled(read);
        return new NewState(state, privateData, diagnostics.list());
    }
}
