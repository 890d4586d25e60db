package io.dataplane.proto.server;

import io.dataplane.proto.codec.IdentityCodec;
import io.dataplane.proto.wire.ResourceIdentityData;
import io.dataplane.schema.attribute.FunctionSchema;
import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.dispatch.BlockKind;
import io.dataplane.schema.dispatch.Registry;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.Optional;
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
        return block(BlockKind.RESOURCE, type);
    }

    Schema block(BlockKind kind, String type) {
        return registry().schema(kind, type).orElseThrow(() -> unknown("Unknown Type", kind + " type", type));
    }

    FunctionSchema function(String name) {
        return registry().function(name).orElseThrow(() -> unknown("Unknown Function", "function", name));
    }

    /// Empty when objects of this resource type have no identity.
    Optional<Schema> identity(String resourceType) {
        resource(resourceType);
        return registry().identitySchema(resourceType);
    }

    /// Null when there is none, or none that this type knows.
    Value readIdentity(String resourceType, ResourceIdentityData wire) {
        return identity(resourceType)
                .map(schema -> IdentityCodec.read(wire, schema))
                .orElse(Values.NULL);
    }

    Optional<ResourceIdentityData> writeIdentity(String resourceType, Value identity) {
        return identity.isNull()
                ? Optional.empty()
                : identity(resourceType).map(schema -> IdentityCodec.write(identity, schema));
    }

    static Refusal withoutIdentity(String resourceType) {
        return new Refusal(
                "Resource Without Identity", resourceType + " has no identity. Name its objects by their import id.");
    }

    private static Refusal unknown(String summary, String kind, String name) {
        return new Refusal(
                summary,
                "This provider has no " + kind + " \"" + name
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
