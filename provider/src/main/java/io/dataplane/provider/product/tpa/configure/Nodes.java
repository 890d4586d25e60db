package io.dataplane.provider.product.tpa.configure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Collects nodes in node order and counts the ordinals of each location and kind.
final class Nodes {
    private final List<GeneratedNode> nodes = new ArrayList<>();
    private final Map<String, Integer> last = new HashMap<>();

    Slot next(String location, Slot.Kind kind) {
        return new Slot(location, kind, last.merge(location + " " + kind, 1, Integer::sum));
    }

    Slot add(GeneratedNode node) {
        nodes.add(node);
        return node.slot();
    }

    List<GeneratedNode> list() {
        return List.copyOf(nodes);
    }
}
