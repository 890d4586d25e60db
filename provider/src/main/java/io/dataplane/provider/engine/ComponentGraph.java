package io.dataplane.provider.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The components of one resource and what depends on what; parents first, else in the order they were given.
public final class ComponentGraph {
    public static final ComponentGraph EMPTY = of(List.of());

    private final Map<ComponentId, Node<?, ?>> nodes;

    private ComponentGraph(Map<ComponentId, Node<?, ?>> nodes) {
        this.nodes = nodes;
    }

    /// Refuses duplicates, unknown parents and cycles: they are mistakes of the program, not of the user.
    public static ComponentGraph of(List<? extends Node<?, ?>> nodes) {
        Map<ComponentId, Node<?, ?>> byId = new LinkedHashMap<>();
        for (Node<?, ?> node : nodes) {
            if (byId.put(node.id(), node) != null) {
                throw new IllegalArgumentException("component " + node.id() + " is twice in the graph");
            }
        }
        for (Node<?, ?> node : nodes) {
            node.dependsOn().stream()
                    .filter(id -> !byId.containsKey(id))
                    .sorted()
                    .findFirst()
                    .ifPresent(id -> {
                        throw new IllegalArgumentException(
                                node.id() + " depends on " + id + ", which is not in the graph");
                    });
        }
        Map<ComponentId, Node<?, ?>> sorted = new LinkedHashMap<>();
        Set<ComponentId> path = new LinkedHashSet<>();
        nodes.forEach(node -> visit(node, byId, path, sorted));
        return new ComponentGraph(sorted);
    }

    private static void visit(
            Node<?, ?> node,
            Map<ComponentId, Node<?, ?>> all,
            Set<ComponentId> path,
            Map<ComponentId, Node<?, ?>> sorted) {
        if (sorted.containsKey(node.id())) {
            return;
        }
        if (!path.add(node.id())) {
            List<ComponentId> cycle = new ArrayList<>(path);
            throw new IllegalArgumentException("components depend on each other in a circle: "
                    + cycle.subList(cycle.indexOf(node.id()), cycle.size()).stream()
                            .map(ComponentId::value)
                            .collect(Collectors.joining(" -> "))
                    + " -> " + node.id());
        }
        node.dependsOn().stream().sorted().map(all::get).forEach(parent -> visit(parent, all, path, sorted));
        path.remove(node.id());
        sorted.put(node.id(), node);
    }

    /// Parents first.
    public List<Node<?, ?>> nodes() {
        return List.copyOf(nodes.values());
    }

    public Optional<Node<?, ?>> node(ComponentId id) {
        return Optional.ofNullable(nodes.get(id));
    }

    public boolean contains(ComponentId id) {
        return nodes.containsKey(id);
    }
}
