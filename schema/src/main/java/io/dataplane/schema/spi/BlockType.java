package io.dataplane.schema.spi;

import io.dataplane.schema.diagnostic.Diagnostics;

/// What users write as a block of their configuration: the model record is its schema.
public interface BlockType<M extends Record> {
    String typeName();

    Class<M> model();

    /// One paragraph of Markdown for the documentation page.
    String description();

    /// Rules across attributes, offline; called when every value outside a `Planned` leaf is known.
    default void validate(M config, Diagnostics diagnostics) {}
}
