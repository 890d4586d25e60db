package io.dataplane.provider.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a change of the configuration removes, and when.
///
/// @param before nobody who stays used it: it goes before the rest is changed, so that its name and place are free
/// @param after somebody who stays used it: it goes when they have let it go
record Doomed(List<Node<?, ?>> before, List<Node<?, ?>> after) {
    static Doomed of(ComponentGraph previous, ComponentGraph desired) {
        Set<ComponentId> doomed = new HashSet<>();
        previous.nodes().stream().filter(node -> isDoomed(node, desired)).forEach(node -> doomed.add(node.id()));
        List<Node<?, ?>> before = new ArrayList<>();
        List<Node<?, ?>> after = new ArrayList<>();
        Set<ComponentId> used = new HashSet<>();
        for (Node<?, ?> node : previous.nodes().reversed()) {
            boolean stays = desired.contains(node.id()) && !doomed.contains(node.id());
            if (stays || used.contains(node.id())) {
                used.addAll(node.dependsOn());
            }
            if (doomed.contains(node.id())) {
                (used.contains(node.id()) ? after : before).add(node);
            }
        }
        return new Doomed(before.reversed(), after.reversed());
    }

    /// Also what is desired under the same id but is another thing now: somebody else's, elsewhere, of another kind or
    // name.
    private static boolean isDoomed(Node<?, ?> node, ComponentGraph desired) {
        return node.managed()
                && desired.node(node.id())
                        .filter(next -> next.managed()
                                && next.region().equals(node.region())
                                && next.component()
                                        .type()
                                        .equals(node.component().type())
                                && next.component()
                                        .identity()
                                        .equals(node.component().identity()))
                        .isEmpty();
    }

    /// The nodes and all they depend on.
    static List<Node<?, ?>> withParents(ComponentGraph graph, List<Node<?, ?>> nodes) {
        Set<ComponentId> wanted = new LinkedHashSet<>();
        nodes.forEach(node -> wanted.add(node.id()));
        for (Node<?, ?> node : graph.nodes().reversed()) {
            if (wanted.contains(node.id())) {
                wanted.addAll(node.dependsOn());
            }
        }
        return graph.nodes().stream().filter(node -> wanted.contains(node.id())).toList();
    }
}
