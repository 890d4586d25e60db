package io.dataplane.schema.spi;

import io.dataplane.schema.diagnostic.Diagnostics;

/// Does something once and keeps no state: restart, rotate, fail over (from Terraform 1.14 on).
public interface Action<M extends Record> extends BlockType<M> {
    /// Tells the user what is going on while it goes on.
    interface Progress {
        void report(String message);
    }

    /// Called when the action is planned and every value outside a `Planned` leaf is known; errors refuse.
    default void plan(M config, CallContext context, Diagnostics diagnostics) {}

    void invoke(M config, Progress progress, CallContext context, Diagnostics diagnostics);
}
