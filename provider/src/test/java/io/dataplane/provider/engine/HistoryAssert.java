package io.dataplane.provider.engine;

import io.dataplane.provider.engine.History.Event;
import io.dataplane.provider.engine.History.Step;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.diagnostic.Diagnostics;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/// Reads a history as a story: `assertThat(history).createdInOrder("vpc", "subnet/a", "instance/db1")`.
public final class HistoryAssert extends AbstractAssert<HistoryAssert, History> {
    private static final Set<Step> MUTATIONS = Set.of(Step.CREATED, Step.UPDATED, Step.DELETED);

    private HistoryAssert(History actual) {
        super(actual, HistoryAssert.class);
    }

    public static HistoryAssert assertThat(History actual) {
        return new HistoryAssert(actual);
    }

    /// Each of them was created, in this order; others may stand between.
    public HistoryAssert createdInOrder(String... components) {
        Assertions.assertThat(of(Step.CREATED)).containsSubsequence(components);
        return this;
    }

    public HistoryAssert deletedInOrder(String... components) {
        Assertions.assertThat(of(Step.DELETED)).containsSubsequence(components);
        return this;
    }

    public HistoryAssert neverCreated(String... components) {
        Assertions.assertThat(of(Step.CREATED)).doesNotContain(components);
        return this;
    }

    public HistoryAssert neverDeleted(String... components) {
        Assertions.assertThat(of(Step.DELETED)).doesNotContain(components);
        return this;
    }

    /// What was changed, in order: `created vpc`.
    public ListAssert<String> mutations() {
        return Assertions.assertThat(actual.events().stream()
                .filter(event -> MUTATIONS.contains(event.step()))
                .map(event -> event.step().name().toLowerCase(Locale.ROOT) + " " + event.component())
                .toList());
    }

    public HistoryAssert succeeded() {
        Assertions.assertThat(actual.failed())
                .as("failed: %s", actual.outcomes())
                .isFalse();
        return this;
    }

    public HistoryAssert failed(String... components) {
        return ended(Outcome.Failed.class, components);
    }

    public HistoryAssert skipped(String... components) {
        return ended(Outcome.Skipped.class, components);
    }

    public HistoryAssert ended(Class<? extends Outcome> how, String... components) {
        Assertions.assertThat(actual.outcomes().entrySet().stream()
                        .filter(e -> how.isInstance(e.getValue()))
                        .map(e -> e.getKey().value()))
                .containsExactlyInAnyOrder(components);
        return this;
    }

    /// The errors that a user would read, as `path: summary: detail`.
    public ListAssert<String> errors(ComponentGraph graph) {
        Diagnostics diagnostics = new Diagnostics();
        actual.report(graph, diagnostics);
        return Assertions.assertThat(diagnostics.list().stream()
                .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
                .map(d -> d.path() + ": " + d.summary() + ": " + d.detail())
                .toList());
    }

    private List<String> of(Step step) {
        return actual.events().stream()
                .filter(event -> event.step() == step)
                .map(Event::component)
                .map(ComponentId::value)
                .toList();
    }
}
