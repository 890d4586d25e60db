package io.dataplane.provider;

import io.dataplane.provider.aws.AwsSettings;
import io.dataplane.provider.product.altinity.AltinitySettings;
import io.dataplane.provider.product.tpa.TpaClusterDataSource;
import io.dataplane.provider.product.tpa.TpaClusterKeyEphemeralResource;
import io.dataplane.provider.product.tpa.TpaClusterListResource;
import io.dataplane.provider.product.tpa.TpaClusterResource;
import io.dataplane.provider.product.tpa.TpaConfigFunction;
import io.dataplane.provider.product.tpa.TpaUserPolicyDataSource;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.spi.BlockType;
import io.dataplane.schema.spi.DataSource;
import io.dataplane.schema.spi.EphemeralResource;
import io.dataplane.schema.spi.Function;
import io.dataplane.schema.spi.ListResource;
import io.dataplane.schema.spi.ManagedResource;
import io.dataplane.schema.spi.Provider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
    private volatile @Nullable AltinitySettings altinity;

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
        boolean usable = config != null && !diagnostics.hasErrors();
        aws.configure(usable ? new AwsSettings(config.aws(), environment) : null);
        altinity = usable ? AltinitySettings.of(config.altinity(), environment) : null;
    }

    /// Empty while the settings are not known.
    Optional<AltinitySettings> altinity() {
        return Optional.ofNullable(altinity);
    }

    @Override
    public List<ManagedResource<?>> resources() {
        return served(List.of(new TpaClusterResource(aws)));
    }

    @Override
    public List<DataSource<?>> dataSources() {
        return served(List.of(new TpaClusterDataSource(aws), new TpaUserPolicyDataSource(aws)));
    }

    @Override
    public List<EphemeralResource<?>> ephemeralResources() {
        return served(List.of(new TpaClusterKeyEphemeralResource(aws)));
    }

    @Override
    public List<ListResource<?, ?>> listResources() {
        return served(List.of(new TpaClusterListResource(aws)));
    }

    @Override
    public List<Function<?, ?>> functions() {
        return Stream.<Function<?, ?>>of(new TpaConfigFunction())
                .filter(function -> isServed(function.name()))
                .toList();
    }

    private <T extends BlockType<?>> List<T> served(List<T> all) {
        return all.stream().filter(block -> isServed(block.typeName())).toList();
    }

    private boolean isServed(String name) {
        return type.equals(EVERYTHING) || name.startsWith(type + "_");
    }
}
