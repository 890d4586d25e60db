package io.dataplane.proto.plugin;

import io.dataplane.schema.dispatch.Registry;
import java.util.function.Supplier;

/// What the process serves: the provider type's name, its source address (`registry.example.com/dataplane/tpa`),
/// the registry (made at the first call that needs it), the encoded schema message; `debug` is for a run by hand.
public record PluginOptions(
        String providerType,
        String sourceAddress,
        Supplier<Registry> registry,
        Supplier<byte[]> schemaBytes,
        boolean debug) {
    public PluginOptions(
            String providerType, String sourceAddress, Supplier<Registry> registry, Supplier<byte[]> schemaBytes) {
        this(providerType, sourceAddress, registry, schemaBytes, false);
    }
}
