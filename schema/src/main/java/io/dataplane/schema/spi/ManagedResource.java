package io.dataplane.schema.spi;

import io.dataplane.schema.diagnostic.Diagnostics;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A resource type: its model record is its schema, its methods are Terraform's operations.
///
/// Errors go to the diagnostics; what is returned beside them is still stored, so it must be true.
public interface ManagedResource<M extends Record> extends BlockType<M> {
    default long schemaVersion() {
        return 0;
    }

    /// Plans a create (no prior state) or an update. The answer's computed attributes are the plan, its arguments are
    /// ignored. Computed attributes that equal the prior state's mean that there is nothing to do beyond the
    /// arguments.
    PlanResponse<M> plan(PlanRequest<M> request, CallContext context, Diagnostics diagnostics);

    /// Called when a plan destroys the object; errors refuse.
    default void planDestroy(M priorState, CallContext context, Diagnostics diagnostics) {}

    /// What exists now, or null when it is gone.
    @Nullable
    M read(M state, CallContext context, Diagnostics diagnostics);

    /// Makes what is planned; the answer is what exists, also after an error; null when nothing exists.
    @Nullable
    M create(M planned, CallContext context, Diagnostics diagnostics);

    M update(M priorState, M planned, CallContext context, Diagnostics diagnostics);

    /// Removes it; null when nothing is left, else what is left.
    @Nullable
    M delete(M priorState, CallContext context, Diagnostics diagnostics);

    /// The state an import starts from; a read follows. Null with an error when the id cannot be used.
    @Nullable
    M importState(String id, CallContext context, Diagnostics diagnostics);

    /// What names an object of this type for ever; list resources need it.
    default Optional<ResourceIdentity<M, ?>> identity() {
        return Optional.empty();
    }

    /// How states of older schema versions become newer ones, one step or several.
    default List<StateUpgrade<?, ?>> stateUpgrades() {
        return List.of();
    }

    /// The other resource types whose states this one takes over (`moved` blocks).
    default List<StateMove<?, M>> stateMoves() {
        return List.of();
    }

    /// Finishes a configuration that was generated from an imported state. What is computed, deprecated, write-only or
    /// equal to its default is already null; take out here what must not stand beside something else.
    default M generatedConfig(M config) {
        return config;
    }
}
