package io.dataplane.provider.engine;

import io.dataplane.schema.diagnostic.Diagnostics;

/// Turns the failures of a walk into errors for the user.
record FailureReport(ComponentGraph graph, History history) {
    void to(Diagnostics diagnostics) {
        throw new IllegalStateException("unfinished");
    }
}
