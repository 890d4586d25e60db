package io.dataplane.provider.engine;

import static io.dataplane.provider.engine.FakeAws.graph;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StopTest {
    private final FakeAws aws = new FakeAws();

    @Test
    void runningCallIsFinishedAndNothingNewIsStarted() {
        aws.before("subnet", "create", 1, aws.stop::stop);
        ComponentGraph graph = graph(aws.node("vpc"), aws.node("subnet", "vpc"), aws.node("db1", "subnet"));
        History history = aws.converge(graph);
        HistoryAssert.assertThat(history)
                .ended(Outcome.Created.class, "vpc", "subnet")
                .skipped("db1")
                .errors(graph)
                .containsExactly(
                        ": Interrupted: A stop was asked for before everything was done. Not finished: db1. What"
                                + " exists is saved in the state; run terraform apply again to continue.");
        assertThat(aws.values()).containsOnlyKeys("vpc", "subnet");
    }

    @Test
    void waitEndsAtOnceAndWhatExistsIsKept() {
        aws.pending.put("db1", 1_000_000);
        aws.before("db1", "find", 3, aws.stop::stop);
        long start = System.nanoTime();
        History history = aws.converge(graph(aws.node("db1")));
        Outcome.Skipped skipped = (Outcome.Skipped) history.outcomes().get(ComponentId.of("db1"));
        assertThat(skipped.because()).isNull();
        assertThat(skipped.live()).isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void backOffEndsAtOnce() {
        aws.alwaysFails("db1", "create", FailureKind.THROTTLED).before("db1", "create", 4, aws.stop::stop);
        HistoryAssert.assertThat(aws.converge(graph(aws.node("db1")))).skipped("db1");
    }

    @Test
    void waitForASlotEndsOnStop() throws InterruptedException {
        aws.bounds = Map.of("AWS::EC2", 1);
        CountDownLatch release = new CountDownLatch(1);
        Runnable block = () -> {
            aws.stop.stop();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        aws.before("a", "create", 1, block).before("b", "create", 1, block);
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(400);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            release.countDown();
        });
        History history = aws.converge(graph(aws.node("a"), aws.node("b")));
        assertThat(aws.count("create")).isOne();
        assertThat(history.outcomes().values()).hasOnlyElementsOfTypes(Outcome.Created.class, Outcome.Skipped.class);
    }

    @Test
    void destroyKeepsWhatItDidNotReach() {
        aws.has("vpc", "vpc@1").has("db1", "db1@1").before("db1", "delete", 1, aws.stop::stop);
        ComponentGraph graph = graph(aws.node("vpc"), aws.node("db1", "vpc"));
        History history = aws.engine()
                .destroy(
                        graph,
                        (ownership, wanted, asOf) -> {
                            throw new AssertionError("swept after a stop");
                        },
                        aws.walk());
        HistoryAssert.assertThat(history)
                .deletedInOrder("db1")
                .skipped("vpc")
                .errors(graph)
                .hasSize(1);
        assertThat(((Outcome.Skipped) history.outcomes().get(ComponentId.of("vpc"))).live())
                .isNotNull();
    }

    @Test
    void refreshSaysThatItWasStopped() {
        aws.stop.stop();
        Map<ComponentId, Observation> seen = aws.engine().refresh(graph(aws.node("vpc")), aws.walk());
        assertThat(seen.get(ComponentId.of("vpc")).failure().code()).isEqualTo("Interrupted");
    }

    @Test
    void lostLeaseStopsEveryMutationAndIsOneError() {
        aws.guard = () -> {
            if (aws.things.containsKey("vpc")) {
                throw new LeaseLost("This process may not write any more.");
            }
        };
        ComponentGraph graph = graph(aws.node("vpc"), aws.node("a", "vpc"), aws.node("b", "vpc"), aws.node("c", "b"));
        HistoryAssert.assertThat(aws.converge(graph))
                .failed("a", "b")
                .skipped("c")
                .errors(graph)
                .singleElement()
                .asString()
                .startsWith(": Lease Lost: This process may not write any more. Nothing more was changed")
                .contains("Not finished: a, b, c.");
        assertThat(aws.calls).containsExactly("vpc create");
    }
}
