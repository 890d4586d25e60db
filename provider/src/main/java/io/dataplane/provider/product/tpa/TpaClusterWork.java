package io.dataplane.provider.product.tpa;

import io.dataplane.provider.aws.Aws;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.cluster.AnchorView;
import io.dataplane.provider.cluster.Arguments;
import io.dataplane.provider.cluster.ClusterStatus;
import io.dataplane.provider.cluster.ComponentView;
import io.dataplane.provider.cluster.Parts;
import io.dataplane.provider.cluster.Timeouts;
import io.dataplane.provider.component.ec2.Ec2Sweep;
import io.dataplane.provider.component.s3.BucketComponent;
import io.dataplane.provider.component.s3.BucketLocation;
import io.dataplane.provider.component.s3.S3AnchorStore;
import io.dataplane.provider.engine.Anchor;
import io.dataplane.provider.engine.AnchorKeeper;
import io.dataplane.provider.engine.AnchorRefused;
import io.dataplane.provider.engine.AnchorSession;
import io.dataplane.provider.engine.AnchorStore;
import io.dataplane.provider.engine.ComponentGraph;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Deadline;
import io.dataplane.provider.engine.Engine;
import io.dataplane.provider.engine.EngineSettings;
import io.dataplane.provider.engine.Failure;
import io.dataplane.provider.engine.Guard;
import io.dataplane.provider.engine.History;
import io.dataplane.provider.engine.LeaseSettings;
import io.dataplane.provider.engine.Observation;
import io.dataplane.provider.engine.Outcome;
import io.dataplane.provider.engine.Ownership;
import io.dataplane.provider.engine.Sweeper;
import io.dataplane.provider.engine.Walk;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.AttributePath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/// One operation on one cluster: create, update, delete, read or import.
final class TpaClusterWork {
    private static final String PRIVATE_KEY = "private_key_openssh";
    private static final Arguments<TpaClusterModel> ARGUMENTS = new Arguments<>(TpaClusterModel.class);

    private final Aws aws;
    private final CallContext context;
    private final Diagnostics diagnostics;
    private final Engine engine;
    private final Map<String, RegionView> views = new HashMap<>();

    TpaClusterWork(Aws aws, CallContext context, Diagnostics diagnostics) {
        this.aws = aws;
        this.context = context;
        this.diagnostics = diagnostics;
        this.engine = new Engine(aws.classifier(), EngineSettings.from(System.getenv()));
    }

    static String anchorLocation(String bucket, TpaClusterModel model) {
        return "s3://" + bucket + "/_dataplane/" + Resolution.owner(model) + ".json";
    }

    @Nullable
    TpaClusterModel create(TpaClusterModel planned) {
        TpaFacts facts = TpaFacts.recorded(planned, null, aws.defaultRegion());
        Deadline deadline = Deadline.after(timeouts(planned).createTime());
        try {
            makeBucket(planned, facts);
            SortedSet<String> regions = new TreeSet<>(List.of(facts.region()));
            try (AnchorSession session = keeper(planned, facts, deadline).toCreate(regions, ARGUMENTS.write(planned))) {
                return create(planned, facts, session, deadline);
            }
        } catch (AnchorRefused e) {
            refused(e);
        } catch (SdkException e) {
            failed(e);
        }
        return null;
    }

    private @Nullable TpaClusterModel create(
            TpaClusterModel planned, TpaFacts facts, AnchorSession session, Deadline deadline) {
        OutputsLive.Keys keys = keys(planned, session);
        TpaFacts known = facts.withPublicKey(Objects.requireNonNullElse(keys.publicKey(), ""));
        Parts parts = TpaClusterGraph.parts(planned, known);
        ComponentGraph graph = parts.graph(view(planned), part -> true);
        Walk walk = new Walk(session.ownership(), session, context.stop(), deadline);
        Sweeper sweeper = sweeper(graph);
        History history = engine.converge(graph, ComponentGraph.EMPTY, sweeper, session.resumed(), walk);
        history.report(graph, diagnostics);
        if (!history.failed()) {
            session.ready();
        } else if (planned.behaviour().onCreateFailure().equals("rollback")
                && !context.stop().isStopped()
                && rolledBack(graph, sweeper, walk, session)) {
            return null;
        } else {
            untaint(planned);
        }
        return settled(planned, known, parts, graph, history, keys, session);
    }

