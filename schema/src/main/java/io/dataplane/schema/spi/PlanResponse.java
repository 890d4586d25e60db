package io.dataplane.schema.spi;

import io.dataplane.schema.value.AttributePath;
import java.util.List;

/// The planned model, and further attributes whose change replaces the resource.
public record PlanResponse<M extends Record>(M planned, List<AttributePath> requiresReplace) {
    public PlanResponse(M planned) {
        this(planned, List.of());
    }
}
