package io.dataplane.proto.made;

import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.spi.ManagedResource;
import io.dataplane.schema.spi.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Serves made-up resources.
record MadeProvider(List<MadeResource<?>> made) implements Provider<MadeProvider.Settings> {
    /// The provider block.
    public record Settings(
            @Optional @Doc("Nothing.") @Nullable String nothing) {}

    static MadeProvider of(long seed, int count) {
        return new MadeProvider(MadeModels.of(seed, count).stream()
                .<MadeResource<?>>map(MadeResource::new)
                .toList());
    }

    @Override
    public Class<Settings> configModel() {
        return Settings.class;
    }

    @Override
    public void configure(@Nullable Settings config, String terraformVersion, Diagnostics diagnostics) {}

    @Override
    public List<ManagedResource<?>> resources() {
        return List.copyOf(made);
    }
}
