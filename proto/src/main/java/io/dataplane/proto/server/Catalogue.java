package io.dataplane.proto.server;

import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.dispatch.Registry;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the provider serves, made when the first call needs it: a process that is only asked for its schema never
/// does.
final class Catalogue {
    private final Supplier<Registry> source;
    private volatile @Nullable Registry made;

    Catalogue(Supplier<Registry> source) {
        this.source = source;
    }

    Registry registry() {
        Registry present = made;
        return present == null ? make() : present;
    }

    Schema resource(String type) {
        return registry().schema(type).orElseThrow(() -> unknownType("resource", type));
    }

    static Refusal unknownType(String kind, String type) {
        return new Refusal(
                "Unknown Type",
                "This provider has no " + kind + " type \"" + type
                        + "\". Check the spelling, or install the version of the provider that has it.");
    }

    private synchronized Registry make() {
        Registry present = made;
        if (present == null) {
            present = source.get();
            made = present;
        }
        return present;
    }
}
