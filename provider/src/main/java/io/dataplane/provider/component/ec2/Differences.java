package io.dataplane.provider.component.ec2;

import io.dataplane.provider.engine.Drift;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Collects what is not as desired, property by property.
final class Differences {
    private final List<Drift> list;

    Differences(List<Drift> first) {
        this.list = new ArrayList<>(first);
    }

    /// A property that AWS changes in place.
    Differences changeable(String property, @Nullable Object expected, @Nullable Object actual) {
        if (!Objects.equals(expected, actual)) {
            list.add(Drift.of(property, word(expected), word(actual)));
        }
        return this;
    }

    /// A property that only a new object can have.
    Differences fixed(String property, @Nullable Object expected, @Nullable Object actual) {
        if (!Objects.equals(expected, actual)) {
            list.add(Drift.replacing(property, word(expected), word(actual)));
        }
        return this;
    }

    Differences addAll(List<Drift> more) {
        list.addAll(more);
        return this;
    }

    List<Drift> list() {
        return List.copyOf(list);
    }

    private static Object word(@Nullable Object value) {
        return value == null ? "absent" : value;
    }

    static boolean has(List<Drift> drift, String property) {
        return drift.stream().anyMatch(d -> d.property().equals(property));
    }
}
