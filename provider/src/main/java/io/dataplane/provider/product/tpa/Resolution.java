package io.dataplane.provider.product.tpa;

import io.dataplane.provider.aws.Aws;
import io.dataplane.provider.aws.AwsRegion;
import io.dataplane.provider.aws.OwnerTags;
import io.dataplane.provider.cluster.Standing;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Failure;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;

/// What the resolvers of one region look at, and what those of all regions have found out. Safe for use by several
/// threads.
///
/// @param allNodes in every region
/// @param architectures of the images, by component id
/// @param incarnation of the cluster that exists or was begun; null when there is none
record Resolution(
        TpaClusterModel model,
        Aws aws,
        AwsRegion region,
        List<NodeSpec> allNodes,
        @Nullable TpaClusterModel prior,
        @Nullable String incarnation,
        ConcurrentMap<ComponentId, Standing> standings,
        ConcurrentMap<ComponentId, String> zones,
        ConcurrentMap<ComponentId, String> architectures,
        Diagnostics diagnostics) {
    /// In the home region, with nothing found out.
    static Resolution of(
            TpaClusterModel model,
            Aws aws,
            ClusterRegions regions,
            List<NodeSpec> allNodes,
            @Nullable TpaClusterModel prior,
            @Nullable String incarnation,
            Map<ComponentId, Standing> standings,
            Diagnostics diagnostics) {
        return new Resolution(
                model,
                aws,
                aws.region(regions.home()),
                allNodes,
                prior,
                incarnation,
                new ConcurrentHashMap<>(standings),
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>(),
                diagnostics);
    }

    Resolution in(String other) {
        return new Resolution(
                model,
                aws,
                aws.region(other),
                allNodes,
                prior,
                incarnation,
                standings,
                zones,
                architectures,
                diagnostics);
    }

    /// Those of the region.
    List<NodeSpec> nodes() {
        return allNodes.stream()
                .filter(node -> node.region().equals(region.name()))
                .toList();
    }

    List<SubnetSpec> subnets() {
        return SubnetSpec.of(nodes());
    }

    static String owner(TpaClusterModel model) {
        return Anchors.OWNER + model.clusterName();
    }

    /// Ours from an earlier apply, or from one that was broken off.
    boolean isOurs(List<Tag> tags) {
        return owner(model).equals(tag(tags, OwnerTags.OWNER))
                && incarnation != null
                && incarnation.equals(tag(tags, OwnerTags.INCARNATION));
    }

    /// Left over from another creation of a cluster of this name.
    boolean isLeftover(List<Tag> tags) {
        return owner(model).equals(tag(tags, OwnerTags.OWNER)) && !isOurs(tags);
    }

    void leftover(AttributePath path, String what) {
        diagnostics.error(
                path,
                "Left Over From Another Cluster",
                what + " carries the owner tags of another creation of " + owner(model)
                        + ". Delete it, or use another cluster_name.");
    }

    /// Whether the instance is the node's, as far as the state knows.
    boolean holds(NodeSpec node, String instanceId) {
        NodeView view = prior == null ? null : prior.outputs().nodeMap().get(node.name());
        return view != null && Planned.of(instanceId).equals(view.instanceId());
    }

    static @Nullable String tag(List<Tag> tags, String key) {
        return tags.stream()
                .filter(tag -> tag.key().equals(key))
                .map(Tag::value)
                .findFirst()
                .orElse(null);
    }

    static Filter filter(String name, String... values) {
        return filter(name, List.of(values));
    }

    static Filter filter(String name, List<String> values) {
        return Filter.builder().name(name).values(values).build();
    }

    void exists(ComponentId id, String objectId, @Nullable String name) {
        standings.put(id, new Standing.Existing(Planned.of(objectId), name == null ? null : Planned.of(name)));
    }

    /// A call that failed, told at the attribute that needed it.
    void failed(AttributePath path, String tried, Exception exception) {
        Failure failure = aws.classifier().classify(exception);
        diagnostics.error(
                path,
                "Could Not Ask AWS",
                "%s failed with %s: %s%s"
                        .formatted(
                                tried,
                                failure.code(),
                                failure.message(),
                                failure.advice().isEmpty() ? "" : " " + failure.advice()));
    }
}
