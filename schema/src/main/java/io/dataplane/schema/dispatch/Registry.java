package io.dataplane.schema.dispatch;

import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.spi.ManagedResource;
import io.dataplane.schema.spi.Provider;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The resource types of one provider and their schemas, each derived when it is first asked for.
public final class Registry {
    private final Provider<?> provider;
    private final SortedMap<String, ManagedResource<?>> resources = new TreeMap<>();

    public Registry(Provider<?> provider) {
        this.provider = provider;
        provider.resources().forEach(resource -> resources.put(resource.typeName(), resource));
    }

    public Schema providerSchema() {
        return new Schema(0, new BlockSchema(List.of(), List.of(), provider.toString()));
    }

    public Optional<Schema> schema(String resourceType) {
        return Optional.ofNullable(resources.get(resourceType))
                .map(r -> new Schema(r.schemaVersion(), new BlockSchema(List.of(), List.of(), r.description())));
    }

    public SortedSet<String> resourceTypes() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(resources.keySet()));
    }
}
