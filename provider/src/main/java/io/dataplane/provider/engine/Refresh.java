package io.dataplane.provider.engine;

import io.dataplane.provider.engine.Survey.Look;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compares what is there with what is desired.
record Refresh(Run run, ComponentGraph graph) {
    private static final Failure STOPPED =
            new Failure(FailureKind.REFUSED, "Interrupted", "A stop was asked for before it was looked at.", "");

    Map<ComponentId, Observation> observations() {
        IdentityHashMap<Node<?, ?>, Look> looks = new Survey(run, run.startedAt(), Map.of()).of(graph.nodes());
        Map<ComponentId, Observation> result = new LinkedHashMap<>();
        for (Node<?, ?> node : graph.nodes()) {
            Look look = looks.get(node);
            boolean parentsExist = node.dependsOn().stream()
                    .allMatch(id ->
                            graph.node(id).map(looks::get).filter(Look::exists).isPresent());
            result.put(node.id(), observation(look.calls(), look, parentsExist));
        }
        return result;
    }

    @SuppressWarnings("unchecked") // the calls of a node found this live object
    private static <D, L> Observation observation(NodeCalls<D, L> calls, Look look, boolean parentsExist) {
        if (look.stopped()) {
            return new Observation(null, 0, null, STOPPED);
        }
        if (look.failure() != null) {
            return new Observation(null, 0, null, look.failure());
        }
        L live = (L) look.live();
        if (live == null) {
            return new Observation(null, 0, Observation.MISSING, null);
        }
        Node<D, L> node = calls.node();
        try {
            if (node.managed() && node.component().ready(live) instanceof Readiness.Broken) {
                return new Observation(null, look.generation(), Observation.MISSING, null);
            }
            // without its parents nothing can be said about what it should be; they are reported themselves
            String drift = node.managed() && parentsExist ? drift(calls, live, look.generation()) : null;
            return new Observation(live, look.generation(), drift, null);
        } catch (RuntimeException e) {
            return new Observation(live, look.generation(), null, calls.run().failure(e));
        }
    }

    private static <D, L> @Nullable String drift(NodeCalls<D, L> calls, L live, int generation) {
        D desired = calls.node().desired().apply(calls.parents());
        List<Drift> drift = calls.node()
                .component()
                .drift(calls.scope(generation, calls.run().startedAt()), live, desired);
        return drift.isEmpty() ? null : drift.stream().map(Drift::toString).collect(Collectors.joining("; "));
    }
}
