package io.dataplane.provider.engine;

import static io.dataplane.provider.engine.FakeAws.graph;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {
    private final FakeAws aws = new FakeAws();

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"THROTTLED", "NOT_YET", "IN_USE", "LOST"})
    void createIsTriedAgainWhenTimeHeals(FailureKind kind) {
        aws.fails("db1", "create", 1, kind).fails("db1", "create", 2, kind);
        HistoryAssert.assertThat(aws.converge(graph(aws.node("db1")))).succeeded();
        assertThat(aws.count("create")).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"LIMIT", "DENIED", "REFUSED", "GONE"})
    void createIsNotTriedAgainWhenTimeDoesNotHeal(FailureKind kind) {
        aws.alwaysFails("db1", "create", kind);
        HistoryAssert.assertThat(aws.converge(graph(aws.node("db1")))).failed("db1");
        assertThat(aws.count("create")).isOne();
    }

    @Test
    void objectMadeByACallWhoseAnswerWasLostIsNotMadeTwice() {
        aws.losesAnswer("db1", "create", 1).before("db1", "create", 1, () -> aws.invisible.put("db1", 3));
        HistoryAssert.assertThat(aws.converge(graph(aws.node("db1"))))
                .succeeded()
                .ended(Outcome.Created.class, "db1")
                .mutations()
                .containsExactly("created db1");
        assertThat(aws.count("create")).isOne();
    }

    @Test
    void objectFoundAfterALostAnswerIsCompleted() {
        aws.fails("db1", "create", 1, FailureKind.LOST).before("db1", "find", 2, () -> aws.has("db1", "half"));
        HistoryAssert.assertThat(aws.converge(graph(aws.node("db1")))).succeeded();
        assertThat(aws.values()).containsEntry("db1", "db1@1");
    }

    @Test
    void createThatMeetsOurOwnObjectIsASuccess() {
        aws.invisible.put("db1", 1);
        aws.has("db1", "db1@1");
        HistoryAssert.assertThat(aws.converge(graph(aws.node("db1")))).succeeded();
        assertThat(aws.count("create")).isOne();
    }

    @Test
    void createThatMeetsSomebodyElsesObjectIsAFailure() {
        aws.invisible.put("db1", 1);
        aws.has("db1", "theirs", 1, "other");
        HistoryAssert.assertThat(aws.converge(graph(aws.node("db1")))).failed("db1");
        assertThat(aws.values()).containsEntry("db1", "theirs");
    }

    @Test
    void createThatMeetsWhatCannotBeSeenIsAFailure() {
        aws.alwaysFails("db1", "create", FailureKind.EXISTS);
        HistoryAssert.assertThat(aws.converge(graph(aws.node("db1")))).failed("db1");
        assertThat(aws.count("create")).isOne();
    }

    @Test
    void objectThatAFreshParentIsNotSeenByYetIsTriedAgain() {
        aws.fails("subnet", "create", 1, FailureKind.GONE);
        HistoryAssert.assertThat(aws.converge(graph(aws.node("vpc"), aws.node("subnet", "vpc"))))
                .succeeded();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT_YET", "IN_USE"})
    void patienceEndsAtTheLimitAndSaysWhatWasTried(String kind) {
        aws.alwaysFails("db1", "create", FailureKind.valueOf(kind));
        ComponentGraph graph = graph(aws.node("db1"));
        HistoryAssert.assertThat(aws.converge(graph))
                .failed("db1")
                .errors(graph)
                .singleElement()
                .asString()
                .containsPattern("Code" + kind + ": scripted " + kind + "\\. Tried \\d+ times in \\d+ ms\\. Advice");
    }

    @Test
    void throttlingFailsOnlyAtTheDeadline() {
        aws.alwaysFails("db1", "create", FailureKind.THROTTLED).deadline = Deadline.after(Duration.ofMillis(700));
        ComponentGraph graph = graph(aws.node("db1"));
        long start = System.nanoTime();
        HistoryAssert.assertThat(aws.converge(graph))
                .failed("db1")
                .errors(graph)
                .singleElement()
                .asString()
                .contains("then the time limit of this operation was over");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(690));
    }

    @Test
    void waitingForReadinessEndsAtTheDeadline() {
        aws.pending.put("db1", 1_000_000);
        aws.deadline = Deadline.after(Duration.ofMillis(200));
        ComponentGraph graph = graph(aws.node("db1"), aws.node("ip", "db1"), aws.node("vpc"));
        HistoryAssert.assertThat(aws.converge(graph))
                .failed("db1")
                .skipped("ip")
                .createdInOrder("vpc")
                .errors(graph)
                .singleElement()
                .asString()
                .contains("it is pending", "timeouts");
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"THROTTLED", "LOST", "NOT_YET"})
    void readIsTriedAgain(FailureKind kind) {
        aws.has("db1", "db1@1").fails("db1", "find", 1, kind).fails("db1", "find", 2, kind);
        HistoryAssert.assertThat(aws.converge(graph(aws.node("db1")))).ended(Outcome.Unchanged.class, "db1");
    }

    @Test
    void nothingIsCreatedWhenTheReadIsDenied() {
        aws.alwaysFails("db1", "find", FailureKind.DENIED);
        HistoryAssert.assertThat(aws.converge(graph(aws.node("db1")))).failed("db1");
        assertThat(aws.calls).isEmpty();
    }

    @Test
    void updateWhoseAnswerWasLostIsNotRepeatedWhenItTookEffect() {
        aws.has("db1", "old").losesAnswer("db1", "update", 1);
        HistoryAssert.assertThat(aws.converge(graph(aws.node("db1")))).ended(Outcome.Updated.class, "db1");
        assertThat(aws.count("update")).isOne();
    }

    @Test
    void updateWhoseAnswerWasLostIsRepeatedWhenItTookNone() {
        aws.has("db1", "old").fails("db1", "update", 1, FailureKind.LOST);
        HistoryAssert.assertThat(aws.converge(graph(aws.node("db1")))).ended(Outcome.Updated.class, "db1");
        assertThat(aws.count("update")).isEqualTo(2);
    }

    @Test
    void deleteIsTriedAgainWhileInUse() {
        aws.has("vpc", "vpc@1")
                .fails("vpc", "delete", 1, FailureKind.IN_USE)
                .fails("vpc", "delete", 2, FailureKind.LOST);
        HistoryAssert.assertThat(aws.destroy(graph(aws.node("vpc"))))
                .succeeded()
                .deletedInOrder("vpc");
        assertThat(aws.count("delete")).isEqualTo(3);
    }

    @Test
    void deleteOfWhatIsGoneIsASuccess() {
        aws.has("vpc", "vpc@1").losesAnswer("vpc", "delete", 1);
        aws.has("ip", "ip@1").before("ip", "delete", 1, () -> aws.things.remove("ip"));
        HistoryAssert.assertThat(aws.destroy(graph(aws.node("vpc"), aws.node("ip"))))
                .succeeded();
        assertThat(aws.count("delete")).isEqualTo(2);
    }

    @Test
    void deleteWaitsUntilTheObjectIsGone() {
        aws.has("db1", "db1@1").has("vpc", "vpc@1").lingering.put("db1", 5);
        aws.before("vpc", "delete", 1, () -> assertThat(aws.lingering).isEmpty());
        HistoryAssert.assertThat(aws.destroy(graph(aws.node("vpc"), aws.node("db1", "vpc"))))
                .succeeded();
    }
}
