package io.dataplane.schema.spi;

import org.jspecify.annotations.Nullable;

/// The configuration with defaults applied, and what the state held before (null for a create).
public record PlanRequest<M extends Record>(
        M config, @Nullable M priorState) {}
