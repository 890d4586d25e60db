package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.attribute.Required;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.spi.ResourceIdentity;
import io.dataplane.schema.value.AttributePath;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// What names a cluster for ever.
public record TpaClusterIdentity(
        @Required @Doc("Name of the cluster.") String clusterName,

        @Required @Doc("One of its regions.") Planned<String> region,

        @Optional @Doc("The bucket that holds its record, where it has a `cluster_bucket` of its own.") @Nullable
        String clusterBucket,

        @Optional @Doc("The AWS account; that of the caller by default.") @Nullable
        Planned<String> accountId) {

    /// How clusters are named and imported by it.
    static final class OfResource implements ResourceIdentity<TpaClusterModel, TpaClusterIdentity> {
        private final TpaClusterResource resource;

        OfResource(TpaClusterResource resource) {
            this.resource = resource;
        }

        @Override
        public Class<TpaClusterIdentity> model() {
            return TpaClusterIdentity.class;
        }

        @Override
        public TpaClusterIdentity of(TpaClusterModel written) {
            TpaClusterModel cluster = Effective.of(written);
            String bucket = cluster.access().clusterBucket().orElse(Anchors.AUTO);
            return new TpaClusterIdentity(
                    cluster.clusterName(),
                    region(cluster),
                    bucket.equals(Anchors.AUTO) ? null : bucket,
                    cluster.status().accountId());
        }

        /// That of its first node in AWS: the arguments need not name a region.
        private static Planned<String> region(TpaClusterModel cluster) {
            return cluster.outputs().nodeMap().values().stream()
                    .filter(node -> node.region() != null)
                    .min(Comparator.comparing(node -> node.node().orElse(Long.MAX_VALUE)))
                    .map(NodeView::region)
                    .orElseGet(Planned::unknown);
        }

        @Override
        public @Nullable TpaClusterModel importState(
                TpaClusterIdentity identity, CallContext context, Diagnostics diagnostics) {
            TpaClusterModel found = resource.importState(
                    identity.clusterName(), identity.region().get(), identity.clusterBucket(), context, diagnostics);
            Planned<String> account = found == null ? null : found.status().accountId();
            if (account == null || identity.accountId() == null || account.equals(identity.accountId())) {
                return found;
            }
            diagnostics.error(
                    AttributePath.path("account_id"),
                    "Another Account",
                    "The cluster is in the account %s, and the provider's credentials are for %s. Use credentials of that account."
                            .formatted(identity.accountId().orElse("?"), account.orElse("?")));
            return null;
        }
    }
}
