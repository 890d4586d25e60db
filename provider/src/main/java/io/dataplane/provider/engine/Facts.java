package io.dataplane.provider.engine;

import org.jspecify.annotations.Nullable;

/// What the `components` output tells about a live object; null where AWS gives none.
public record Facts(
        @Nullable String name, String id, @Nullable String arn) {}
