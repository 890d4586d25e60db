package io.dataplane.schema.value;

import java.util.ArrayList;
import java.util.List;

/// The way to a value inside a configuration: attribute names, list positions and map keys.
public record AttributePath(List<Step> steps) {
    public static final AttributePath ROOT = new AttributePath(List.of());

    /// One step of a path.
    public sealed interface Step {}

    /// Into an object or block, by attribute name.
    public record Name(String name) implements Step {}

    /// Into a map, by key.
    public record Key(String key) implements Step {}

    /// Into a list, by position from 0.
    public record Index(long index) implements Step {}

    public AttributePath {
        steps = List.copyOf(steps);
    }

    public static AttributePath path(String name) {
        return ROOT.name(name);
    }

    public AttributePath name(String name) {
        return then(new Name(name));
    }

    public AttributePath key(String key) {
        return then(new Key(key));
    }

    public AttributePath index(long index) {
        return then(new Index(index));
    }

    private AttributePath then(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new AttributePath(longer);
    }

    /// As a person writes it: `instances["db1"].volumes[0].iops`.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            switch (step) {
                case Name(String name) -> text.append(text.isEmpty() ? "" : ".").append(name);
                case Key(String key) -> text.append("[\"").append(key).append("\"]");
                case Index(long index) -> text.append('[').append(index).append(']');
            }
        }
        return text.toString();
    }
}