    private boolean rolledBack(ComponentGraph graph, Sweeper sweeper, Walk walk, AnchorSession session) {
        History history = engine.destroy(withoutBucket(graph), sweeper, walk);
        history.report(graph, diagnostics);
        if (history.failed()) {
            return false;
        }
        session.remove();
        return true;
    }

    private void untaint(TpaClusterModel planned) {
        diagnostics.error(
                "Cluster Is Incomplete",
                "The create of \"%s\" did not finish; what exists is in the state, and Terraform has marked it tainted: the next"
                                .formatted(planned.clusterName())
                        + " apply would destroy and create it anew. To continue instead, run terraform untaint with the"
                        + " resource's address, then terraform apply.");
    }

    @Nullable
    TpaClusterModel update(TpaClusterModel prior, TpaClusterModel planned) {
        TpaFacts facts = TpaFacts.recorded(planned, prior, aws.defaultRegion());
        if (isUntouched(prior, planned)) {
            return planned;
        }
        Deadline deadline = Deadline.after(timeouts(planned).updateTime());
        AnchorView anchor = anchor(prior);
        try (AnchorSession session = keeper(planned, facts, deadline)
                .toUpdate(
                        anchor.incarnation().get(),
                        anchor.epoch().get(),
                        new TreeSet<>(List.of(facts.region())),
                        ARGUMENTS.write(planned))) {
            OutputsLive.Keys keys = keys(planned, session);
            TpaFacts known = facts.withPublicKey(Objects.requireNonNullElse(keys.publicKey(), ""));
            Parts parts = TpaClusterGraph.parts(planned, known);
            ComponentGraph graph = parts.graph(view(planned), part -> true);
            ComponentGraph previous = TpaClusterGraph.parts(prior, TpaFacts.recorded(prior, null, aws.defaultRegion()))
                    .graph(view(planned), part -> true);
            Walk walk = new Walk(session.ownership(), session, context.stop(), deadline);
            History history = engine.converge(graph, previous, sweeper(graph), session.resumed(), walk);
            history.report(graph, diagnostics);
            if (!history.failed()) {
                session.ready();
            }
            return settled(planned, known, parts, graph, history, keys, session);
        } catch (AnchorRefused e) {
            refused(e);
        } catch (SdkException e) {
            failed(e);
        }
        return prior;
    }

    /// Only arguments changed that AWS does not see.
    private static boolean isUntouched(TpaClusterModel prior, TpaClusterModel planned) {
        return planned.status().equals(prior.status())
                && planned.outputs().equals(prior.outputs())
                && Planned.of(ClusterStatus.READY).equals(prior.status().status());
    }

    @Nullable
    TpaClusterModel delete(TpaClusterModel prior) {
        TpaFacts facts = TpaFacts.recorded(prior, null, aws.defaultRegion());
        Deadline deadline = Deadline.after(timeouts(prior).deleteTime());
        AnchorView anchor = anchor(prior);
        try {
            Optional<AnchorSession> opened = keeper(prior, facts, deadline)
                    .toDelete(anchor.incarnation().get(), anchor.epoch().get());
            if (opened.isEmpty()) {
                diagnostics.warning(
                        AttributePath.ROOT,
                        "Nothing Was Destroyed",
                        "The cluster that this state speaks of is gone, or has been made anew elsewhere: %s says so. It was only"
                                        .formatted(anchor.location().get())
                                + " removed from the state.");
                return null;
            }
            try (AnchorSession session = opened.get()) {
                return delete(prior, facts, session, deadline);
            }
        } catch (AnchorRefused e) {
            refused(e);
        } catch (SdkException e) {
            failed(e);
        }
        return prior;
    }

    private @Nullable TpaClusterModel delete(
            TpaClusterModel prior, TpaFacts facts, AnchorSession session, Deadline deadline) {
        Parts parts = TpaClusterGraph.parts(prior, facts);
        ComponentGraph graph = parts.graph(view(prior), part -> !part.id().equals(Ids.BUCKET));
        Walk walk = new Walk(session.ownership(), session, context.stop(), deadline);
        History history = engine.destroy(graph, sweeper(ComponentGraph.EMPTY), walk);
        history.report(graph, diagnostics);
        if (!history.failed()) {
            session.remove();
            return null;
        }
        Map<String, ComponentView> left = new TreeMap<>(prior.status().componentMap());
        history.outcomes().forEach((id, outcome) -> {
            if (outcome instanceof Outcome.Deleted) {
                left.remove(id.value());
            }
        });
        return withComponents(prior, left, ClusterStatus.INCOMPLETE);
    }

