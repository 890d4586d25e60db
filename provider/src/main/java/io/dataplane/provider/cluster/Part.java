package io.dataplane.provider.cluster;

import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Node;
import io.dataplane.provider.engine.Scope;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.value.AttributePath;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One component of a cluster before it is bound to AWS: enough to show it in a plan, and how to make a node of it.
///
/// @param name what the plan calls it; null when only AWS knows
/// @param settings what the configuration decides about it, to tell whether a plan changes it
/// @param derived its id is made of its parents' ids, so that it is new when one of them is
/// @param ours makes the component that finds, creates and changes it
/// @param existing makes the component that finds the object of an id
public record Part<D, L>(
        ComponentId id,
        String type,
        String region,
        Standing standing,
        AttributePath path,
        @Nullable Planned<String> name,
        Object settings,
        boolean derived,
        boolean hasArn,
        Set<ComponentId> dependsOn,
        Function<RegionView, Component<D, L>> ours,
        @Nullable ExistingFactory existing,
        Function<Scope.Parents, D> desired) {
    /// Makes the component that finds the object of an id.
    public interface ExistingFactory {
        Component<?, ?> of(RegionView view, String id);
    }

    /// The same part, made after these too.
    Part<D, L> after(Set<ComponentId> more) {
        Set<ComponentId> all = new LinkedHashSet<>(dependsOn);
        all.addAll(more);
        return new Part<>(
                id, type, region, standing, path, name, settings, derived, hasArn, all, ours, existing, desired);
    }

    public boolean isUsed() {
        return !(standing instanceof Standing.Unused);
    }

    /// The node the engine works on; parents that do not take part are left out.
    public Node<?, ?> node(RegionView view, Set<ComponentId> parts) {
        Set<ComponentId> parents = new LinkedHashSet<>(dependsOn);
        parents.retainAll(parts);
        String known = name == null ? null : name.orElse("");
        return switch (standing) {
            case Standing.Ours(int generation) ->
                new Node<>(id, region, known, true, generation, path, ours.apply(view), parents, desired);
            case Standing.Existing(Planned<String> object, var unused) -> reference(view, object.get(), known, parents);
            case Standing.Unused() -> throw new IllegalStateException(id + " is not used");
            case Standing.Undecided() -> throw new IllegalStateException(id + " is not decided yet");
        };
    }

    private Node<?, ?> reference(RegionView view, String object, @Nullable String known, Set<ComponentId> parents) {
        if (existing == null) {
            throw new IllegalStateException(id + " cannot exist before");
        }
        return reference(existing.of(view, object), known, parents);
    }

    private <X, Y> Node<X, Y> reference(Component<X, Y> component, @Nullable String known, Set<ComponentId> parents) {
        return new Node<>(id, region, known, false, 1, path, component, parents, unread -> {
            throw new IllegalStateException(id + " is never changed");
        });
    }
}
