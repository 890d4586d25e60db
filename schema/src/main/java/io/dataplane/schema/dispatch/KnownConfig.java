package io.dataplane.schema.dispatch;

import io.dataplane.schema.bind.Bound;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.plan.Unknowns;
import io.dataplane.schema.value.Value;
import java.util.Optional;

/// The configuration of something that is done at once, so that nothing of it may be unknown any more.
record KnownConfig<M extends Record>(Value.ObjectValue config, M model) {
    /// Empty, with errors, when something is unknown; Terraform asks later then, so this says why nothing was done.
    static <M extends Record> Optional<KnownConfig<M>> of(Model<M> model, Value config, Diagnostics diagnostics) {
        Unknowns.in(config)
                .forEach(path -> diagnostics.error(
                        path,
                        "Argument Not Known Yet",
                        path + " has no value yet, and " + model.type()
                                + " cannot do without. Apply what it refers to first"
                                + " (terraform apply -target=...), then run the command again."));
        if (diagnostics.hasErrors() || !(config instanceof Value.ObjectValue object)) {
            return Optional.empty();
        }
        Value.ObjectValue complete = model.planner().withDefaults(object);
        return model.binder().bind(complete) instanceof Bound.Known<M>(M known)
                ? Optional.of(new KnownConfig<>(object, known))
                : Optional.empty();
    }
}
