package io.dataplane.schema.spi;

import java.util.function.Function;

/// Takes over the state of another resource type. `sourceProvider` is `namespace/type` without the registry host,
/// because mirrors have hosts of their own. Of `source` only the names and types of its components count.
public record StateMove<F extends Record, M extends Record>(
        String sourceProvider, String sourceType, long sourceVersion, Class<F> source, Function<F, M> change) {}