    @Nullable
    TpaClusterModel read(TpaClusterModel state) {
        TpaFacts facts = TpaFacts.recorded(state, null, aws.defaultRegion());
        try {
            AnchorView anchor = anchor(state);
            Optional<Anchor> stored = store(facts, state).read().map(AnchorStore.Stored::anchor);
            Parts parts = TpaClusterGraph.parts(state, facts.withPublicKey(publicKey(state)));
            ComponentGraph graph = parts.graph(view(state), part -> true);
            Ownership ownership =
                    new Ownership(Resolution.owner(state), anchor.incarnation().get());
            Walk walk = new Walk(
                    ownership,
                    Guard.NONE,
                    context.stop(),
                    Deadline.after(timeouts(state).readTime()));
            Map<ComponentId, Observation> seen = engine.refresh(graph, walk);
            report(graph, seen);
            if (diagnostics.hasErrors()) {
                return state;
            }
            boolean exists = stored.filter(a -> a.incarnation().equals(ownership.incarnation()))
                            .isPresent()
                    || graph.nodes().stream()
                            .anyMatch(node -> node.managed()
                                    && !node.id().equals(Ids.BUCKET)
                                    && seen.get(node.id()).live() != null);
            return exists ? refreshed(state, facts, parts, graph, seen, stored) : null;
        } catch (SdkException e) {
            failed(e);
            return state;
        }
    }

    private TpaClusterModel refreshed(
            TpaClusterModel state,
            TpaFacts facts,
            Parts parts,
            ComponentGraph graph,
            Map<ComponentId, Observation> seen,
            Optional<Anchor> stored) {
        Map<String, ComponentView> components =
                parts.refreshed(graph, seen, state.status().componentMap());
        Map<ComponentId, Object> live = new HashMap<>();
        seen.forEach((id, observation) -> {
            if (observation.live() != null) {
                live.put(id, observation.live());
            }
        });
        boolean unknown = stored.isEmpty()
                && Planned.of(ClusterStatus.INCOMPLETE).equals(state.status().status());
        boolean unfinished = unknown
                || stored.filter(anchor -> anchor.phase() != Anchor.Phase.READY).isPresent();
        boolean drifted = components.values().stream().anyMatch(view -> view.driftText() != null);
        String status = unfinished ? ClusterStatus.INCOMPLETE : drifted ? ClusterStatus.DEGRADED : ClusterStatus.READY;
        OutputsLive.Keys keys = new OutputsLive.Keys(publicKey(state), privateKey(state, stored));
        TpaOutputs outputs = new OutputsLive(state, facts, components, live, keys).outputs();
        return withComponents(state.with(state.status(), outputs), components, status);
    }

    private static TpaClusterModel withComponents(
            TpaClusterModel model, Map<String, ComponentView> components, String status) {
        ClusterStatus old = model.status();
        ClusterStatus now = new ClusterStatus(
                old.id(),
                Planned.of(status),
                Planned.of(components),
                old.tagsAll(),
                old.accountId(),
                old.partition(),
                old.anchor());
        return model.with(now, model.outputs());
    }

    private void report(ComponentGraph graph, Map<ComponentId, Observation> seen) {
        graph.nodes().forEach(node -> {
            Observation observation = seen.get(node.id());
            if (observation != null && observation.failure() != null) {
                Failure failure = observation.failure();
                diagnostics.error(
                        node.path(),
                        "Component Could Not Be Read",
                        "Looking at %s (%s) failed with %s: %s %s"
                                .formatted(
                                        node.id(),
                                        node.component().type(),
                                        failure.code(),
                                        failure.message(),
                                        failure.advice()));
            } else if (!node.managed() && observation != null && observation.live() == null && !isImage(node.id())) {
                diagnostics.warning(
                        node.path(),
                        "Used Object Is Gone: " + node.id(),
                        "%s \"%s\", which the cluster uses and did not make, no longer exists. Bring it back, or name another."
                                .formatted(node.component().type(), node.id()));
            }
        });
    }

    /// Images are needed only to launch; vendors withdraw them.
    private static boolean isImage(ComponentId id) {
        return id.kind().equals("ami");
    }

