package io.dataplane.provider.engine;

import static io.dataplane.provider.engine.FakeAws.graph;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RemovalTest {
    private final FakeAws aws = new FakeAws();

    private FakeAws has(String... ids) {
        for (String id : ids) {
            aws.has(id, id + "@1");
        }
        return aws;
    }

    @Test
    void destroyDeletesUsersBeforeWhatTheyUseAndLeavesReferences() {
        has("vpc", "subnet", "db1", "bucket");
        ComponentGraph graph = graph(
                aws.node("bucket", 1, false, p -> "x"),
                aws.node("vpc"),
                aws.node("subnet", "vpc"),
                aws.node("db1", "subnet", "bucket"),
                aws.node("db2", "subnet"));
        History history = aws.destroy(graph);
        HistoryAssert.assertThat(history)
                .succeeded()
                .deletedInOrder("db1", "subnet", "vpc")
                .neverDeleted("bucket", "db2")
                .ended(Outcome.Deleted.class, "vpc", "subnet", "db1", "db2");
        assertThat(aws.values()).containsOnlyKeys("bucket");
    }

    @Test
    void destroyDoesNotAskWhatIsDesired() {
        has("db1");
        aws.destroy(graph(aws.node("db1", 1, true, p -> {
            throw new AssertionError("desired was asked");
        })));
        assertThat(aws.things).isEmpty();
    }

    @Test
    void failedDeleteKeepsItsParentsAndNothingElse() {
        has("vpc", "subnet", "db1", "db2", "role").alwaysFails("db1", "delete", FailureKind.DENIED);
        ComponentGraph graph = graph(
                aws.node("vpc"),
                aws.node("subnet", "vpc"),
                aws.node("db1", "subnet"),
                aws.node("db2", "subnet"),
                aws.node("role"));
        History history = aws.destroy(graph);
        HistoryAssert.assertThat(history)
                .failed("db1")
                .skipped("subnet", "vpc")
                .ended(Outcome.Deleted.class, "db2", "role")
                .errors(graph)
                .singleElement()
                .asString()
                .contains("Component Could Not Be Deleted", "CodeDENIED", "because of it: vpc, subnet.");
        assertThat(((Outcome.Skipped) history.outcomes().get(ComponentId.of("vpc"))).live())
                .isNotNull();
    }

    @Test
    void whatCannotBeReadIsNotDeletedAndNotGone() {
        has("vpc", "db1").alwaysFails("db1", "find", FailureKind.DENIED);
        HistoryAssert.assertThat(aws.destroy(graph(aws.node("vpc"), aws.node("db1", "vpc"))))
                .failed("db1")
                .skipped("vpc");
        assertThat(aws.calls).isEmpty();
    }

    @Test
    void objectOfSomebodyElseIsNeverDeleted() {
        aws.has("db1", "theirs", 1, "other");
        HistoryAssert.assertThat(aws.destroy(graph(aws.node("db1"))))
                .succeeded()
                .neverDeleted("db1");
        assertThat(aws.values()).containsKey("db1");
    }

    @Test
    void whatNobodyUsesGoesBeforeTheRestAndWhatSomebodyUsedAfter() {
        ComponentGraph previous = graph(
                aws.node("group"),
                aws.node("key"),
                aws.node("old", "group"),
                aws.node("db1", "group"),
                aws.node("eip", "old"));
        aws.converge(previous);
        ComponentGraph desired = graph(aws.node("new"), aws.node("db1", 1, true, p -> "moved", "new"));
        aws.calls.clear();
        HistoryAssert.assertThat(aws.converge(desired, previous)).succeeded();
        assertThat(aws.calls)
                .containsSubsequence("eip delete", "old delete", "new create", "db1 update", "group delete")
                .containsSubsequence("key delete", "new create");
        assertThat(aws.values()).containsOnlyKeys("new", "db1");
    }

    @Test
    void whatAFailedComponentMayStillUseStays() {
        ComponentGraph previous = graph(aws.node("vpc"), aws.node("group", "vpc"), aws.node("db1", "group", "vpc"));
        aws.converge(previous);
        aws.alwaysFails("db1", "update", FailureKind.REFUSED);
        ComponentGraph desired = graph(aws.node("vpc"), aws.node("db1", 1, true, p -> "moved", "vpc"));
        History history = aws.converge(desired, previous);
        HistoryAssert.assertThat(history).failed("db1").skipped("group").neverDeleted("group");
        assertThat(((Outcome.Skipped) history.outcomes().get(ComponentId.of("group"))).because())
                .isEqualTo(ComponentId.of("db1"));
    }

    @Test
    void failedRemovalIsReportedAndTheRestIsMade() {
        ComponentGraph previous = graph(aws.node("vpc"), aws.node("db1", "vpc"));
        aws.converge(previous);
        aws.alwaysFails("db1", "delete", FailureKind.DENIED);
        ComponentGraph desired = graph(aws.node("role"));
        HistoryAssert.assertThat(aws.converge(desired, previous))
                .failed("db1")
                .skipped("vpc")
                .createdInOrder("role")
                .errors(desired)
                .singleElement()
                .asString()
                .startsWith(": Component Could Not Be Deleted: db1 (AWS::EC2::Thing): CodeDENIED");
    }

    @Test
    void referenceThatIsNoLongerDesiredIsOnlyDropped() {
        has("vpc");
        ComponentGraph previous = graph(aws.node("vpc", 1, false, p -> "x"));
        HistoryAssert.assertThat(aws.converge(ComponentGraph.EMPTY, previous))
                .succeeded()
                .mutations()
                .isEmpty();
        assertThat(aws.values()).containsKey("vpc");
    }

    @Test
    void ownObjectThatAReferenceReplacesIsRemoved() {
        ComponentGraph previous = graph(aws.node("key"), aws.node("db1", "key"));
        aws.converge(previous);
        FakeAws other = aws;
        Node<String, FakeAws.Thing> theirs = aws.node("their-key", 1, false, p -> "x");
        aws.has("their-key", "x");
        Node<String, FakeAws.Thing> reference = new Node<>(
                ComponentId.of("key"),
                theirs.region(),
                null,
                false,
                1,
                theirs.path(),
                theirs.component(),
                Set.of(),
                p -> "x");
        ComponentGraph desired = graph(reference, other.node("db1", "key"));
        History history = aws.converge(desired, previous);
        HistoryAssert.assertThat(history).succeeded().deletedInOrder("key");
        assertThat(aws.values()).containsOnlyKeys("their-key", "db1");
        assertThat(history.outcomes().get(ComponentId.of("key"))).isInstanceOf(Outcome.Unchanged.class);
    }

    @Test
    void sweeperRunsAtTheStartOnlyWhenResumedAndAlwaysAtTheEnd() {
        has("leftover", "late");
        List<Set<ComponentId>> asked = new ArrayList<>();
        Sweeper sweeper = (ownership, wanted, asOf) -> {
            asked.add(wanted);
            return asked.size() == 1 ? List.of(aws.node("leftover")) : List.of(aws.node("late"));
        };
        ComponentGraph desired = graph(aws.node("vpc"));
        History history = aws.engine().converge(desired, ComponentGraph.EMPTY, sweeper, true, aws.walk());
        HistoryAssert.assertThat(history)
                .succeeded()
                .mutations()
                .containsExactly("deleted leftover", "created vpc", "deleted late");
        assertThat(asked).containsExactly(Set.of(ComponentId.of("vpc")), Set.of(ComponentId.of("vpc")));
        asked.clear();
        aws.engine().converge(desired, ComponentGraph.EMPTY, sweeper, false, aws.walk());
        assertThat(asked).hasSize(1);
    }

    @Test
    void sweeperIsNotAskedForAListWhenAllIsAccountedFor() {
        List<Set<Object>> accountedFor = new ArrayList<>();
        Sweeper sweeper = new Sweeper() {
            @Override
            public List<Node<?, ?>> unwanted(Ownership ownership, Set<ComponentId> wanted, long asOf) {
                throw new AssertionError("not needed");
            }

            @Override
            public boolean isAll(Ownership ownership, Collection<Object> live) {
                return accountedFor.add(Set.copyOf(live));
            }
        };
        ComponentGraph desired = graph(aws.node("vpc"), aws.node("db1", "vpc"));
        History history = aws.engine().converge(desired, ComponentGraph.EMPTY, sweeper, false, aws.walk());
        HistoryAssert.assertThat(history).succeeded();
        assertThat(accountedFor).singleElement().satisfies(live -> assertThat(live)
                .hasSize(2));
    }

    @Test
    void surplusCopiesOfOneComponentAreRemovedAndTheOneInUseStaysInTheHistory() {
        Sweeper sweeper = (ownership, wanted, asOf) -> List.of(copy("copy/a"), copy("copy/b"));
        has("copy/a", "copy/b");
        History history =
                aws.engine().converge(graph(aws.node("vpc")), ComponentGraph.EMPTY, sweeper, false, aws.walk());
        assertThat(aws.values()).containsOnlyKeys("vpc");
        assertThat(history.outcomes().get(ComponentId.of("vpc"))).isInstanceOf(Outcome.Created.class);
    }

    private Node<String, FakeAws.Thing> copy(String stored) {
        Node<String, FakeAws.Thing> node = aws.node(stored);
        return new Node<>(
                ComponentId.of("vpc"), node.region(), null, true, 1, node.path(), node.component(), Set.of(), p -> "x");
    }

    @Test
    void failedSweepIsReported() {
        Sweeper sweeper = (ownership, wanted, asOf) -> {
            throw new FakeAws.ServiceException(FailureKind.DENIED);
        };
        ComponentGraph desired = graph(aws.node("vpc"));
        HistoryAssert.assertThat(aws.engine().converge(desired, ComponentGraph.EMPTY, sweeper, false, aws.walk()))
                .createdInOrder("vpc")
                .failed("leftovers")
                .errors(desired)
                .singleElement()
                .asString()
                .contains("Leftovers Could Not Be Listed", "CodeDENIED");
    }

    @Test
    void destroySweepsTwiceWhenThereWasSomethingAndNeverWhatFailedBefore() {
        has("vpc", "db1", "late").alwaysFails("db1", "delete", FailureKind.DENIED);
        List<Integer> sweeps = new ArrayList<>();
        Sweeper sweeper = (ownership, wanted, asOf) -> {
            sweeps.add(wanted.size());
            return List.of(aws.node("db1", "vpc"), aws.node("vpc"), aws.node("late"));
        };
        ComponentGraph graph = graph(aws.node("vpc"), aws.node("db1", "vpc"));
        HistoryAssert.assertThat(aws.engine().destroy(graph, sweeper, aws.walk()))
                .failed("db1")
                .skipped("vpc")
                .deletedInOrder("late");
        assertThat(sweeps).containsExactly(0, 0);
        assertThat(aws.calls).containsOnlyOnce("db1 delete");
    }
}
