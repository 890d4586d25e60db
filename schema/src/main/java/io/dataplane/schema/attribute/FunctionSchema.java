package io.dataplane.schema.attribute;

import io.dataplane.schema.value.Type;
import java.util.List;
import java.util.Optional;

/// A provider function as its callers see it; `variadic` takes every argument after the parameters.
public record FunctionSchema(
        List<Parameter> parameters, Optional<Parameter> variadic, Type result, String summary, String description) {
    /// A place for an argument, and whether it may be null or unknown there.
    public record Parameter(String name, Type type, boolean nullAllowed, boolean unknownAllowed, String description) {}

    public FunctionSchema {
        parameters = List.copyOf(parameters);
    }
}
