package io.dataplane.schema.dispatch;

import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.bind.Binder;
import io.dataplane.schema.bind.Bound;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.plan.EqualElements;
import io.dataplane.schema.plan.Planner;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import java.lang.System.Logger.Level;
import java.util.function.BiConsumer;

/// The schema's rules, then the model's rules across attributes, so that a user sees all errors at once.
final class ModelRules {
    private ModelRules() {}

    static <M extends Record> void check(
            BlockSchema schema,
            Binder<M> binder,
            Value config,
            boolean writeOnlyAllowed,
            BiConsumer<M, Diagnostics> rules,
            Diagnostics diagnostics) {
        new ConfigCheck(writeOnlyAllowed, diagnostics).block(schema, config, AttributePath.ROOT);
        if (!(config instanceof Value.ObjectValue object)) {
            return;
        }
        Value complete = new Planner(schema).withDefaults(object);
        EqualElements.find(config, complete)
                .forEach(path -> diagnostics.error(
                        path,
                        "Equal Elements In A Set",
                        "Two elements of " + path + " are the same once defaults are filled in. Remove one of them."));
        try {
            if (binder.bind(complete) instanceof Bound.Known<M>(M model)) {
                rules.accept(model, diagnostics);
            }
        } catch (RuntimeException e) {
            if (!diagnostics.hasErrors()) {
                throw e;
            }
            // rules across attributes may rely on what the schema's rules have just refused
            System.getLogger(ModelRules.class.getName()).log(Level.DEBUG, "rules were left out", e);
        }
    }
}