    /// The state that an anchor's arguments tell; a read fills in the rest.
    @Nullable
    TpaClusterModel importState(String id) {
        Optional<TpaImport> wanted = TpaImport.parse(id);
        if (wanted.isEmpty()) {
            diagnostics.error(
                    "Invalid Import Id", "\"%s\" is no id of a tpa_cluster. Write %s.".formatted(id, TpaImport.WANTED));
            return null;
        }
        try {
            String bucket = wanted.get()
                    .bucket()
                    .orElseGet(() -> BucketLocation.automaticName(aws.caller().accountId()));
            if (!(BucketLocation.of(aws, bucket) instanceof BucketLocation.Here(String where))) {
                return nothingToImport(id, bucket);
            }
            String owner = "tpa_cluster/" + wanted.get().clusterName();
            S3AnchorStore store = new S3AnchorStore(aws.region(where), bucket, owner);
            Optional<Anchor> anchor = store.read().map(AnchorStore.Stored::anchor);
            if (anchor.isEmpty()
                    || !anchor.get().regions().contains(wanted.get().region())) {
                return nothingToImport(id, bucket);
            }
            return imported(
                    anchor.get(), bucket, where, store.location(), wanted.get().region());
        } catch (SdkException e) {
            failed(e);
            return null;
        }
    }

    private @Nullable TpaClusterModel nothingToImport(String id, String bucket) {
        diagnostics.error(
                "Cluster Not Found",
                "There is no record of a cluster \"%s\" in the bucket %s. Check name, region, account and bucket."
                        .formatted(id, bucket));
        return null;
    }

    private @Nullable TpaClusterModel imported(
            Anchor anchor, String bucket, String bucketRegion, String location, String region) {
        Optional<TpaClusterModel> arguments = ARGUMENTS.read(anchor.arguments());
        if (arguments.isEmpty()) {
            diagnostics.error(
                    "Record Not Readable",
                    "The record %s was written by a newer version of this provider. Import with that version."
                            .formatted(location));
            return null;
        }
        TpaClusterModel model = arguments.get();
        TpaResolver resolver = new TpaResolver(model, null, aws, TpaTags.all(model, aws.defaultTags()), diagnostics);
        return resolver.imported(anchor, bucket, bucketRegion, region)
                .map(facts -> imported(model, anchor, location, facts))
                .orElse(null);
    }

    private TpaClusterModel imported(TpaClusterModel model, Anchor anchor, String location, TpaFacts facts) {
        Map<String, ComponentView> components =
                TpaClusterGraph.parts(model, facts).planned(Map.of(), id -> false);
        components.replaceAll((id, view) -> Parts.known(view));
        ClusterStatus status = new ClusterStatus(
                Planned.of(TpaImport.resourceId(facts.accountId(), model.clusterName())),
                Planned.of(ClusterStatus.INCOMPLETE),
                Planned.of(components),
                Planned.of(facts.tagsAll()),
                Planned.of(facts.accountId()),
                Planned.of(facts.partition()),
                Planned.of(new AnchorView(
                        Planned.of(location), Planned.of(anchor.incarnation()), Planned.of(anchor.epoch()))));
        OutputsLive.Keys keys = importedKeys(model, anchor);
        return model.with(status, new OutputsLive(model, facts, components, Map.of(), keys).outputs());
    }

    private static OutputsLive.Keys importedKeys(TpaClusterModel model, Anchor anchor) {
        String secret = anchor.secrets().get(PRIVATE_KEY);
        if (model.access().sshPublicKey() != null) {
            return new OutputsLive.Keys(model.access().sshPublicKey().get(), null);
        }
        return secret == null
                ? new OutputsLive.Keys(null, null)
                : new OutputsLive.Keys(SshKeyPair.publicLine(secret, model.clusterName()), secret);
    }

    /// The bucket holds the anchor, so it comes first.
    private void makeBucket(TpaClusterModel model, TpaFacts facts) {
        String bucket = facts.bucket().get();
        if (facts.bucketCreated() && BucketLocation.of(aws, bucket) instanceof BucketLocation.Nowhere) {
            new BucketComponent(aws.region(facts.bucketRegion()), bucket)
                    .create(AccessGraph.bucketSettings(new TpaTags(model, facts)));
        }
    }

