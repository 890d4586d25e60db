package io.dataplane.schema.dispatch;

import io.dataplane.schema.bind.Bound;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.plan.PlanChecks;
import io.dataplane.schema.plan.Replacements;
import io.dataplane.schema.plan.SameMeaning;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.spi.PlanRequest;
import io.dataplane.schema.spi.PlanResponse;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.List;

/// Plans a create, an update or a destroy. A replacement comes as an update and then, again, as a create.
public final class PlanResource {
    private final Registry registry;

    public PlanResource(Registry registry) {
        this.registry = registry;
    }

    public PlannedChange run(
            String type,
            Value priorState,
            Value proposedNewState,
            Value config,
            byte[] priorPrivate,
            CallContext context) {
        Served<?> served = registry.served(type);
        return proposedNewState.isNull() || !(config instanceof Value.ObjectValue object)
                ? destroy(served, priorState, priorPrivate, context)
                : change(served, priorState, object, priorPrivate, context);
    }

    private static <M extends Record> PlannedChange destroy(
            Served<M> served, Value priorState, byte[] priorPrivate, CallContext context) {
        Diagnostics diagnostics = new Diagnostics();
        if (!priorState.isNull()) {
            served.resource().planDestroy(served.stored(priorState), context, diagnostics);
        }
        return new PlannedChange(Values.NULL, List.of(), priorPrivate, diagnostics.list());
    }

    private static <M extends Record> PlannedChange change(
            Served<M> served, Value prior, Value.ObjectValue written, byte[] priorPrivate, CallContext context) {
        Value.ObjectValue config = SameMeaning.keep(served.block(), written, prior);
        Diagnostics diagnostics = new Diagnostics();
        Value planned = Values.NULL;
        List<AttributePath> further = List.of();
        switch (served.binder().bind(served.planner().withDefaults(config))) {
            case Bound.PartlyUnknown<M> _ -> planned = served.planner().plan(config, prior);
            case Bound.Known<M>(M model) -> {
                M before = prior.isNull() ? null : served.stored(prior);
                PlanResponse<M> answer = served.resource().plan(new PlanRequest<>(model, before), context, diagnostics);
                planned = served.planner().plan(config, prior, served.binder().unbind(answer.planned()));
                further = answer.requiresReplace();
            }
        }
        List<AttributePath> replace = Replacements.of(served.block(), prior, planned, further);
        SelfCheck.report(
                served.type(), "plan", PlanChecks.violations(served.block(), prior, written, planned, replace));
        return new PlannedChange(planned, replace, priorPrivate, diagnostics.list());
    }
}
