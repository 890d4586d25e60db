package io.dataplane.provider.product.tpa;

import io.dataplane.provider.aws.Aws;
import io.dataplane.provider.aws.Caller;
import io.dataplane.provider.cluster.ComponentView;
import io.dataplane.provider.cluster.Standing;
import io.dataplane.provider.component.s3.BucketLifecycle;
import io.dataplane.provider.component.s3.BucketLocation;
import io.dataplane.provider.component.s3.S3AnchorStore;
import io.dataplane.provider.engine.Anchor;
import io.dataplane.provider.engine.AnchorStore;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.model.Vpc;

/// Finds out at plan time what exists and what is wrong, with read-only calls side by side, before anything is written.
final class TpaResolver {
    private final TpaClusterModel model;
    private final @Nullable TpaClusterModel prior;
    private final Aws aws;
    private final Map<String, String> tagsAll;
    private final Diagnostics diagnostics;

    TpaResolver(
            TpaClusterModel model,
            @Nullable TpaClusterModel prior,
            Aws aws,
            Map<String, String> tagsAll,
            Diagnostics diagnostics) {
        this.model = model;
        this.prior = prior;
        this.aws = aws;
        this.tagsAll = tagsAll;
        this.diagnostics = diagnostics;
    }

    /// What the bucket holds.
    ///
    /// @param anchor of a cluster that exists or was begun
    private record Bucket(Planned<String> name, String region, boolean created, Optional<Anchor> anchor) {}

    /// Empty when something is wrong; the diagnostics say what.
    Optional<TpaFacts> resolve() {
        Map<String, Long> numbers = new TreeMap<>();
        if (prior != null) {
            prior.outputs()
                    .nodeMap()
                    .forEach((name, node) -> numbers.put(name, node.node().orElse(0L)));
        }
        List<NodeSpec> nodes = NodeSpecs.of(model, aws.defaultRegion(), numbers);
        ClusterRegions regions = ClusterRegions.of(model, aws.defaultRegion(), nodes);
        try {
            Caller caller = aws.caller();
            Bucket bucket = bucket(caller, regions.home());
            String incarnation = prior == null || prior.status().anchor() == null
                    ? bucket.anchor().map(Anchor::incarnation).orElse(null)
                    : prior.status().anchor().get().incarnation().get();
            Resolution resolution =
                    Resolution.of(model, aws, regions, nodes, prior, incarnation, standings(), diagnostics);
            Map<String, String> amis = lookAround(resolution, regions);
            return diagnostics.hasErrors()
                    ? Optional.empty()
                    : Optional.of(facts(caller, regions, bucket, resolution, amis));
        } catch (SdkException e) {
            Resolution.of(model, aws, regions, nodes, prior, null, Map.of(), diagnostics)
                    .failed(AttributePath.ROOT, "Reading the account", e);
            return Optional.empty();
        }
    }

    /// The same for a cluster that exists and of which there is no state yet.
    Optional<TpaFacts> imported(
            Anchor anchor, String bucket, String bucketRegion, boolean bucketCreated, Map<String, Long> numbers) {
        List<NodeSpec> nodes = NodeSpecs.of(model, aws.defaultRegion(), numbers);
        ClusterRegions regions = ClusterRegions.of(model, aws.defaultRegion(), nodes);
        Resolution resolution =
                Resolution.of(model, aws, regions, nodes, null, anchor.incarnation(), Map.of(), diagnostics);
        Map<String, String> amis = lookAround(resolution, regions);
        Bucket found = new Bucket(Planned.of(bucket), bucketRegion, bucketCreated, Optional.of(anchor));
        return diagnostics.hasErrors()
                ? Optional.empty()
                : Optional.of(facts(aws.caller(), regions, found, resolution, amis));
    }

    /// What is ours stays ours, and knows its generation.
    private Map<ComponentId, Standing> standings() {
        Map<ComponentId, Standing> standings = new HashMap<>();
        if (prior != null) {
            prior.status().componentMap().forEach((id, view) -> {
                if (view.isManaged()) {
                    standings.put(new ComponentId(id), TpaFacts.next(view));
                }
            });
        }
        return standings;
    }

    /// A look at something that exists.
    ///
    /// @param argument that needs it
    private record Look(Resolution resolution, String argument, Runnable run) {
        void take() {
            try {
                run.run();
            } catch (SdkException e) {
                resolution.failed(
                        AttributePath.path(argument),
                        "Looking at what exists in " + resolution.region().name(),
                        e);
            }
        }
    }