    /// A supplied key, or the generated one: remembered in the anchor before anything is launched with it.
    private OutputsLive.Keys keys(TpaClusterModel model, AnchorSession session) {
        if (model.access().ec2InstanceKey() != null) {
            return new OutputsLive.Keys(null, null);
        }
        if (model.access().sshPublicKey() != null) {
            return new OutputsLive.Keys(model.access().sshPublicKey().get(), null);
        }
        String secret = session.secrets().get(PRIVATE_KEY);
        if (secret == null) {
            SshKeyPair pair = SshKeyPair.generate(model.access().sshKeyAlgorithm(), model.clusterName());
            session.remember(PRIVATE_KEY, pair.privateText());
            return new OutputsLive.Keys(pair.publicLine(), pair.privateText());
        }
        return new OutputsLive.Keys(SshKeyPair.publicLine(secret, model.clusterName()), secret);
    }

    private static String publicKey(TpaClusterModel state) {
        Planned<String> key = state.outputs().publicKeyOpenssh();
        return key == null ? "" : key.orElse("");
    }

    private static @Nullable String privateKey(TpaClusterModel state, Optional<Anchor> stored) {
        Planned<String> key = state.outputs().privateKeyOpenssh();
        return key == null
                ? null
                : key.orElse(stored.map(a -> a.secrets().get(PRIVATE_KEY)).orElse(""));
    }

    private TpaClusterModel settled(
            TpaClusterModel planned,
            TpaFacts facts,
            Parts parts,
            ComponentGraph graph,
            History history,
            OutputsLive.Keys keys,
            AnchorSession session) {
        Map<String, ComponentView> components = parts.settled(graph, history);
        Map<ComponentId, Object> live = new HashMap<>();
        history.outcomes().forEach((id, outcome) -> {
            Object object =
                    switch (outcome) {
                        case Outcome.Settled settled -> settled.live();
                        case Outcome.Failed(var tried, var failure, Object left) -> left;
                        case Outcome.Skipped(var because, Object left) -> left;
                        case Outcome.Deleted() -> null;
                    };
            if (object != null) {
                live.put(id, object);
            }
        });
        ClusterStatus status = new ClusterStatus(
                Planned.of(TpaImport.resourceId(facts.accountId(), planned.clusterName())),
                Planned.of(history.failed() ? ClusterStatus.INCOMPLETE : ClusterStatus.READY),
                Planned.of(components),
                Planned.of(facts.tagsAll()),
                Planned.of(facts.accountId()),
                Planned.of(facts.partition()),
                Planned.of(new AnchorView(
                        Planned.of(anchorLocation(facts.bucket().get(), planned)),
                        Planned.of(session.ownership().incarnation()),
                        Planned.of(session.epoch()))));
        Map<ComponentId, Object> latest = LatestLive.of(live, views.get(facts.region()));
        return planned.with(status, new OutputsLive(planned, facts, components, latest, keys).outputs());
    }

    private static AnchorView anchor(TpaClusterModel state) {
        return Objects.requireNonNull(state.status().anchor(), "no anchor in state")
                .get();
    }

    private AnchorKeeper keeper(TpaClusterModel model, TpaFacts facts, Deadline deadline) {
        return new AnchorKeeper(
                store(facts, model),
                Resolution.owner(model),
                TpaImport.id(model, aws.defaultRegion()),
                LeaseSettings.from(System.getenv()),
                context.stop(),
                deadline);
    }

    private AnchorStore store(TpaFacts facts, TpaClusterModel model) {
        return new S3AnchorStore(
                aws.region(facts.bucketRegion()), facts.bucket().get(), Resolution.owner(model));
    }

    private java.util.function.Function<String, RegionView> view(TpaClusterModel model) {
        return region ->
                views.computeIfAbsent(region, name -> new RegionView(aws.region(name), Resolution.owner(model)));
    }

    private Sweeper sweeper(ComponentGraph graph) {
        return new Ec2Sweep(List.copyOf(views.values()));
    }

    private static ComponentGraph withoutBucket(ComponentGraph graph) {
        return ComponentGraph.of(graph.nodes().stream()
                .filter(node -> !node.id().equals(Ids.BUCKET))
                .toList());
    }

    private static Timeouts timeouts(TpaClusterModel model) {
        return Objects.requireNonNullElse(model.behaviour().timeouts(), Timeouts.NONE);
    }

    private void refused(AnchorRefused refusal) {
        diagnostics.error(AttributePath.path("cluster_name"), refusal.summary(), refusal.detail());
    }

    private void failed(SdkException exception) {
        Failure failure = aws.classifier().classify(exception);
        diagnostics.error(
                "Could Not Reach AWS", "%s: %s %s".formatted(failure.code(), failure.message(), failure.advice()));
    }
}
