package io.dataplane.provider.product.tpa;

import io.dataplane.provider.cluster.AnchorView;
import io.dataplane.provider.cluster.ClusterStatus;
import io.dataplane.provider.cluster.ComponentView;
import io.dataplane.provider.cluster.Parts;
import io.dataplane.provider.engine.Anchor;
import io.dataplane.provider.engine.AnchorStore;
import io.dataplane.provider.engine.ComponentGraph;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Deadline;
import io.dataplane.provider.engine.Failure;
import io.dataplane.provider.engine.Guard;
import io.dataplane.provider.engine.Observation;
import io.dataplane.provider.engine.Ownership;
import io.dataplane.provider.engine.Walk;
import io.dataplane.schema.bind.Planned;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/// Looks at a cluster: what exists, and how it differs from what the state says.
final class TpaClusterRead {
    private final Operation operation;

    TpaClusterRead(Operation operation) {
        this.operation = operation;
    }

    @Nullable
    TpaClusterModel read(TpaClusterModel state) {
        TpaClusterModel seen = look(Effective.of(state));
        return seen == null ? null : state.with(seen.status(), seen.outputs());
    }

    private @Nullable TpaClusterModel look(TpaClusterModel state) {
        TpaFacts facts = TpaFacts.recorded(state, null, operation.aws());
        try {
            AnchorView anchor = Operation.anchor(state);
            Optional<Anchor> stored = operation.store(facts, state).read().map(AnchorStore.Stored::anchor);
            Parts parts = TpaClusterGraph.parts(state, facts.withPublicKey(publicKey(state)));
            ComponentGraph graph = parts.graph(operation.view(state), part -> true);
            Ownership ownership =
                    new Ownership(Resolution.owner(state), anchor.incarnation().get());
            Walk walk = operation.walk(
                    ownership,
                    Guard.NONE,
                    Deadline.after(Operation.timeouts(state).readTime()));
            Map<ComponentId, Observation> seen = operation.engine().refresh(graph, walk);
            report(graph, seen);
            if (operation.diagnostics().hasErrors()) {
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
            operation.failed(e);
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
        // only an apply that comes to its end knows that nothing is left over
        boolean unfinished = Planned.of(ClusterStatus.INCOMPLETE)
                        .equals(state.status().status())
                || stored.filter(anchor -> anchor.phase() != Anchor.Phase.READY).isPresent();
        boolean drifted = components.values().stream().anyMatch(view -> view.driftText() != null);
        String status = unfinished ? ClusterStatus.INCOMPLETE : drifted ? ClusterStatus.DEGRADED : ClusterStatus.READY;
        OutputsLive.Keys keys =
                new OutputsLive.Keys(publicKey(state), privateKey(state, stored), vaultPassword(state, stored));
        TpaOutputs outputs = new OutputsLive(state, facts, components, live, keys).outputs();
        return withComponents(state.with(state.status(), outputs), components, status);
    }

    static TpaClusterModel withComponents(TpaClusterModel model, Map<String, ComponentView> components, String status) {
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
                operation
                        .diagnostics()
                        .error(
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
                operation
                        .diagnostics()
                        .warning(
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

    private static String publicKey(TpaClusterModel state) {
        Planned<String> key = state.outputs().keys().publicKeyOpenssh();
        return key == null ? "" : key.orElse("");
    }

    private static @Nullable String vaultPassword(TpaClusterModel state, Optional<Anchor> stored) {
        Planned<String> password = Handover.vaultPassword(state.outputs());
        return password == null
                ? stored.map(anchor -> anchor.secrets().get(VaultPassword.NAME)).orElse(null)
                : password.orElse("");
    }

    private static @Nullable String privateKey(TpaClusterModel state, Optional<Anchor> stored) {
        Planned<String> key = state.outputs().secrets().privateKeyOpenssh();
        return key == null
                ? null
                : key.orElse(
                        stored.map(a -> a.secrets().get(Secrets.PRIVATE_KEY)).orElse(""));
    }
}
