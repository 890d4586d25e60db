package io.dataplane.schema.dispatch;

import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import java.util.List;

/// The planned state, and the attributes whose change makes Terraform replace the object.
@SuppressWarnings("ArrayRecordComponent") // opaque bytes that pass through
public record PlannedChange(
        Value plannedState, List<AttributePath> requiresReplace, byte[] plannedPrivate, List<Diagnostic> diagnostics) {}
