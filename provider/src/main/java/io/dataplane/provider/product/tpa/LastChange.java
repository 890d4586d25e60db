package io.dataplane.provider.product.tpa;

import io.dataplane.provider.cluster.ComponentView;
import io.dataplane.provider.engine.Observation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Tells a change in words, one line for each component that it touches.
final class LastChange {
    private LastChange() {}

    static List<String> of(
            @Nullable TpaClusterModel prior, Map<String, ComponentView> planned, List<NodeChange> changes) {
        Map<String, ComponentView> before =
                prior == null ? Map.of() : prior.status().componentMap();
        Map<String, NodeChange> interrupted = new HashMap<>();
        changes.forEach(change -> interrupted.put(Ids.instance(change.node()).value(), change));
        Map<String, String> lines = new TreeMap<>();
        for (String id : new TreeSet<>(planned.keySet())) {
            String action = action(before.get(id), planned.get(id), interrupted.get(id));
            if (action != null) {
                lines.put(id, action.formatted(id));
            }
        }
        before.forEach((id, view) -> {
            ComponentView now = planned.get(id);
            if (view.isManaged() && (now == null || !now.isManaged())) {
                lines.put(id, "remove " + id);
            }
        });
        return List.copyOf(lines.values());
    }

    private static @Nullable String action(
            @Nullable ComponentView before, ComponentView now, @Nullable NodeChange interruption) {
        if (!now.isManaged()) {
            return null;
        }
        if (before == null || !before.isManaged() || before.knownId() == null) {
            return "create %s";
        }
        if (Observation.MISSING.equals(before.driftText())) {
            return "create %s again: it was missing";
        }
        if (interruption != null) {
            return (interruption.replaced() ? "replace %s: " : "stop and start %s: ") + escaped(interruption.reason());
        }
        if (now.knownId() == null) {
            return "replace %s";
        }
        if (before.driftText() != null) {
            return "repair %s: " + escaped(before.driftText());
        }
        return now.drift() != null ? "update %s" : null;
    }

    private static String escaped(String text) {
        return text.replace("%", "%%");
    }
}
