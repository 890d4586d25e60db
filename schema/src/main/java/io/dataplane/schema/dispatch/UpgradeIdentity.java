package io.dataplane.schema.dispatch;

import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.Optional;

/// Brings a stored identity to its present version; offline and without configuration.
public final class UpgradeIdentity {
    private final Registry registry;

    public UpgradeIdentity(Registry registry) {
        this.registry = registry;
    }

    public Identified run(String type, long storedVersion, StoredValue stored) {
        IdentityModel<?, ?> identity = IdentityModel.of(registry.served(type).resource())
                .orElseThrow(() -> new IllegalArgumentException(type + " has no identity"));
        Diagnostics diagnostics = new Diagnostics();
        long version = identity.identity().version();
        Optional<Value> upgraded = storedVersion == version
                ? Optional.of(stored.as(identity.model().schema()))
                : new Upgrades(identity.identity().upgrades(), version).run(storedVersion, stored);
        if (upgraded.isEmpty()) {
            diagnostics.error(
                    "Identity Of Another Version",
                    "The identity of this " + type + " has version " + storedVersion + ", this provider knows version "
                            + version + ". Use the provider version that wrote the state.");
        }
        return new Identified(upgraded.orElse(Values.NULL), diagnostics.list());
    }
}
