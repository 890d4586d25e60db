package io.dataplane.provider.cluster;

import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.ComponentGraph;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Facts;
import io.dataplane.provider.engine.History;
import io.dataplane.provider.engine.Observation;
import io.dataplane.provider.engine.Outcome;
import io.dataplane.schema.bind.Planned;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// All components of a cluster: shown in plans, bound to AWS as a graph, and shown again as what they became.
public final class Parts {
    private final Map<ComponentId, Part<?, ?>> parts = new LinkedHashMap<>();

    public Parts(List<Part<?, ?>> parts) {
        parts.forEach(part -> this.parts.put(part.id(), part));
    }

    /// The graph of the parts that take part and that `wanted` lets through.
    public ComponentGraph graph(Function<String, RegionView> views, Predicate<Part<?, ?>> wanted) {
        Set<ComponentId> chosen = new LinkedHashSet<>();
        parts.values().stream()
                .filter(part -> part.isUsed() && wanted.test(part))
                .forEach(part -> chosen.add(part.id()));
        return ComponentGraph.of(chosen.stream()
                .map(id -> parts.get(id).node(views.apply(parts.get(id).region()), chosen))
                .toList());
    }

    /// The same parts, of which some wait for others that they are not made of.
    public Parts inTurn(Map<ComponentId, Set<ComponentId>> waits) {
        return new Parts(parts.values().stream()
                .<Part<?, ?>>map(part -> part.after(waits.getOrDefault(part.id(), Set.of())))
                .toList());
    }

    public Set<ComponentId> ids() {
        return Set.copyOf(parts.keySet());
    }

    /// What a plan shows. A component that is kept keeps its id; one that `renewed` names, one that is missing, and
    /// what derives from them, gets a new one. One that is changed in place shows it by a drift that only the apply
    /// can tell.
    public Map<String, ComponentView> planned(
            Map<String, ComponentView> prior, Predicate<ComponentId> renewed, Predicate<ComponentId> changed) {
        Map<String, ComponentView> views = new TreeMap<>();
        Set<ComponentId> fresh = new HashSet<>();
        for (Part<?, ?> part : parts.values()) {
            ComponentView before = prior.get(part.id().value());
            boolean parentFresh = part.derived() && part.dependsOn().stream().anyMatch(fresh::contains);
            boolean kept = before != null
                    && before.knownId() != null
                    && before.isManaged()
                    && !Observation.MISSING.equals(before.driftText())
                    && !renewed.test(part.id())
                    && !parentFresh;
            if (part.standing() instanceof Standing.Ours && !kept) {
                fresh.add(part.id());
            }
            ComponentView view = planned(part, before, kept, renewed.test(part.id()));
            views.put(part.id().value(), kept && changed.test(part.id()) ? view.changing() : view);
        }
        return views;
    }

    /// The parts that are in both and of which the configuration decides otherwise now.
    public Set<ComponentId> changedFrom(Parts before) {
        Set<ComponentId> changed = new HashSet<>();
        parts.forEach((id, part) -> {
            Part<?, ?> old = before.parts.get(id);
            if (old != null && !old.settings().equals(part.settings())) {
                changed.add(id);
            }
        });
        return changed;
    }

    private static ComponentView planned(
            Part<?, ?> part, @Nullable ComponentView before, boolean kept, boolean renewed) {
        return switch (part.standing()) {
            case Standing.Ours(int generation) ->
                new ComponentView(
                        Planned.of(part.type()),
                        part.name(),
                        kept && before != null ? before.id() : Planned.unknown(),
                        !part.hasArn() ? null : kept && before != null ? before.arn() : Planned.unknown(),
                        Planned.of(part.region()),
                        Planned.of(true),
                        Planned.of(renewed ? generation + 1L : generation),
                        null);
            case Standing.Existing(Planned<String> id, Planned<String> name) ->
                new ComponentView(
                        Planned.of(part.type()),
                        name,
                        id,
                        !part.hasArn()
                                ? null
                                : before != null && id.equals(before.id()) ? before.arn() : Planned.unknown(),
                        Planned.of(part.region()),
                        Planned.of(false),
                        Planned.of(1L),
                        null);
            case Standing.Unused() ->
                new ComponentView(
                        Planned.of(part.type()),
                        null,
                        null,
                        null,
                        Planned.of(part.region()),
                        Planned.of(false),
                        Planned.of(1L),
                        null);
            case Standing.Undecided() ->
                new ComponentView(
                        Planned.of(part.type()),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.of(part.region()),
                        Planned.unknown(),
                        Planned.unknown(),
                        null);
        };
    }

