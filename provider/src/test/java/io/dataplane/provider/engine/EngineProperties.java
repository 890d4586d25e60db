package io.dataplane.provider.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.engine.FakeAws.Thing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

/// Random graphs, failures and changes; whatever happened, applying again ends with what is desired and nothing else.
class EngineProperties {
    private static final FailureKind[] KINDS = FailureKind.values();
    private static final List<String> VERBS = List.of("find", "create", "update", "delete");

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    @RepeatedTest(15)
    void applyingAgainEndsWithWhatIsDesired() {
        FakeAws aws = new FakeAws();
        ComponentGraph previous = ComponentGraph.EMPTY;
        for (int round = 0; round < 3; round++) {
            ComponentGraph desired = randomGraph(aws, round);
            FakeAws troubled = troubled(aws);
            History history = troubled.converge(rebased(troubled, desired), rebased(troubled, previous));
            checkTruth(history, troubled, desired);
            aws = calm(troubled);
            desired = rebased(aws, desired);
            previous = rebased(aws, previous);
            History healed = aws.converge(desired, union(aws, previous, desired));
            HistoryAssert.assertThat(healed)
                    .as("seed %d, round %d", seed, round)
                    .succeeded();
            assertThat(aws.values()).as("seed %d, round %d", seed, round).isEqualTo(values(desired, round));
            aws.calls.clear();
            HistoryAssert.assertThat(aws.converge(desired, desired))
                    .succeeded()
                    .mutations()
                    .isEmpty();
            assertThat(aws.calls).as("seed %d", seed).isEmpty();
            previous = desired;
        }
        FakeAws troubled = troubled(aws);
        troubled.destroy(rebased(troubled, previous));
        FakeAws end = calm(troubled);
        HistoryAssert.assertThat(end.destroy(rebased(end, previous))).succeeded();
        assertThat(end.things).as("seed %d", seed).isEmpty();
    }

    /// What the history calls alive is alive, and what it calls deleted is gone.
    private void checkTruth(History history, FakeAws aws, ComponentGraph desired) {
        history.outcomes().forEach((id, outcome) -> {
            switch (outcome) {
                case Outcome.Settled settled ->
                    assertThat(aws.things).as("seed %d", seed).containsValue((Thing) settled.live());
                case Outcome.Deleted deleted ->
                    assertThat(aws.things).as("seed %d", seed).doesNotContainKey(id.value());
                case Outcome.Skipped skipped ->
                    assertThat(skipped.because() != null || aws.stop.isStopped())
                            .as("seed %d", seed)
                            .isTrue();
                case Outcome.Failed failed ->
                    assertThat(failed.failure().message()).as("seed %d", seed).isNotEmpty();
            }
        });
        assertThat(history.outcomes().keySet())
                .as("seed %d", seed)
                .containsAll(desired.nodes().stream().map(Node::id).toList());
    }

    private FakeAws troubled(FakeAws from) {
        FakeAws aws = calm(from);
        for (int i = 0; i < random.nextInt(12); i++) {
            String component = "c" + random.nextInt(20);
            String verb = VERBS.get(random.nextInt(VERBS.size()));
            int nth = random.nextInt(3);
            if (random.nextInt(4) == 0) {
                aws.losesAnswer(component, verb, Math.max(1, nth));
            } else {
                FailureKind kind = KINDS[random.nextInt(KINDS.length)];
                // a service that says "gone" of what exists lies; only a find that never ends would notice
                boolean lies = kind == FailureKind.GONE && !verb.equals("create");
                aws.fails(component, verb, nth, lies ? FailureKind.IN_USE : kind);
            }
        }
        if (random.nextInt(4) == 0) {
            aws.before("c" + random.nextInt(20), VERBS.get(random.nextInt(VERBS.size())), 1, aws.stop::stop);
        }
        aws.pending.put("c" + random.nextInt(20), random.nextInt(4));
        aws.deadline = Deadline.after(Duration.ofMillis(1500));
        return aws;
    }

    private static FakeAws calm(FakeAws from) {
        FakeAws aws = new FakeAws();
        aws.things.putAll(from.things);
        return aws;
    }

    private ComponentGraph randomGraph(FakeAws aws, int round) {
        List<Node<?, ?>> nodes = new ArrayList<>();
        List<String> before = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            if (random.nextInt(4) > 0) {
                List<String> parents = new ArrayList<>();
                for (String candidate : before) {
                    if (random.nextInt(6) == 0) {
                        parents.add(candidate);
                    }
                }
                String value = "c" + i + " in round " + round;
                nodes.add(aws.node("c" + i, 1 + random.nextInt(2), true, p -> value, parents.toArray(String[]::new)));
                before.add("c" + i);
            }
        }
        return ComponentGraph.of(nodes);
    }

    private static Map<String, String> values(ComponentGraph graph, int round) {
        Map<String, String> values = new HashMap<>();
        graph.nodes().forEach(node -> values.put(node.id().value(), node.id() + " in round " + round));
        return values;
    }

    /// The same graph on another fake.
    private static ComponentGraph rebased(FakeAws aws, ComponentGraph graph) {
        return ComponentGraph.of(
                graph.nodes().stream().map(node -> rebased(aws, node)).toList());
    }

    private static <D, L> Node<?, ?> rebased(FakeAws aws, Node<D, L> node) {
        return aws.node(
                node.id().value(),
                node.generation(),
                true,
                parents -> String.valueOf(node.desired().apply(parents)),
                node.dependsOn().stream().map(ComponentId::value).toArray(String[]::new));
    }

    /// What a state that kept everything would list.
    private static ComponentGraph union(FakeAws aws, ComponentGraph previous, ComponentGraph desired) {
        List<Node<?, ?>> nodes = new ArrayList<>(desired.nodes());
        previous.nodes().stream()
                .filter(node -> !desired.contains(node.id()))
                .forEach(node -> nodes.add(aws.node(
                        node.id().value(),
                        1,
                        true,
                        p -> "",
                        node.dependsOn().stream()
                                .filter(id -> !desired.contains(id))
                                .map(ComponentId::value)
                                .toArray(String[]::new))));
        return ComponentGraph.of(nodes);
    }
}