    /// The image that was found per region.
    private Map<String, String> lookAround(Resolution home, ClusterRegions regions) {
        Map<String, String> amis = new ConcurrentHashMap<>();
        List<Look> looks = new ArrayList<>();
        looks.add(new Look(home, "cluster_profile", new AccessResolver(home)::profile));
        List<OfferingChecks> offerings = new ArrayList<>();
        Map<String, Vpc> vpcs = new ConcurrentHashMap<>();
        for (String region : regions.all()) {
            Resolution there = home.in(region);
            AccessResolver access = new AccessResolver(there);
            OfferingChecks offered = new OfferingChecks(there);
            offerings.add(offered);
            looks.add(new Look(there, "ec2_ami", () -> amis.putAll(new ImageResolver(there, prior).resolve())));
            looks.add(new Look(there, "ec2_vpc", () -> {
                Vpc vpc = new NetworkResolver(there).resolve();
                if (vpc != null) {
                    vpcs.put(region, vpc);
                }
                new GroupResolver(there, vpc).resolve();
            }));
            looks.add(new Look(there, "ec2_key_name", access::keyPair));
            looks.add(new Look(there, "instances", access::elasticIps));
            looks.add(new Look(there, "instance_defaults", offered::check));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            looks.stream()
                    .map(look -> CompletableFuture.runAsync(look::take, threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
        offerings.forEach(OfferingChecks::checkArchitectures);
        new Look(home, "vpc_peering", () -> new PeeringResolver(home, regions, vpcs).resolve()).take();
        for (String region : regions.all()) {
            Resolution there = home.in(region);
            new Look(there, "instances", new VolumeResolver(there)::check).take();
            new Look(there, "instances", new DnsResolver(there)::check).take();
            new Look(there, "instances", new QuotaChecks(there)::check).take();
        }
        return new TreeMap<>(amis);
    }

    private Bucket bucket(Caller caller, String home) {
        AttributePath path = AttributePath.path("cluster_bucket");
        if (!model.access().clusterBucket().isKnown()) {
            return new Bucket(Planned.unknown(), home, false, Optional.empty());
        }
        String wanted = model.access().clusterBucket().get();
        boolean auto = wanted.equals(Anchors.AUTO);
        String name = auto ? BucketLocation.automaticName(caller.accountId()) : wanted;
        switch (BucketLocation.of(aws, name)) {
            case BucketLocation.Here(String where) -> {
                boolean created = prior != null
                        && prior.outputs().access().bucketCreated() != null
                        && prior.outputs().access().bucketCreated().orElse(false);
                if (prior == null) {
                    BucketLifecycle.problem(aws.region(where), name, S3AnchorStore.key(Resolution.owner(model)))
                            .ifPresent(problem -> diagnostics.error(path, BucketLifecycle.SUMMARY, problem));
                }
                return new Bucket(Planned.of(name), where, created, anchor(name, where));
            }
            case BucketLocation.Nowhere() -> {
                if (!auto) {
                    diagnostics.error(
                            path,
                            "Bucket Not Found",
                            "No bucket \"%s\" exists. Name one that exists, or use \"auto\" to share the account's."
                                    .formatted(name));
                }
                return new Bucket(Planned.of(name), home, true, Optional.empty());
            }
            case BucketLocation.Forbidden() ->
                diagnostics.error(
                        path,
                        "Bucket Not Usable",
                        "The bucket \"%s\" belongs to another account, or the caller may not see it. Name one of this"
                                        .formatted(name)
                                + " account and allow s3:ListBucket on it.");
        }
        return new Bucket(Planned.of(name), home, false, Optional.empty());
    }

    /// A finished cluster of that name must be imported, not made again; the anchor refuses it at apply.
    private Optional<Anchor> anchor(String bucket, String where) {
        String owner = Resolution.owner(model);
        S3AnchorStore store = new S3AnchorStore(aws.region(where), bucket, owner);
        Optional<Anchor> anchor = store.read().map(AnchorStore.Stored::anchor);
        if (prior == null && anchor.isPresent() && anchor.get().phase() == Anchor.Phase.READY) {
            // the create half of a replacement looks the same, so this cannot be an error before the apply
            diagnostics.warning(AttributePath.path("cluster_name"), "Cluster Exists", """
                    A cluster "%s" exists in this account. Unless this plan replaces it, the apply will refuse; to manage it
                    here, import it:
                      import {
                        to = tpa_cluster.<name>
                        id = "%s"
                      }""".formatted(
                            model.clusterName(), TpaImport.id(model, aws.defaultRegion())));
        }
        return anchor;
    }

    private TpaFacts facts(
            Caller caller, ClusterRegions regions, Bucket bucket, Resolution resolution, Map<String, String> amis) {
        Map<String, Long> numbers = new TreeMap<>();
        resolution.allNodes().forEach(node -> numbers.put(node.name(), node.node()));
        NodeSpecs.bare(model, prior == null ? Map.of() : TpaFacts.numbers(prior))
                .forEach(node -> numbers.put(node.name(), node.node()));
        Map<String, String> images = new TreeMap<>();
        Set<String> rehydrated = prior == null
                ? Set.of()
                : Rehydration.images(model, prior, resolution.allNodes(), amis).keySet();
        if (prior != null) {
            prior.outputs().nodeMap().forEach((name, view) -> {
                ComponentView machine = prior.status().componentMap().get("instance/" + name);
                boolean there = machine != null && machine.driftText() == null;
                if (there
                        && !rehydrated.contains(name)
                        && view.imageId() instanceof Planned.Known<String>(String image)) {
                    images.put(name, image);
                }
            });
        }
        return new TpaFacts(
                caller.accountId(),
                caller.partition(),
                regions,
                resolution.standings(),
                amis,
                numbers,
                resolution.zones(),
                images,
                bucket.name(),
                bucket.region(),
                bucket.created(),
                tagsAll,
                prior == null ? Map.of() : TpaFacts.tagKeys(prior),
                aws.ignoredTags(),
                prior == null ? Set.of() : TpaFacts.guardedNodes(prior),
                null);
    }
}
