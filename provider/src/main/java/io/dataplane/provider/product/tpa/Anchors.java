package io.dataplane.provider.product.tpa;

import io.dataplane.provider.aws.Aws;
import io.dataplane.provider.component.s3.BucketLocation;
import io.dataplane.provider.component.s3.S3AnchorStore;
import io.dataplane.provider.engine.AnchorStore;
import java.util.List;
import java.util.Optional;

/// The anchors of all clusters in one bucket: what an account has, whoever's state it is in.
///
/// @param region empty when there is no such bucket in this account
record Anchors(Aws aws, String bucket, String region) {
    static final String AUTO = "auto";

    /// What stands before a cluster's name in its owner tags and in the key of its anchor.
    static final String OWNER = "tpa_cluster/";

    /// @param bucket none for the one that clusters of the account share
    static Anchors in(Aws aws, Optional<String> bucket) {
        String name =
                bucket.orElseGet(() -> BucketLocation.automaticName(aws.caller().accountId()));
        return new Anchors(
                aws, name, BucketLocation.of(aws, name) instanceof BucketLocation.Here(String where) ? where : "");
    }

    boolean isThere() {
        return !region.isEmpty();
    }

    /// The names of the clusters, sorted.
    List<String> clusterNames() {
        return isThere() ? S3AnchorStore.names(aws.region(region), bucket, OWNER) : List.of();
    }

    Optional<AnchorStore> store(String clusterName) {
        return isThere()
                ? Optional.of(new S3AnchorStore(aws.region(region), bucket, OWNER + clusterName))
                : Optional.empty();
    }
}
