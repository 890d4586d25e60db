package io.dataplane.provider.product.tpa;

import io.dataplane.provider.cluster.AnchorView;
import io.dataplane.provider.cluster.Arguments;
import io.dataplane.provider.cluster.ClusterStatus;
import io.dataplane.provider.cluster.ComponentView;
import io.dataplane.provider.cluster.Parts;
import io.dataplane.provider.cluster.Standing;
import io.dataplane.provider.component.s3.BucketComponent;
import io.dataplane.provider.component.s3.S3AnchorStore;
import io.dataplane.provider.engine.AnchorRefused;
import io.dataplane.provider.engine.AnchorSession;
import io.dataplane.provider.engine.AnchorStore;
import io.dataplane.provider.engine.ComponentGraph;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Deadline;
import io.dataplane.provider.engine.History;
import io.dataplane.provider.engine.LeaseLost;
import io.dataplane.provider.engine.Outcome;
import io.dataplane.provider.engine.Sweeper;
import io.dataplane.provider.engine.Walk;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.value.AttributePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.model.Vpc;

/// Changes one cluster under its lease: create, update, delete.
final class TpaClusterWork {
    static final Arguments<TpaClusterModel> ARGUMENTS = new Arguments<>(TpaClusterModel.class);

    private final Operation operation;

    TpaClusterWork(Operation operation) {
        this.operation = operation;
    }

    static String anchorLocation(String bucket, TpaClusterModel model) {
        return "s3://" + bucket + "/_dataplane/" + Resolution.owner(model) + ".json";
    }

    @Nullable
    TpaClusterModel create(TpaClusterModel written) {
        TpaClusterModel made = make(Effective.of(written), ARGUMENTS.write(written));
        return made == null ? null : written.with(made.status(), made.outputs());
    }

    private @Nullable TpaClusterModel make(TpaClusterModel planned, String arguments) {
        TpaFacts facts = TpaFacts.recorded(planned, null, operation.aws());
        Deadline deadline = Deadline.after(Operation.timeouts(planned).createTime());
        try {
            Supplier<String> rsa = beginRsa(planned);
            AnchorStore store = makeBucket(planned, facts);
            try (AnchorSession session = operation
                    .keeper(store, planned, deadline)
                    .toCreate(facts.regions().all(), Secrets.born(planned, Map.of()), arguments)) {
                return create(planned, facts, session, new HostKeySource(planned, session, rsa), deadline);
            }
        } catch (AnchorRefused e) {
            operation.refused(e);
        } catch (LeaseLost e) {
            operation.lost(e);
        } catch (SdkException e) {
            operation.failed(e);
        }
        return null;
    }

    private @Nullable TpaClusterModel create(
            TpaClusterModel planned, TpaFacts facts, AnchorSession session, HostKeySource hostKeys, Deadline deadline) {
        OutputsLive.Keys keys = Secrets.keys(planned, session.secrets());
        TpaFacts known = facts.withPublicKey(Objects.requireNonNullElse(keys.publicKey(), ""));
        Parts parts = TpaClusterGraph.parts(planned, known, hostKeys::get);
        ComponentGraph graph = parts.graph(operation.view(planned), part -> true);
        Walk walk = operation.walk(session.ownership(), session, deadline);
        Sweeper sweeper = operation.sweeper(planned, session.regions());
        History history = operation.engine().converge(graph, ComponentGraph.EMPTY, sweeper, session.resumed(), walk);
        history.report(graph, operation.diagnostics());
        boolean finished = !history.failed() && recorded(session);
        if (history.failed()
                && planned.behaviour().onCreateFailure().equals("rollback")
                && !operation.context().stop().isStopped()
                && rolledBack(graph, sweeper, walk, session)) {
            return null;
        }
        if (!finished) {
            untaint(planned);
        }
        return settled(null, planned, known, parts, graph, history, finished, keys, session);
    }

    /// What was made is in the state even when the anchor cannot be told that it is complete.
    private boolean recorded(AnchorSession session) {
        try {
            session.ready();
            return true;
        } catch (LeaseLost e) {
            operation.lost(e);
        } catch (SdkException e) {
            operation.failed(e);
        }
        return false;
    }

    private boolean rolledBack(ComponentGraph graph, Sweeper sweeper, Walk walk, AnchorSession session) {
        History history = operation.engine().destroy(withoutBucket(graph), sweeper, walk);
        history.report(graph, operation.diagnostics());
        if (history.failed()) {
            return false;
        }
        session.remove();
        return true;
    }

