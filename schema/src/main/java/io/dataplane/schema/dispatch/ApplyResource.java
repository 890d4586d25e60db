package io.dataplane.schema.dispatch;

import io.dataplane.schema.bind.Bound;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.plan.Planner;
import io.dataplane.schema.plan.Promise;
import io.dataplane.schema.plan.StateChecks;
import io.dataplane.schema.plan.WriteOnlyValues;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.spi.ManagedResource;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes what was planned: create, update or delete, by which side is null.
public final class ApplyResource {
    private final Registry registry;

    public ApplyResource(Registry registry) {
        this.registry = registry;
    }

    public NewState run(
            String type,
            Value priorState,
            Value plannedState,
            Value config,
            byte[] plannedPrivate,
            CallContext context) {
        Diagnostics diagnostics = new Diagnostics();
        Served<?> served = registry.served(type);
        Value state = plannedState.isNull()
                ? delete(served, priorState, context, diagnostics)
                : change(served, priorState, plannedState, config, context, diagnostics);
        Value settled = Planner.settled(state);
        boolean failed = diagnostics.hasErrors(); // only then may something have stayed unknown
        SelfCheck.report(
                type, "apply", StateChecks.applied(served.block(), plannedState, failed ? settled : state, failed));
        return new NewState(settled, plannedPrivate, diagnostics.list());
    }

    private static <M extends Record> Value delete(
            Served<M> served, Value priorState, CallContext context, Diagnostics diagnostics) {
        M left = priorState.isNull() ? null : served.resource().delete(served.stored(priorState), context, diagnostics);
        if (left != null && !diagnostics.hasErrors()) {
            diagnostics.error(
                    "Objects Left After Destroy",
                    "Something of this resource still exists, and the provider gave no reason. It stays in the state. "
                            + "Run terraform destroy again.");
        }
        return served.unbind(left);
    }

    private static <M extends Record> Value change(
            Served<M> served,
            Value priorState,
            Value plannedState,
            Value config,
            CallContext context,
            Diagnostics diagnostics) {
        return switch (served.binder().bind(WriteOnlyValues.copy(served.block(), plannedState, config))) {
            case Bound.Known<M>(M planned) -> {
                Value state = served.unbind(change(served, priorState, planned, context, diagnostics));
                if (!diagnostics.hasErrors()) {
                    kept(plannedState, state, diagnostics);
                }
                yield state;
            }
            case Bound.PartlyUnknown<M>(List<AttributePath> paths) -> {
                paths.forEach(path -> diagnostics.error(
                        path,
                        "Argument Unknown At Apply",
                        path + " has no value yet, so nothing was changed. Apply what it refers to first "
                                + "(terraform apply -target=...), then run terraform apply again."));
                yield priorState;
            }
        };
    }

    private static <M extends Record> @Nullable M change(
            Served<M> served, Value priorState, M planned, CallContext context, Diagnostics diagnostics) {
        ManagedResource<M> resource = served.resource();
        return priorState.isNull()
                ? resource.create(planned, context, diagnostics)
                : resource.update(served.stored(priorState), planned, context, diagnostics);
    }

    /// What the plan showed the user must have come true; if not, the state is still what exists.
    private static void kept(Value planned, Value state, Diagnostics diagnostics) {
        if (state.isNull()) {
            diagnostics.error(
                    "Nothing Exists After Apply",
                    "The objects could not be found after they were made. Run terraform apply again.");
            return;
        }
        List<AttributePath> broken = Promise.broken(planned, state);
        if (!broken.isEmpty()) {
            diagnostics.error(
                    broken.getFirst(),
                    "Objects Changed Between Plan And Apply",
                    "What exists now differs from the plan in: " + NamedPaths.of(broken)
                            + ". Somebody changed the objects in "
                            + "the meantime. The state holds what exists: run terraform plan, read it, and apply again.");
        }
    }
}
