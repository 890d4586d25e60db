package io.dataplane.schema.dispatch;

import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.plan.PlanChecks;
import io.dataplane.schema.plan.Planner;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.spi.EphemeralResource;
import io.dataplane.schema.spi.EphemeralResource.Opened;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Opens an ephemeral resource for the time of one command.
public final class OpenEphemeralResource {
    private final Registry registry;

    public OpenEphemeralResource(Registry registry) {
        this.registry = registry;
    }

    /// The configuration with its computed attributes, null beside errors; when to renew; what comes back at the end.
    @SuppressWarnings("ArrayRecordComponent") // opaque bytes that pass through
    public record Answer(Value result, Optional<Instant> renewAt, byte[] privateData, List<Diagnostic> diagnostics) {}

    public Answer run(String type, Value config, CallContext context) {
        return run(registry.ephemeralResource(type), config, context);
    }

    private <M extends Record> Answer run(EphemeralResource<M> resource, Value config, CallContext context) {
        Diagnostics diagnostics = new Diagnostics();
        Model<M> model = registry.model(resource);
        Optional<KnownConfig<M>> known = registry.hasSettings(model.type(), diagnostics)
                ? KnownConfig.of(model, config, diagnostics)
                : Optional.empty();
        Opened<M> opened = known.isEmpty() ? null : resource.open(known.get().model(), context, diagnostics);
        if (opened == null) {
            if (!diagnostics.hasErrors()) {
                diagnostics.error("Nothing Opened", model.type() + " gave no result and no reason. Try again.");
            }
            return new Answer(Values.NULL, Optional.empty(), new byte[0], diagnostics.list());
        }
        Value.ObjectValue given = known.get().config();
        Value result = Planner.settled(
                model.planner().plan(given, Values.NULL, model.binder().unbind(opened.result())));
        SelfCheck.report(
                model.type(), "open", PlanChecks.violations(model.block(), Values.NULL, given, result, List.of()));
        return new Answer(result, opened.renewAt(), opened.privateData(), diagnostics.list());
    }
}
