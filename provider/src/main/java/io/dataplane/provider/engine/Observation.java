package io.dataplane.provider.engine;

import org.jspecify.annotations.Nullable;

/// What a refresh saw of one node: the live object (null when missing), the difference in words (null when as desired),
/// or the failure that kept it from looking.
public record Observation(
        @Nullable Object live,
        int generation,
        @Nullable String drift,
        @Nullable Failure failure) {
    /// The text for a component that is gone.
    public static final String MISSING = "missing";
}
