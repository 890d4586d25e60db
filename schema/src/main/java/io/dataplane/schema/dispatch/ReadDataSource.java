package io.dataplane.schema.dispatch;

import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.plan.Planner;
import io.dataplane.schema.plan.StateChecks;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.spi.DataSource;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.Optional;

/// Reads a data source: the configuration with its computed attributes, or null beside errors.
public final class ReadDataSource {
    private final Registry registry;

    public ReadDataSource(Registry registry) {
        this.registry = registry;
    }

    public NewState run(String type, Value config, CallContext context) {
        return run(registry.dataSource(type), config, context);
    }

    private <M extends Record> NewState run(DataSource<M> source, Value config, CallContext context) {
        Diagnostics diagnostics = new Diagnostics();
        Model<M> model = registry.model(source);
        if (!registry.hasSettings(model.type(), diagnostics)) {
            return new NewState(Values.NULL, new byte[0], diagnostics.list());
        }
        Value state = KnownConfig.of(model, config, diagnostics)
                .flatMap(known -> Optional.ofNullable(source.read(known.model(), context, diagnostics))
                        .map(read -> (Value) model.planner()
                                .plan(
                                        known.config(),
                                        Values.NULL,
                                        model.binder().unbind(read))))
                .orElse(Values.NULL);
        SelfCheck.report(model.type(), "read", StateChecks.stored(model.block(), state));
        if (state.isNull() && !diagnostics.hasErrors()) {
            diagnostics.error(
                    "Nothing Found",
                    "No " + model.type() + " matches the arguments. Check them, and the"
                            + " provider's account and region.");
        }
        return new NewState(Planner.settled(state), new byte[0], diagnostics.list());
    }
}
