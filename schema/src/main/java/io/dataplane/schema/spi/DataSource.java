package io.dataplane.schema.spi;

import io.dataplane.schema.diagnostic.Diagnostics;
import org.jspecify.annotations.Nullable;

/// A data source: looks at what exists and changes nothing.
public interface DataSource<M extends Record> extends BlockType<M> {
    /// The model with its computed attributes; its arguments are ignored. Null with an error when there is no answer.
    @Nullable
    M read(M config, CallContext context, Diagnostics diagnostics);
}
