package io.dataplane.provider.engine;

import java.util.Map;
import java.util.Optional;

/// The live objects that one node may know: those it declared to depend on.
record LiveParents(Node<?, ?> node, Map<ComponentId, Object> live) implements Scope.Parents {
    @Override
    public <L> Optional<L> find(ComponentId id, Class<L> type) {
        if (!node.dependsOn().contains(id)) {
            throw new IllegalStateException(node.id() + " asks for " + id + ", which it does not declare to depend on");
        }
        return Optional.ofNullable(live.get(id)).map(type::cast);
    }
}
