package io.dataplane.provider;

import io.dataplane.provider.product.tpa.TpaClusterResource;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.spi.ManagedResource;
import io.dataplane.schema.spi.Provider;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The provider under one of its names: `dataplane` serves every resource type, `tpa` those that begin with `tpa_`, and
/// so on.
public final class DataplaneProvider implements Provider<ProviderModel> {
    static final String EVERYTHING = "dataplane";

    /// All names that the build is packaged under.
    static final List<String> TYPES = List.of(EVERYTHING, "tpa", "weka", "altinity", "e6data");

    private final String type;
    private final Map<String, String> environment;
    private final ConfiguredAws aws = new ConfiguredAws();

    /// @param environment the variables of this process
    public DataplaneProvider(String type, Map<String, String> environment) {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException("no provider type " + type);
        }
        this.type = type;
        this.environment = environment;
    }

    @Override
    public Class<ProviderModel> configModel() {
        return ProviderModel.class;
    }

    @Override
    public void validate(ProviderModel config, Diagnostics diagnostics) {
        ProviderRules.check(config, diagnostics);
    }

    @Override
    public void configure(@Nullable ProviderModel config, String terraformVersion, Diagnostics diagnostics) {
        if (config != null) {
            // what was unknown when it was validated
            ProviderRules.check(config, diagnostics);
        }
        aws.configure(config == null || diagnostics.hasErrors() ? null : ProviderSettings.of(config, environment));
    }

    @Override
    public List<ManagedResource<?>> resources() {
        return all().stream().filter(this::isServed).toList();
    }

    private List<ManagedResource<?>> all() {
        return List.of(new TpaClusterResource(aws));
    }

    private boolean isServed(ManagedResource<?> resource) {
        return type.equals(EVERYTHING) || resource.typeName().startsWith(type + "_");
    }
}
