package io.dataplane.schema.dispatch;

import io.dataplane.schema.plan.ConfigOf;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;

/// Makes the configuration that a user would write for an imported state.
public final class GenerateResourceConfig {
    private final Registry registry;

    public GenerateResourceConfig(Registry registry) {
        this.registry = registry;
    }

    public Value run(String type, Value state) {
        return state instanceof Value.ObjectValue object ? run(registry.served(type), object) : Values.NULL;
    }

    private static <M extends Record> Value run(Served<M> served, Value.ObjectValue state) {
        M config = served.stored(ConfigOf.state(served.block(), state));
        return served.unbind(served.resource().generatedConfig(config));
    }
}
