package io.dataplane.schema.spi;

import java.util.function.Function;

/// Makes a stored value of one schema version into one of a later version. `older` is the record as it was: only the
/// names and types of its components count. Steps can be chained (0 to 1, 1 to 2) or lead straight to the present.
public record StateUpgrade<F extends Record, T extends Record>(
        long from, Class<F> older, long to, Class<T> newer, Function<F, T> change) {
    public StateUpgrade {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("an upgrade leads from " + from + " to " + to);
        }
    }
}
