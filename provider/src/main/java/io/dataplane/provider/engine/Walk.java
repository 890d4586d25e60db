package io.dataplane.provider.engine;

import io.dataplane.schema.spi.StopSignal;

/// The circumstances of one walk over a graph: whose it is, what allows writing, and what ends it early.
public record Walk(Ownership ownership, Guard guard, StopSignal stop, Deadline deadline) {}
