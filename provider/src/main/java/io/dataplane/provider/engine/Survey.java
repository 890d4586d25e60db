package io.dataplane.provider.engine;

import io.dataplane.provider.engine.Observed.Absent;
import io.dataplane.provider.engine.Observed.Foreign;
import io.dataplane.provider.engine.Observed.Owned;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Looks at nodes, parents before children, and changes nothing.
final class Survey {
    private final Run run;
    private final long asOf;
    private final Map<ComponentId, Object> live;

    /// @param known live objects that children may need, and that are not looked at
    Survey(Run run, long asOf, Map<ComponentId, Object> known) {
        this.run = run;
        this.asOf = asOf;
        this.live = new ConcurrentHashMap<>(known);
    }

    /// What was seen of one node, and the calls to go on with.
    record Look(
            NodeCalls<?, ?> calls,
            @Nullable Object live,
            int generation,
            @Nullable Failure failure,
            boolean stopped) {
        boolean exists() {
            return live != null;
        }
    }

    /// The looks by node; `parentsFirst` says who is looked at before whom.
    IdentityHashMap<Node<?, ?>, Look> of(List<Node<?, ?>> parentsFirst) {
        Map<ComponentId, Node<?, ?>> byId =
                parentsFirst.stream().collect(Collectors.toMap(Node::id, node -> node, (a, b) -> a));
        List<Look> looks = Walker.run(
                parentsFirst,
                node -> node.dependsOn().stream().<Node<?, ?>>map(byId::get).toList(),
                (node, parents) -> look(node, parents));
        IdentityHashMap<Node<?, ?>, Look> result = new IdentityHashMap<>();
        for (int i = 0; i < looks.size(); i++) {
            result.put(parentsFirst.get(i), looks.get(i));
        }
        return result;
    }

    private <D, L> Look look(Node<D, L> node, List<Look> parents) {
        NodeCalls<D, L> calls = new NodeCalls<>(run, node, new LiveParents(node, live), false);
        for (Look parent : parents) {
            if (parent.failure() != null) {
                return failed(calls, unknownBecause(parent));
            }
        }
        try {
            run.stopIfAsked();
            return switch (calls.find(asOf).of(node.generation())) {
                case Owned<L>(L found, int generation) -> {
                    live.put(node.id(), found);
                    yield new Look(calls, found, generation, null, false);
                }
                case Absent<L> a -> new Look(calls, null, 0, null, false);
                case Foreign<L> f -> new Look(calls, null, 0, null, false);
            };
        } catch (Stopped e) {
            return new Look(calls, null, 0, null, true);
        } catch (GaveUp e) {
            return failed(calls, e.failure());
        } catch (RuntimeException | Error e) {
            return failed(calls, run.failure(e));
        }
    }

    private static Look failed(NodeCalls<?, ?> calls, Failure failure) {
        return new Look(calls, null, 0, failure, false);
    }

    private static Failure unknownBecause(Look parent) {
        Failure cause = Objects.requireNonNull(parent.failure());
        return new Failure(
                cause.kind(),
                cause.code(),
                "It could not be looked at, because " + parent.calls().node().id() + " could not: " + cause.message(),
                cause.advice());
    }
}
