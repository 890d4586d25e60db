package io.dataplane.schema.attribute;

import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One attribute: a plain type or nested attributes, never both.
public record AttributeSchema(
        String name,
        @Nullable Type type,
        @Nullable NestedAttributes nested,
        Mode mode,
        boolean sensitive,
        boolean writeOnly,
        boolean requiresReplace,
        @Nullable Value defaultValue,
        List<BoundValidator> validators,
        String description) {
    public AttributeSchema {
        if ((type == null) == (nested == null)) {
            throw new IllegalStateException(name + " needs a type or nested attributes, and not both");
        }
        validators = List.copyOf(validators);
    }

    public Type impliedType() {
        return nested == null ? Objects.requireNonNull(type) : nested.impliedType();
    }

    /// Empty, or what to use instead of this attribute.
    public String deprecation() {
        return validators.stream()
                .map(BoundValidator::deprecation)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    public AttributeSchema withDefault(Value value) {
        return new AttributeSchema(
                name, type, nested, mode, sensitive, writeOnly, requiresReplace, value, validators, description);
    }
}
