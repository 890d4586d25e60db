package io.dataplane.schema.spi;

import io.dataplane.schema.diagnostic.Diagnostics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that one provider type serves.
public interface Provider<C extends Record> {
    Class<C> configModel();

    default void validate(C config, Diagnostics diagnostics) {}

    /// Takes the settings; `config` is null when a value outside a `Planned` leaf is still unknown (only at plan).
    void configure(@Nullable C config, String terraformVersion, Diagnostics diagnostics);

    List<ManagedResource<?>> resources();

    default List<DataSource<?>> dataSources() {
        return List.of();
    }

    default List<EphemeralResource<?>> ephemeralResources() {
        return List.of();
    }

    default List<ListResource<?, ?>> listResources() {
        return List.of();
    }

    default List<Action<?>> actions() {
        return List.of();
    }

    default List<Function<?, ?>> functions() {
        return List.of();
    }
}