    private void untaint(TpaClusterModel planned) {
        operation
                .diagnostics()
                .error(
                        "Cluster Is Incomplete",
                        "The create of \"%s\" did not finish; what exists is in the state, and Terraform has marked it tainted: the next"
                                        .formatted(planned.clusterName())
                                + " apply would destroy and create it anew. To continue instead, run terraform untaint with the"
                                + " resource's address, then terraform apply.");
    }

    @Nullable
    TpaClusterModel update(TpaClusterModel prior, TpaClusterModel written) {
        return change(Effective.of(prior), Effective.of(written), ARGUMENTS.write(written))
                .map(changed -> written.with(changed.status(), changed.outputs()))
                .orElse(prior);
    }

    /// Empty when nothing was done; the diagnostics say why.
    private Optional<TpaClusterModel> change(TpaClusterModel prior, TpaClusterModel planned, String arguments) {
        TpaFacts facts = TpaFacts.recorded(planned, prior, operation.aws());
        Deadline deadline = Deadline.after(Operation.timeouts(planned).updateTime());
        AnchorView anchor = Operation.anchor(prior);
        try (AnchorSession session = operation
                .keeper(planned, facts, deadline)
                .toUpdate(
                        anchor.incarnation().get(),
                        anchor.epoch().get(),
                        facts.regions().all(),
                        arguments)) {
            remember(planned, prior, session);
            if (isUntouched(prior, planned)) {
                session.ready(); // an import reads the arguments there
                return Optional.of(planned);
            }
            OutputsLive.Keys keys = Secrets.keys(planned, session.secrets());
            TpaFacts known = facts.withPublicKey(Objects.requireNonNullElse(keys.publicKey(), ""));
            HostKeySource hostKeys = new HostKeySource(planned, session, () -> Secrets.generate("RSA", planned));
            Parts parts =
                    TpaClusterGraph.parts(planned, known, hostKeys::get).inTurn(NodeTurns.of(prior, planned, known));
            ComponentGraph graph = parts.graph(operation.view(planned), part -> true);
            ComponentGraph previous = TpaClusterGraph.parts(
                            prior.with(planned.life()), TpaFacts.recorded(prior, null, operation.aws()))
                    .graph(operation.view(planned), part -> true);
            Walk walk = operation.walk(session.ownership(), session, deadline);
            Sweeper sweeper = operation.sweeper(planned, session.resumed() ? session.regions() : Set.of());
            History history = operation.engine().converge(graph, previous, sweeper, session.resumed(), walk);
            history.report(graph, operation.diagnostics());
            boolean finished = !history.failed() && recorded(session);
            return Optional.of(settled(prior, planned, known, parts, graph, history, finished, keys, session));
        } catch (AnchorRefused e) {
            operation.refused(e);
        } catch (LeaseLost e) {
            operation.lost(e);
        } catch (SdkException e) {
            operation.failed(e);
        }
        return Optional.empty();
    }

    /// Only arguments changed that AWS does not see.
    private static boolean isUntouched(TpaClusterModel prior, TpaClusterModel planned) {
        Map<String, String> tags =
                Objects.requireNonNull(planned.status().tagsAll()).orElse(Map.of());
        return TpaClusterPlan.isSettled(planned, prior, tags);
    }

    @Nullable
    TpaClusterModel delete(TpaClusterModel state) {
        TpaClusterModel left = remove(Effective.of(state));
        return left == null ? null : state.with(left.status(), left.outputs());
    }

