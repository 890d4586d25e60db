package io.dataplane.schema.spi;

import io.dataplane.schema.diagnostic.Diagnostics;
import org.jspecify.annotations.Nullable;

/// A resource type: its model record is its schema, its methods are Terraform's operations.
///
/// Errors go to the diagnostics; what is returned beside them is still stored, so it must be true.
public interface ManagedResource<M extends Record> {
    String typeName();

    Class<M> model();

    /// One paragraph of Markdown for the documentation page.
    String description();

    default long schemaVersion() {
        return 0;
    }

    /// Rules across attributes, offline; called when every value outside a `Planned` leaf is known.
    default void validate(M config, Diagnostics diagnostics) {}

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
}
