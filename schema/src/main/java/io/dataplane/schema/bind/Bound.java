package io.dataplane.schema.bind;

import io.dataplane.schema.value.AttributePath;
import java.util.List;

/// A value seen as a model: complete, or with unknowns in places where the model has no room for them.
public sealed interface Bound<M> {
    /// Every value outside a `Planned` place is known.
    record Known<M>(M model) implements Bound<M> {}

    /// These values are unknown; nothing is guessed.
    record PartlyUnknown<M>(List<AttributePath> paths) implements Bound<M> {}
}