    private @Nullable TpaClusterModel remove(TpaClusterModel prior) {
        TpaFacts facts = TpaFacts.recorded(prior, null, operation.aws());
        Deadline deadline = Deadline.after(Operation.timeouts(prior).deleteTime());
        AnchorView anchor = Operation.anchor(prior);
        try {
            Optional<AnchorSession> opened = operation
                    .keeper(prior, facts, deadline)
                    .toDelete(anchor.incarnation().get(), anchor.epoch().get());
            if (opened.isEmpty()) {
                operation
                        .diagnostics()
                        .warning(
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
            operation.refused(e);
        } catch (LeaseLost e) {
            operation.lost(e);
        } catch (SdkException e) {
            operation.failed(e);
        }
        return prior;
    }

    private @Nullable TpaClusterModel delete(
            TpaClusterModel prior, TpaFacts facts, AnchorSession session, Deadline deadline) {
        Parts parts = TpaClusterGraph.parts(prior, facts);
        Set<ComponentId> stay = new HashSet<>(Set.of(Ids.BUCKET));
        facts.regions().all().forEach(region -> stay.addAll(leftToGuests(facts, session, region)));
        ComponentGraph graph = parts.graph(operation.view(prior), part -> !stay.contains(part.id()));
        Walk walk = operation.walk(session.ownership(), session, deadline);
        History history = operation.engine().destroy(graph, operation.sweeper(prior, session.regions()), walk);
        history.report(graph, operation.diagnostics());
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
        return TpaClusterRead.withComponents(prior, left, ClusterStatus.INCOMPLETE);
    }

    /// A VPC that others have moved into stays, with its gateway, and is theirs from now on.
    private Set<ComponentId> leftToGuests(TpaFacts facts, AnchorSession session, String region) {
        if (!(facts.standing(Ids.vpc(region)) instanceof Standing.Ours)) {
            return Set.of();
        }
        VpcGuests guests = new VpcGuests(operation.aws().region(region), session.ownership());
        Optional<Vpc> vpc = guests.vpc();
        List<String> found = vpc.map(guests::in).orElse(List.of());
        if (found.isEmpty()) {
            return Set.of();
        }
        List<String> left = new ArrayList<>(List.of(vpc.get().vpcId()));
        guests.gateway(vpc.get()).ifPresent(left::add);
        session.check();
        guests.giveUp(left);
        operation
                .diagnostics()
                .warning(
                        AttributePath.path("ec2_vpc"),
                        "VPC Left In Place",
                        "%s was made for this cluster, but holds objects of others: %s. It stays, and belongs to nobody now; delete"
                                        .formatted(String.join(" and ", left), String.join(", ", found))
                                + " it when it is empty.");
        return Set.of(Ids.vpc(region), Ids.gateway(region));
    }

    /// A host key that is begun at once, because it takes seconds.
    private static Supplier<String> beginRsa(TpaClusterModel model) {
        return Secrets.isRsaBorn(model, Map.of())
                ? CompletableFuture.supplyAsync(() -> Secrets.generate("RSA", model))::join
                : () -> Secrets.generate("RSA", model);
    }

    /// The bucket holds the anchor, so it comes first.
    private AnchorStore makeBucket(TpaClusterModel model, TpaFacts facts) {
        S3AnchorStore store = operation.store(facts, model);
        if (!facts.bucketCreated()) {
            return store;
        }
        new BucketComponent(
                        operation.aws().region(facts.bucketRegion()),
                        facts.bucket().get())
                .create(AccessGraph.bucketSettings(model, new TpaTags(model, facts)));
        return store.inNewBucket();
    }

    /// What the anchor lacks: all of it when it had to be made again, or what this change asks for first.
    private static void remember(TpaClusterModel planned, TpaClusterModel prior, AnchorSession session) {
        Map<String, String> known = new TreeMap<>(Secrets.inState(prior));
        known.putAll(session.secrets());
        Map<String, String> all = new TreeMap<>(Secrets.born(planned, known));
        all.putAll(known);
        if (!all.equals(session.secrets())) {
            session.remember(all);
        }
    }

    private TpaClusterModel settled(
            @Nullable TpaClusterModel prior,
            TpaClusterModel planned,
            TpaFacts facts,
            Parts parts,
            ComponentGraph graph,
            History history,
            boolean finished,
            OutputsLive.Keys keys,
            AnchorSession session) {
        Map<String, ComponentView> components = parts.settled(
                graph, history, prior == null ? Map.of() : prior.status().componentMap());
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
                Planned.of(finished ? ClusterStatus.READY : ClusterStatus.INCOMPLETE),
                Planned.of(components),
                Planned.of(facts.tagsAll()),
                Planned.of(facts.accountId()),
                Planned.of(facts.partition()),
                Planned.of(new AnchorView(
                        Planned.of(anchorLocation(facts.bucket().get(), planned)),
                        Planned.of(session.ownership().incarnation()),
                        Planned.of(session.epoch()))));
        Map<ComponentId, Object> latest = LatestLive.of(live, history, operation.seen());
        return planned.with(status, new OutputsLive(planned, facts, components, latest, keys).outputs());
    }

    private static ComponentGraph withoutBucket(ComponentGraph graph) {
        return ComponentGraph.of(graph.nodes().stream()
                .filter(node -> !node.id().equals(Ids.BUCKET))
                .toList());
    }
}