    /// What exists after a walk that changed things; components that do not exist are left out. `prior` is the state
    /// before it.
    public Map<String, ComponentView> settled(ComponentGraph graph, History history, Map<String, ComponentView> prior) {
        Map<String, ComponentView> views = new TreeMap<>();
        for (Part<?, ?> part : parts.values()) {
            Outcome outcome = history.outcomes().get(part.id());
            ComponentView view =
                    switch (outcome) {
                        case null -> part.isUsed() ? null : planned(part, null, false, false);
                        case Outcome.Settled settled -> view(part, graph, settled.live(), settled.generation(), null);
                        case Outcome.Failed(String tried, var failure, Object live) ->
                            live == null
                                    ? tried.equals("find") ? before(part, prior) : null
                                    : view(part, graph, live, 1, "not finished: " + tried + " failed");
                        case Outcome.Skipped(var because, Object live) ->
                            live == null ? before(part, prior) : view(part, graph, live, 1, "not finished: skipped");
                        case Outcome.Deleted() -> null;
                    };
            if (view != null) {
                views.put(part.id().value(), view);
            }
        }
        return views;
    }

    /// What nobody looked at stays as it was.
    private static @Nullable ComponentView before(Part<?, ?> part, Map<String, ComponentView> prior) {
        return prior.get(part.id().value());
    }

    /// What a refresh saw. A component that could not be looked at stays as it was.
    public Map<String, ComponentView> refreshed(
            ComponentGraph graph, Map<ComponentId, Observation> seen, Map<String, ComponentView> prior) {
        Map<String, ComponentView> views = new TreeMap<>();
        for (Part<?, ?> part : parts.values()) {
            ComponentView before = prior.get(part.id().value());
            Observation now = seen.get(part.id());
            if (now != null && now.live() != null) {
                views.put(part.id().value(), view(part, graph, now.live(), now.generation(), now.drift()));
            } else if (now != null && now.failure() == null) {
                ComponentView gone = before == null ? planned(part, null, false, false) : before;
                views.put(part.id().value(), known(gone).withDrift(Observation.MISSING));
            } else if (before != null) {
                views.put(part.id().value(), before);
            } else if (!part.isUsed()) {
                views.put(part.id().value(), planned(part, null, false, false));
            }
        }
        return views;
    }

    /// Without what is unknown: as a state may hold it.
    public static ComponentView known(ComponentView view) {
        return new ComponentView(
                view.type(),
                nullIfUnknown(view.name()),
                nullIfUnknown(view.id()),
                nullIfUnknown(view.arn()),
                view.region(),
                view.managed(),
                Planned.of(view.generation().orElse(1L)),
                view.drift());
    }

    private static <T> @Nullable Planned<T> nullIfUnknown(@Nullable Planned<T> value) {
        return value == null || value.isKnown() ? value : null;
    }

    private static ComponentView view(
            Part<?, ?> part, ComponentGraph graph, Object live, int generation, @Nullable String drift) {
        Facts facts = graph.node(part.id()).orElseThrow().factsOf(live);
        boolean ours = part.standing() instanceof Standing.Ours;
        Planned<String> told = facts.name() == null ? null : Planned.of(facts.name());
        return new ComponentView(
                Planned.of(part.type()),
                ours && part.name() != null ? part.name() : told,
                Planned.of(facts.id()),
                facts.arn() == null ? null : Planned.of(facts.arn()),
                Planned.of(part.region()),
                Planned.of(ours),
                Planned.of((long) generation),
                drift == null ? null : Planned.of(drift));
    }
}
