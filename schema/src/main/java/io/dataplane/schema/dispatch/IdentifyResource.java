package io.dataplane.schema.dispatch;

import io.dataplane.schema.bind.Bound;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.plan.Planner;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the identity that goes with a planned or stored state. It stays the same until the object is replaced.
public final class IdentifyResource {
    private final Registry registry;

    public IdentifyResource(Registry registry) {
        this.registry = registry;
    }

    /// Of a plan; a new object's identity may still be unknown. A destroy keeps the one before.
    public Identified planned(String type, Value plannedState, Value before, boolean newObject) {
        if (plannedState.isNull()) {
            return new Identified(before, List.of());
        }
        Value identity = of(registry.served(type), plannedState);
        if (newObject) {
            return new Identified(identity, List.of());
        }
        // a state from before Terraform 1.12 has none, and what exists may not have an unknown one
        return before.isNull() && !identity.isWhollyKnown()
                ? new Identified(Values.NULL, List.of())
                : kept(type, identity, before);
    }

    /// Of a state after apply, read, import or move; null when there is no object. What is unknown is null there.
    public Identified stored(String type, Value state, Value before) {
        if (state.isNull()) {
            return new Identified(Values.NULL, List.of());
        }
        Value identity;
        try {
            identity = of(registry.served(type), state);
        } catch (RuntimeException e) {
            // what exists must get into the state, whatever is wrong with its name
            Map<String, Object> fields = Map.of("tf_resource_type", type);
            System.getLogger(IdentifyResource.class.getName())
                    .log(Level.ERROR, "no identity: " + e.getClass().getName(), fields);
            return new Identified(Planner.settled(before), List.of());
        }
        Identified kept = kept(type, identity, before);
        return new Identified(Planner.settled(kept.identity()), kept.diagnostics());
    }

    static <M extends Record> Value of(Served<M> served, Value state) {
        Optional<IdentityModel<M, ?>> identity = IdentityModel.of(served.resource());
        return identity.isEmpty() ? Values.NULL : of(served, identity.get(), state);
    }

    private static <M extends Record, I extends Record> Value of(
            Served<M> served, IdentityModel<M, I> identity, Value state) {
        return switch (served.binder().bind(state)) {
            case Bound.Known<M>(M object) -> of(identity, object);
            case Bound.PartlyUnknown<M> _ -> {
                Map<String, Value> unknown = new LinkedHashMap<>();
                identity.model().schema().block().attributes().forEach(a -> unknown.put(a.name(), Values.UNKNOWN));
                yield new Value.ObjectValue(unknown);
            }
        };
    }

    static <M extends Record, I extends Record> Value of(IdentityModel<M, I> identity, M object) {
        return identity.model().binder().unbind(identity.identity().of(object));
    }

    /// What the new identity leaves open is as before; what it says otherwise is an error.
    private static Identified kept(String type, Value identity, Value before) {
        if (!(identity instanceof Value.ObjectValue now && before instanceof Value.ObjectValue then)) {
            return new Identified(identity, List.of());
        }
        List<AttributePath> changed = new ArrayList<>();
        Map<String, Value> kept = new LinkedHashMap<>(now.attributes());
        kept.replaceAll((name, value) -> {
            Value old = then.get(name);
            if (old.isNull() || old.isUnknown() || value.equals(old)) {
                return value;
            }
            if (!value.isNull() && !value.isUnknown()) {
                changed.add(AttributePath.path(name));
            }
            return old;
        });
        Diagnostics diagnostics = new Diagnostics();
        if (!changed.isEmpty()) {
            diagnostics.error(
                    "Object Of Another Identity",
                    "This " + type + " is known by another " + NamedPaths.of(changed)
                            + " than the object that was found. The provider probably works in another account or region"
                            + " than before. Give it the settings that the object was made with, or remove the object from"
                            + " the state (terraform state rm) and import the other one.");
        }
        return new Identified(new Value.ObjectValue(kept), diagnostics.list());
    }
}
