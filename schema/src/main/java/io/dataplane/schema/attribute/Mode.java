package io.dataplane.schema.attribute;

/// Who sets an attribute: the user, the provider, or either (a static default).
public enum Mode {
    REQUIRED,
    OPTIONAL,
    OPTIONAL_COMPUTED,
    COMPUTED;

    /// Whether the provider may give it a value the user did not write.
    public boolean isComputed() {
        return this == OPTIONAL_COMPUTED || this == COMPUTED;
    }
}
