package io.dataplane.provider.product.tpa.configure;

import java.util.Locale;

/// The place of a generated node in its architecture, `<location>/<kind>/<ordinal>`. It keeps its number, name and
/// subnet for as long as the architecture has it.
public record Slot(String location, Kind kind, int ordinal) {
    /// What a node is there for.
    public enum Kind {
        DATA,
        WITNESS,
        BARMAN,
        ETCD,
        HAPROXY,
        PROXY,
        PEM,
        SUBSCRIBER
    }

    @Override
    public String toString() {
        return location + "/" + kind.name().toLowerCase(Locale.ROOT) + "/" + ordinal;
    }
}
