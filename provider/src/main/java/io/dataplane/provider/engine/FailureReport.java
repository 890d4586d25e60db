package io.dataplane.provider.engine;

import io.dataplane.provider.engine.Outcome.Failed;
import io.dataplane.provider.engine.Outcome.Skipped;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Turns the failures of a walk into errors for the user: one for each failed component, one for an interruption, one
/// for a lost lease; parents first, then what is not in the graph by name.
record FailureReport(ComponentGraph graph, History history) {
    /// So many names are given in full; a sentence with five hundred of them helps nobody.
    private static final int NAMES = 8;

    /// The code of a failure that is this process's, not the component's.
    static final String LEASE_LOST = "LeaseLost";

    void to(Diagnostics diagnostics) {
        List<ComponentId> leaseLost = new ArrayList<>();
        for (ComponentId id : inOrder()) {
            if (history.outcomes().get(id) instanceof Failed failed) {
                if (failed.failure().code().equals(LEASE_LOST)) {
                    leaseLost.add(id);
                } else {
                    diagnostics.error(path(id), summary(failed.tried()), detail(id, failed));
                }
            }
        }
        if (!leaseLost.isEmpty()) {
            leaseLost(leaseLost, diagnostics);
        }
        List<ComponentId> interrupted = skippedBecause(null);
        if (!interrupted.isEmpty()) {
            diagnostics.error(
                    "Interrupted",
                    "A stop was asked for before everything was done. Not finished: " + names(interrupted)
                            + ". What exists is saved in the state; run terraform apply again to continue.");
        }
    }

    private void leaseLost(List<ComponentId> affected, Diagnostics diagnostics) {
        Failed first = (Failed) Objects.requireNonNull(history.outcomes().get(affected.getFirst()));
        List<ComponentId> all = new ArrayList<>(affected);
        affected.forEach(id -> all.addAll(skippedBecause(id)));
        diagnostics.error(
                "Lease Lost",
                first.failure().message() + " Nothing more was changed from then on. Not finished: " + names(all) + ". "
                        + first.failure().advice());
    }

    private List<ComponentId> inOrder() {
        List<ComponentId> order = new ArrayList<>();
        graph.nodes().stream()
                .map(Node::id)
                .filter(history.outcomes()::containsKey)
                .forEach(order::add);
        new TreeSet<>(history.outcomes().keySet())
                .stream().filter(id -> !graph.contains(id)).forEach(order::add);
        return order;
    }

    private AttributePath path(ComponentId id) {
        return graph.node(id).<AttributePath>map(Node::path).orElse(AttributePath.ROOT);
    }

    private static String summary(String tried) {
        return switch (tried) {
            case "create" -> "Component Could Not Be Created";
            case "update" -> "Component Could Not Be Updated";
            case "delete" -> "Component Could Not Be Deleted";
            case "wait" -> "Component Did Not Become Ready";
            case "list" -> "Leftovers Could Not Be Listed";
            case "desired" -> "Component Could Not Be Prepared";
            default -> "Component Could Not Be Found";
        };
    }

    private String detail(ComponentId id, Failed failed) {
        Failure failure = failed.failure();
        StringBuilder text = new StringBuilder(described(id));
        text.append(": ").append(sentence(failure.code().isEmpty() ? failure.message() : coded(failure)));
        if (!failure.advice().isEmpty()) {
            text.append(' ').append(sentence(failure.advice()));
        }
        List<ComponentId> behind = skippedBecause(id);
        if (!behind.isEmpty()) {
            text.append(" Not attempted because of it: ").append(names(behind)).append('.');
        }
        return text.toString();
    }

    private static String coded(Failure failure) {
        return failure.message().startsWith(failure.code())
                ? failure.message()
                : failure.code() + ": " + failure.message();
    }

    private String described(ComponentId id) {
        String type = graph.node(id)
                .map(node -> node.component().type() + " in " + node.region())
                .orElseGet(() -> history.events().stream()
                        .filter(event -> event.component().equals(id))
                        .map(History.Event::type)
                        .findFirst()
                        .orElse(""));
        return type.isEmpty() ? id.value() : id + " (" + type + ")";
    }

    private static String sentence(String text) {
        String stripped = text.strip();
        return stripped.endsWith(".") || stripped.isEmpty() ? stripped : stripped + ".";
    }

    private List<ComponentId> skippedBecause(@Nullable ComponentId cause) {
        Map<ComponentId, Outcome> outcomes = history.outcomes();
        return inOrder().stream()
                .filter(id -> outcomes.get(id) instanceof Skipped skipped && Objects.equals(skipped.because(), cause))
                .toList();
    }

    private static String names(List<ComponentId> ids) {
        String some = ids.stream().limit(NAMES).map(ComponentId::value).collect(Collectors.joining(", "));
        return ids.size() <= NAMES ? some : some + " and " + (ids.size() - NAMES) + " more";
    }
}
