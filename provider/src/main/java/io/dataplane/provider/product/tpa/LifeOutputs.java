package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Computed;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.bind.Planned;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a cluster last.
public record LifeOutputs(
        @Computed @Doc("What the last change did, component by component, in words.") @Nullable
        Planned<List<String>> lastChange) {
    /// Nothing known: before the first plan.
    static final LifeOutputs NONE = new LifeOutputs(null);

    /// To be known after the apply.
    static final LifeOutputs UNKNOWN = new LifeOutputs(Planned.unknown());

    /// As a state may hold it.
    LifeOutputs known() {
        return lastChange != null && lastChange.isKnown() ? this : new LifeOutputs(Planned.of(List.of()));
    }
}
