package io.dataplane.schema.dispatch;

import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.plan.Planner;
import io.dataplane.schema.plan.StateChecks;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Value;

/// Starts a state from an import id; Terraform reads it next.
public final class ImportResource {
    private final Registry registry;

    public ImportResource(Registry registry) {
        this.registry = registry;
    }

    public NewState run(String type, String id, CallContext context) {
        return run(registry.served(type), id, context);
    }

    private static <M extends Record> NewState run(Served<M> served, String id, CallContext context) {
        Diagnostics diagnostics = new Diagnostics();
        Value state = served.unbind(served.resource().importState(id, context, diagnostics));
        SelfCheck.report(served.type(), "import", StateChecks.stored(served.block(), state));
        if (state.isNull() && !diagnostics.hasErrors()) {
            diagnostics.error(
                    "Nothing To Import",
                    "No " + served.type() + " with the id \"" + id + "\" was found. Check the id and the provider's "
                            + "account and region.");
        }
        return new NewState(Planner.settled(state), new byte[0], diagnostics.list());
    }
}
