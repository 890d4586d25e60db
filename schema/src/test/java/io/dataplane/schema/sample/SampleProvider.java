package io.dataplane.schema.sample;

import io.dataplane.schema.attribute.Default;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.spi.ManagedResource;
import io.dataplane.schema.spi.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Serves the garden.
public final class SampleProvider implements Provider<SampleProvider.Settings> {
    public final GardenResource garden = new GardenResource();
    public @Nullable Settings settings;
    public int configured;

    /// The provider block.
    public record Settings(
            @Doc("The region.") @Optional @Nullable String region,
            @Doc("How often to try.") @Default("3") Long retries) {}

    @Override
    public Class<Settings> configModel() {
        return Settings.class;
    }

    @Override
    public void validate(Settings config, Diagnostics diagnostics) {
        if ("nowhere".equals(config.region())) {
            diagnostics.error("Unknown Region", "There is no region nowhere. Use another.");
        }
    }

    @Override
    public void configure(@Nullable Settings config, String terraformVersion, Diagnostics diagnostics) {
        settings = config;
        configured++;
    }

    @Override
    public List<ManagedResource<?>> resources() {
        return List.of(garden);
    }
}
