package io.dataplane.schema.dispatch;

import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.spi.ManagedResource;
import io.dataplane.schema.spi.Provider;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The resource types of one provider and their schemas, each derived when it is first asked for.
public final class Registry {
    private final Provider<?> provider;
    private final SortedMap<String, ManagedResource<?>> resources = new TreeMap<>();
    private final Map<String, Served<?>> served = new ConcurrentHashMap<>();

    public Registry(Provider<?> provider) {
        this.provider = provider;
        for (ManagedResource<?> resource : provider.resources()) {
            if (resources.put(resource.typeName(), resource) != null) {
                throw new IllegalStateException("two resources are named " + resource.typeName());
            }
        }
    }

    public Schema providerSchema() {
        return SchemaOf.record(provider.configModel(), 0, "");
    }

    public Optional<Schema> schema(String resourceType) {
        return resources.containsKey(resourceType)
                ? Optional.of(served(resourceType).schema())
                : Optional.empty();
    }

    public SortedSet<String> resourceTypes() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(resources.keySet()));
    }

    Provider<?> provider() {
        return provider;
    }

    Served<?> served(String type) {
        return served.computeIfAbsent(type, name -> {
            ManagedResource<?> resource = resources.get(name);
            if (resource == null) {
                throw new IllegalArgumentException("there is no resource type " + name);
            }
            return Served.of(resource);
        });
    }
}
