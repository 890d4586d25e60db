package io.dataplane.provider.engine;

import io.dataplane.schema.value.AttributePath;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One component of a graph.
///
/// @param name what the object will be called, as far as it is known before it exists
/// @param managed false for an object that existed before: it is found and used, never created, changed or deleted
/// @param generation the desired one; a live object of a lower generation is replaced
/// @param path the attribute that asked for it, for diagnostics
/// @param desired computed when all parents are done, from their live objects
public record Node<D, L>(
        ComponentId id,
        String region,
        @Nullable String name,
        boolean managed,
        int generation,
        AttributePath path,
        Component<D, L> component,
        Set<ComponentId> dependsOn,
        Function<Scope.Parents, D> desired) {
    public Node {
        dependsOn = Set.copyOf(dependsOn);
    }

    /// What the `components` output tells about a live object of this node.
    @SuppressWarnings("unchecked") // a node's live object came from its component
    public Facts factsOf(Object live) {
        return component.facts((L) live);
    }
}
