package io.dataplane.schema.dispatch;

import io.dataplane.schema.attribute.FunctionSchema;
import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.spi.Action;
import io.dataplane.schema.spi.BlockType;
import io.dataplane.schema.spi.DataSource;
import io.dataplane.schema.spi.EphemeralResource;
import io.dataplane.schema.spi.ListResource;
import io.dataplane.schema.spi.ManagedResource;
import io.dataplane.schema.spi.Provider;
import io.dataplane.schema.value.AttributePath;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Everything one provider serves, with schemas that are derived when they are first asked for.
public final class Registry {
    private final Provider<?> provider;
    private final Map<BlockKind, SortedMap<String, BlockType<?>>> blocks = new EnumMap<>(BlockKind.class);
    private final SortedMap<String, Signature<?, ?>> functions = new TreeMap<>();
    private final Map<BlockType<?>, Model<?>> models = new ConcurrentHashMap<>();
    private volatile List<AttributePath> unknownSettings = List.of();

    public Registry(Provider<?> provider) {
        this.provider = provider;
        add(BlockKind.RESOURCE, provider.resources());
        add(BlockKind.DATA_SOURCE, provider.dataSources());
        add(BlockKind.EPHEMERAL_RESOURCE, provider.ephemeralResources());
        add(BlockKind.LIST_RESOURCE, provider.listResources());
        add(BlockKind.ACTION, provider.actions());
        provider.functions().forEach(function -> once("function", functions, function.name(), Signature.of(function)));
    }

    private void add(BlockKind kind, List<? extends BlockType<?>> types) {
        SortedMap<String, BlockType<?>> named = new TreeMap<>();
        types.forEach(type -> once(kind.toString(), named, type.typeName(), type));
        blocks.put(kind, named);
    }

    private static <T> void once(String kind, SortedMap<String, T> named, String name, T added) {
        if (named.put(name, added) != null) {
            throw new IllegalStateException("two of the kind " + kind + " are named " + name);
        }
    }

    public Schema providerSchema() {
        return SchemaOf.record(provider.configModel(), 0, "");
    }

    public Optional<Schema> schema(String resourceType) {
        return schema(BlockKind.RESOURCE, resourceType);
    }

    public SortedSet<String> resourceTypes() {
        return types(BlockKind.RESOURCE);
    }

    public Optional<Schema> schema(BlockKind kind, String type) {
        return Optional.ofNullable(named(kind).get(type))
                .map(block -> model(block).schema());
    }

    public SortedSet<String> types(BlockKind kind) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(named(kind).keySet()));
    }

    /// Empty when the resource type is not served or has no identity.
    public Optional<Schema> identitySchema(String resourceType) {
        return named(BlockKind.RESOURCE).containsKey(resourceType)
                ? IdentityModel.of(served(resourceType).resource())
                        .map(identity -> identity.model().schema())
                : Optional.empty();
    }

    public SortedSet<String> functionNames() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(functions.keySet()));
    }

    public Optional<FunctionSchema> function(String name) {
        return Optional.ofNullable(functions.get(name)).map(Signature::schema);
    }

    Provider<?> provider() {
        return provider;
    }

    Served<?> served(String resourceType) {
        return served((ManagedResource<?>) block(BlockKind.RESOURCE, resourceType));
    }

    <M extends Record> Served<M> served(ManagedResource<M> resource) {
        return new Served<>(resource, model(resource));
    }

    DataSource<?> dataSource(String type) {
        return (DataSource<?>) block(BlockKind.DATA_SOURCE, type);
    }

    EphemeralResource<?> ephemeralResource(String type) {
        return (EphemeralResource<?>) block(BlockKind.EPHEMERAL_RESOURCE, type);
    }

    ListResource<?, ?> listResource(String type) {
        return (ListResource<?, ?>) block(BlockKind.LIST_RESOURCE, type);
    }

    Action<?> action(String type) {
        return (Action<?>) block(BlockKind.ACTION, type);
    }

    BlockType<?> block(BlockKind kind, String type) {
        return found(named(kind).get(type), kind + " type", type);
    }

    Signature<?, ?> signature(String name) {
        return found(functions.get(name), "function", name);
    }

    private static <T> T found(@Nullable T found, String kind, String name) {
        if (found == null) {
            throw new IllegalArgumentException("there is no " + kind + " " + name);
        }
        return found;
    }

    private SortedMap<String, BlockType<?>> named(BlockKind kind) {
        return blocks.getOrDefault(kind, new TreeMap<>());
    }

    @SuppressWarnings("unchecked") // a type's model is of its record
    <M extends Record> Model<M> model(BlockType<M> type) {
        return (Model<M>) models.computeIfAbsent(type, Model::of);
    }

    void unknownSettings(List<AttributePath> paths) {
        unknownSettings = paths;
    }

    /// Whether the provider has its settings; an error when some of them are not known yet.
    boolean hasSettings(String type, Diagnostics diagnostics) {
        if (unknownSettings.isEmpty()) {
            return true;
        }
        diagnostics.error(
                "Provider Settings Not Known Yet",
                type + " needs the settings of the provider, but " + NamedPaths.of(unknownSettings)
                        + " in the provider block has no value yet: it comes from something that is not applied. Apply that"
                        + " first (terraform apply -target=...), or write the value into the provider block.");
        return false;
    }
}
