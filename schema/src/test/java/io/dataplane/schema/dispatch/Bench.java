package io.dataplane.schema.dispatch;

import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.sample.GardenResource;
import io.dataplane.schema.sample.Objects;
import io.dataplane.schema.sample.SampleProvider;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.spi.StopSignal;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.List;
import java.util.Map;

/// The operations over the sample provider, called as Terraform calls them.
final class Bench {
    static final String TYPE = "sample_garden";
    private static final byte[] PRIVATE = {1, 2, 3};

    final SampleProvider provider = new SampleProvider();
    final GardenResource garden = provider.garden;
    final Registry registry = new Registry(provider);
    final CallContext context = new CallContext("request", new StopSignal());

    Value.ObjectValue garden(Map<String, ?> given) {
        return Objects.of(registry.schema(TYPE).orElseThrow().impliedType(), given, "timeouts", "hook");
    }

    List<Diagnostic> validate(Value config) {
        return new ValidateResource(registry).run(TYPE, config, true);
    }

    PlannedChange plan(Value prior, Value config) {
        return new PlanResource(registry).run(TYPE, prior, config, config, PRIVATE, context);
    }

    NewState apply(Value prior, Value planned, Value config) {
        return new ApplyResource(registry).run(TYPE, prior, planned, config, PRIVATE, context);
    }

    /// Plans and applies without complaint.
    Value applied(Value prior, Value config) {
        NewState made = apply(prior, plan(prior, config).plannedState(), config);
        if (!made.diagnostics().isEmpty()) {
            throw new AssertionError(made.diagnostics());
        }
        return made.state();
    }

    NewState destroy(Value prior) {
        return apply(prior, Values.NULL, Values.NULL);
    }
}
