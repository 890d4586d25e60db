package io.dataplane.provider.product.tpa;

import io.dataplane.provider.aws.Aws;
import io.dataplane.provider.aws.AwsAccess;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.spi.DataSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `data "tpa_cluster"`: a cluster that another configuration manages.
public final class TpaClusterDataSource implements DataSource<TpaClusterDataModel> {
    private final AwsAccess access;

    public TpaClusterDataSource(AwsAccess access) {
        this.access = access;
    }

    @Override
    public String typeName() {
        return "tpa_cluster";
    }

    @Override
    public Class<TpaClusterDataModel> model() {
        return TpaClusterDataModel.class;
    }

    @Override
    public String description() {
        return "A cluster that another configuration made, found by its name. It is looked at and never changed; an unfinished one"
                + " is found too.";
    }

    @Override
    public @Nullable TpaClusterDataModel read(
            TpaClusterDataModel config, CallContext context, Diagnostics diagnostics) {
        Optional<Aws> aws = access.open(diagnostics);
        return aws.map(value -> read(config, new Operation(value, context, diagnostics)))
                .orElse(null);
    }

    private static @Nullable TpaClusterDataModel read(TpaClusterDataModel config, Operation operation) {
        TpaClusterModel found = new TpaClusterImport(operation)
                .importState(config.clusterName(), null, Optional.ofNullable(config.clusterBucket()));
        TpaClusterModel seen = found == null ? null : new TpaClusterRead(operation).read(found);
        return seen == null
                ? null
                : config.with(
                        List.copyOf(ClusterRegions.of(
                                        Effective.of(seen), operation.aws().defaultRegion())
                                .all()),
                        seen.status(),
                        seen.outputs());
    }
}
