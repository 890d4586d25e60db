package io.dataplane.schema.dispatch;

import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.value.Value;
import java.util.List;

/// What goes into the state, never partly unknown; null when there is nothing.
@SuppressWarnings("ArrayRecordComponent") // opaque bytes that pass through
public record NewState(Value state, byte[] privateData, List<Diagnostic> diagnostics) {}
