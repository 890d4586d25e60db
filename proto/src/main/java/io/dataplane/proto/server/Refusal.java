package io.dataplane.proto.server;

import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.diagnostic.Diagnostic.Severity;
import io.dataplane.schema.value.AttributePath;

/// Ends a call with one error for the user.
final class Refusal extends RuntimeException {
    private final transient Diagnostic diagnostic;

    Refusal(String summary, String detail) {
        super(summary);
        this.diagnostic = new Diagnostic(Severity.ERROR, summary, detail, AttributePath.ROOT);
    }

    Diagnostic diagnostic() {
        return diagnostic;
    }
}
