package io.dataplane.provider.engine;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Lists what carries our owner tags but has no place in the graph: leftovers of an interrupted apply whose
/// configuration
/// changed since, and surplus copies. As nodes, so that they are deleted like any other, users before what they use.
public interface Sweeper {
    List<Node<?, ?>> unwanted(Ownership ownership, Set<ComponentId> wanted, long asOf);

    /// Whether a question cheaper than [#unwanted] shows that these are all that carries our owner tags.
    ///
    /// @param live what is wanted, as AWS describes it
    default boolean isAll(Ownership ownership, Collection<Object> live) {
        return false;
    }

    Sweeper NONE = (ownership, wanted, asOf) -> List.of();
}
