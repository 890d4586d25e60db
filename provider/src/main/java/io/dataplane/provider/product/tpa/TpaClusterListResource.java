package io.dataplane.provider.product.tpa;

import io.dataplane.provider.aws.Aws;
import io.dataplane.provider.aws.AwsAccess;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.spi.ListResource;
import io.dataplane.schema.spi.ManagedResource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `list "tpa_cluster"`: all clusters of an account, finished or not, for `terraform query`.
public final class TpaClusterListResource implements ListResource<TpaClusterListResource.Config, TpaClusterModel> {
    private final AwsAccess access;
    private final TpaClusterResource resource;

    /// Where to look.
    public record Config(
            @io.dataplane.schema.attribute.Optional
            @Doc("The bucket whose records are listed; by default the one that the clusters of the account share.")
            @Nullable
            String clusterBucket) {}

    public TpaClusterListResource(AwsAccess access) {
        this.access = access;
        this.resource = new TpaClusterResource(access);
    }

    @Override
    public ManagedResource<TpaClusterModel> resource() {
        return resource;
    }

    @Override
    public Class<Config> model() {
        return Config.class;
    }

    @Override
    public String description() {
        return "All clusters that have a record in one bucket of the account, the unfinished ones too.";
    }

    @Override
    public void list(
            Request<Config> request, Results<TpaClusterModel> results, CallContext context, Diagnostics diagnostics) {
        Optional<Aws> aws = access.open(diagnostics);
        if (aws.isEmpty()) {
            return;
        }
        Optional<String> bucket = Optional.ofNullable(request.config().clusterBucket());
        for (String name : new Operation(aws.get(), context, diagnostics).clusterNames(bucket)) {
            // what was seen for one cluster is not shared with the next: its snapshots hold one owner's objects
            Operation operation = new Operation(aws.get(), context, diagnostics);
            TpaClusterModel found = new TpaClusterImport(operation).importState(name, null, bucket);
            TpaClusterModel seen =
                    found == null || !request.wholeObjects() ? found : new TpaClusterRead(operation).read(found);
            if (context.stop().isStopped() || (seen != null && !results.add(name, seen))) {
                return;
            }
        }
    }
}
