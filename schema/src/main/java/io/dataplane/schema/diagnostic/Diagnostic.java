package io.dataplane.schema.diagnostic;

import io.dataplane.schema.value.AttributePath;

/// One message to the user: a short constant summary, a detail that says what, why and what to do, and where.
public record Diagnostic(Severity severity, String summary, String detail, AttributePath path) {
    /// How serious it is; an error ends the operation.
    public enum Severity {
        ERROR,
        WARNING
    }
}
