package io.dataplane.schema.dispatch;

import io.dataplane.schema.value.AttributePath;
import java.util.List;
import java.util.stream.Collectors;

/// Paths in a sentence.
final class NamedPaths {
    /// More than a person reads.
    private static final int MOST = 20;

    private NamedPaths() {}

    static String of(List<AttributePath> paths) {
        String named = paths.stream().limit(MOST).map(AttributePath::toString).collect(Collectors.joining(", "));
        return paths.size() > MOST ? named + " and " + (paths.size() - MOST) + " more" : named;
    }
}
