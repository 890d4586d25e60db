package io.dataplane.provider.product.tpa;

import io.dataplane.provider.aws.AwsRegion;
import io.dataplane.provider.aws.OwnerTags;
import io.dataplane.provider.cluster.AnchorView;
import io.dataplane.provider.cluster.ClusterStatus;
import io.dataplane.provider.cluster.ComponentView;
import io.dataplane.provider.cluster.Parts;
import io.dataplane.provider.component.s3.BucketComponent;
import io.dataplane.provider.engine.Anchor;
import io.dataplane.provider.engine.AnchorStore;
import io.dataplane.schema.bind.Planned;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Makes a state of what the anchor of a cluster tells.
final class TpaClusterImport {
    private final Operation operation;

    TpaClusterImport(Operation operation) {
        this.operation = operation;
    }

    /// The state that an anchor's arguments tell; a read fills in the rest.
    @Nullable
    TpaClusterModel importState(String id) {
        Optional<TpaImport> wanted = TpaImport.parse(id);
        if (wanted.isEmpty()) {
            operation
                    .diagnostics()
                    .error(
                            "Invalid Import Id",
                            "\"%s\" is no id of a tpa_cluster. Write %s.".formatted(id, TpaImport.WANTED));
            return null;
        }
        return importState(
                wanted.get().clusterName(), wanted.get().region(), wanted.get().bucket());
    }

    /// @param region one that the cluster stands in; null for any
    @Nullable
    TpaClusterModel importState(String clusterName, @Nullable String region, Optional<String> bucketName) {
        try {
            Anchors anchors = Anchors.in(operation.aws(), bucketName);
            Optional<AnchorStore> store = anchors.store(clusterName);
            Optional<Anchor> anchor = store.flatMap(AnchorStore::read).map(AnchorStore.Stored::anchor);
            if (anchor.isEmpty() || (region != null && !anchor.get().regions().contains(region))) {
                return notFound(clusterName, region, anchors.bucket());
            }
            return imported(anchor.get(), anchors, store.get().location());
        } catch (SdkException e) {
            operation.failed(e);
            return null;
        }
    }

    private @Nullable TpaClusterModel notFound(String clusterName, @Nullable String region, String bucket) {
        operation
                .diagnostics()
                .error(
                        "Cluster Not Found",
                        "There is no record of a cluster \"%s\"%s in the bucket %s. Check name, region, account and bucket."
                                .formatted(clusterName, region == null ? "" : " in " + region, bucket));
        return null;
    }

    private @Nullable TpaClusterModel imported(Anchor anchor, Anchors anchors, String location) {
        Optional<TpaClusterModel> arguments = TpaClusterWork.ARGUMENTS.read(anchor.arguments());
        if (arguments.isEmpty()) {
            operation
                    .diagnostics()
                    .error(
                            "Record Not Readable",
                            "The record %s was written by a newer version of this provider. Import with that version."
                                    .formatted(location));
            return null;
        }
        Kept kept = Kept.of(ConfigYmlBase.under(arguments.get()), operation.aws(), anchor);
        TpaClusterModel model = MadeBlocks.recall(
                Effective.of(arguments.get(), kept, operation.aws().defaultRegion()), operation.aws(), anchor);
        TpaResolver resolver = new TpaResolver(
                model,
                null,
                operation.aws(),
                operation
                        .aws()
                        .ignoredTags()
                        .without(TpaTags.all(model, operation.aws().defaultTags())),
                operation.diagnostics());
        return resolver.imported(anchor, anchors.bucket(), anchors.region(), isShared(anchors), kept.numbers())
                .map(facts -> imported(model, anchor, location, facts))
                .map(found -> arguments.get().with(found.status(), found.outputs()))
                .orElse(null);
    }

    private TpaClusterModel imported(TpaClusterModel model, Anchor anchor, String location, TpaFacts facts) {
        Map<String, ComponentView> components =
                TpaClusterGraph.parts(model, facts).planned(Map.of(), id -> false, id -> false);
        components.replaceAll((id, view) -> Parts.known(view));
        ClusterStatus status = new ClusterStatus(
                Planned.of(TpaImport.resourceId(facts.accountId(), model.clusterName())),
                Planned.of(anchor.phase() == Anchor.Phase.READY ? ClusterStatus.READY : ClusterStatus.INCOMPLETE),
                Planned.of(components),
                Planned.of(facts.tagsAll()),
                Planned.of(facts.accountId()),
                Planned.of(facts.partition()),
                Planned.of(new AnchorView(
                        Planned.of(location), Planned.of(anchor.incarnation()), Planned.of(anchor.epoch()))));
        OutputsLive.Keys keys = Secrets.keys(model, anchor.secrets());
        return model.with(status, new OutputsLive(model, facts, components, Map.of(), keys).outputs());
    }

    /// Whether this provider made the bucket, for all clusters of the account.
    private boolean isShared(Anchors anchors) {
        AwsRegion where = operation.aws().region(anchors.region());
        try {
            return where
                    .s3()
                    .getBucketTagging(r -> r.bucket(anchors.bucket()).expectedBucketOwner(where.accountId()))
                    .tagSet()
                    .stream()
                    .anyMatch(tag ->
                            tag.key().equals(OwnerTags.OWNER) && tag.value().equals(BucketComponent.SHARED));
        } catch (S3Exception e) {
            if (e.awsErrorDetails() != null
                    && "NoSuchTagSet".equals(e.awsErrorDetails().errorCode())) {
                return false;
            }
            throw e;
        }
    }
}
