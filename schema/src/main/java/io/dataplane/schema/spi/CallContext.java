package io.dataplane.schema.spi;

/// What one call knows about itself.
public record CallContext(String requestId, StopSignal stop) {}
