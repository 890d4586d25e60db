package io.dataplane.schema.dispatch;

import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.plan.StateChecks;
import io.dataplane.schema.plan.WriteOnlyValues;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.Optional;

/// Brings a stored state to the present schema; offline and without configuration.
public final class UpgradeResource {
    private final Registry registry;

    public UpgradeResource(Registry registry) {
        this.registry = registry;
    }

    @SuppressWarnings("unused") // every operation has its context
    public NewState run(String type, long storedVersion, StoredValue stored, CallContext context) {
        Served<?> served = registry.served(type);
        Diagnostics diagnostics = new Diagnostics();
        long version = served.schema().version();
        Optional<Value> state = storedVersion == version
                ? Optional.of(stored.as(served.schema()))
                : new Upgrades(served.resource().stateUpgrades(), version).run(storedVersion, stored);
        if (state.isEmpty()) {
            diagnostics.error(
                    "State Of Another Version",
                    "The state of this " + type + " has schema version " + storedVersion
                            + ", this provider knows version "
                            + version + ". Use the provider version that wrote the state, or remove the object from "
                            + "the state (terraform state rm) and import it.");
            return new NewState(Values.NULL, new byte[0], diagnostics.list());
        }
        Value upgraded = WriteOnlyValues.drop(served.block(), state.get());
        SelfCheck.report(type, "upgrade", StateChecks.stored(served.block(), upgraded));
        served.binder().check(upgraded, diagnostics);
        if (diagnostics.hasErrors()) {
            diagnostics.error(
                    "State Was Changed By Hand",
                    "The state of this " + type
                            + " holds a value that no apply writes; the other error names it. Put back an "
                            + "earlier version of the state (terraform state push), or remove the object from the state "
                            + "(terraform state rm) and import it.");
            return new NewState(Values.NULL, new byte[0], diagnostics.list());
        }
        return new NewState(upgraded, new byte[0], diagnostics.list());
    }
}
