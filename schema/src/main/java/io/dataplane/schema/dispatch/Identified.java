package io.dataplane.schema.dispatch;

import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.value.Value;
import java.util.List;
import java.util.stream.Stream;

/// The identity of an object, null when there is none, and what is to be said about it.
public record Identified(Value identity, List<Diagnostic> diagnostics) {
    /// All that is to be said about the object.
    public List<Diagnostic> beside(List<Diagnostic> others) {
        return Stream.concat(others.stream(), diagnostics.stream()).toList();
    }
}
