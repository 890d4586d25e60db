package io.dataplane.schema.dispatch;

import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.plan.Planner;
import io.dataplane.schema.plan.StateChecks;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Value;
import org.jspecify.annotations.Nullable;

/// Starts a state from an import id; Terraform reads it next.
public final class ImportResource {
    private final Registry registry;

    public ImportResource(Registry registry) {
        this.registry = registry;
    }

    public NewState run(String type, String id, CallContext context) {
        return run(registry.served(type), id, context);
    }

    /// By what names the object for ever, from Terraform 1.12 on; the type has an identity.
    public NewState run(String type, Value identity, CallContext context) {
        return byIdentity(registry.served(type), identity, context);
    }

    private static <M extends Record> NewState run(Served<M> served, String id, CallContext context) {
        Diagnostics diagnostics = new Diagnostics();
        return imported(
                served, "id \"" + id + "\"", served.resource().importState(id, context, diagnostics), diagnostics);
    }

    private static <M extends Record> NewState byIdentity(Served<M> served, Value identity, CallContext context) {
        IdentityModel<M, ?> model = IdentityModel.of(served.resource())
                .orElseThrow(() -> new IllegalArgumentException(served.type() + " has no identity"));
        return byIdentity(served, model, identity, context);
    }

    private static <M extends Record, I extends Record> NewState byIdentity(
            Served<M> served, IdentityModel<M, I> model, Value identity, CallContext context) {
        Diagnostics diagnostics = new Diagnostics();
        ModelRules.check(model.model().block(), model.model().binder(), identity, false, (_, _) -> {}, diagnostics);
        M object = diagnostics.hasErrors()
                ? null
                : model.identity().importState(model.model().stored(identity), context, diagnostics);
        return imported(served, "identity", object, diagnostics);
    }

    private static <M extends Record> NewState imported(
            Served<M> served, String name, @Nullable M object, Diagnostics diagnostics) {
        Value state = served.unbind(object);
        SelfCheck.report(served.type(), "import", StateChecks.stored(served.block(), state));
        if (state.isNull() && !diagnostics.hasErrors()) {
            diagnostics.error(
                    "Nothing To Import",
                    "No " + served.type() + " with this " + name + " was found. Check it, and the provider's "
                            + "account and region.");
        }
        return new NewState(Planner.settled(state), new byte[0], diagnostics.list());
    }
}
