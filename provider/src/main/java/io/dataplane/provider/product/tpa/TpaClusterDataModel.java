package io.dataplane.provider.product.tpa;

import io.dataplane.provider.cluster.ClusterStatus;
import io.dataplane.schema.attribute.Computed;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Inline;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.attribute.Required;
import io.dataplane.schema.bind.Planned;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The data source `tpa_cluster`: which cluster, and all that the resource tells of it but secrets.
public record TpaClusterDataModel(
        @Required @Doc("Name of the cluster.") String clusterName,

        @Optional
        @Doc("The bucket that holds the cluster's record, where the cluster has a `cluster_bucket` of its own.")
        @Nullable
        String clusterBucket,

        @Computed @Doc("The regions the cluster stands in.") @Nullable
        Planned<List<String>> regions,

        @Inline ClusterStatus status,
        @Inline NetworkOutputs network,
        @Inline NodeOutputs topology,
        @Inline AccessOutputs access,
        @Inline KeyOutputs keys) {
    /// The question.
    static TpaClusterDataModel asked(String clusterName, @Nullable String clusterBucket) {
        return new TpaClusterDataModel(
                clusterName,
                clusterBucket,
                null,
                ClusterStatus.NONE,
                NetworkOutputs.NONE,
                NodeOutputs.NONE,
                AccessOutputs.NONE,
                KeyOutputs.NONE);
    }

    /// The answer to it.
    TpaClusterDataModel with(List<String> newRegions, ClusterStatus newStatus, TpaOutputs outputs) {
        return new TpaClusterDataModel(
                clusterName,
                clusterBucket,
                Planned.of(newRegions),
                newStatus,
                outputs.network(),
                outputs.topology(),
                outputs.access(),
                outputs.keys());
    }
}
