package io.dataplane.proto.plugin;

import io.dataplane.schema.dispatch.Registry;
import java.util.function.Supplier;

/// What the process serves: the provider type's name, its source address (`registry.example.com/dataplane/tpa`),
/// the registry (made at the first call that needs it), the encoded messages of all schemas and of all identities;
/// `debug` is for a run by hand.
public record PluginOptions(
        String providerType,
        String sourceAddress,
        Supplier<Registry> registry,
        Supplier<byte[]> schemaBytes,
        Supplier<byte[]> identityBytes,
        boolean debug) {}
