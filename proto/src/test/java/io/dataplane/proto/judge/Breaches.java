package io.dataplane.proto.judge;

import java.util.ArrayList;
import java.util.List;

/// Collects what is broken.
final class Breaches {
    private final List<Breach> found = new ArrayList<>();

    void add(String rule, String path, String problem) {
        found.add(new Breach(rule, path, problem));
    }

    /// Adds a breach unless it holds; says whether it does.
    boolean that(boolean holds, String rule, String path, String problem) {
        if (!holds) {
            add(rule, path, problem);
        }
        return holds;
    }

    List<Breach> list() {
        return List.copyOf(found);
    }
}
