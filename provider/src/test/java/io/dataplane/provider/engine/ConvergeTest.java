package io.dataplane.provider.engine;

import static io.dataplane.provider.engine.FakeAws.graph;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.engine.FakeAws.Thing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConvergeTest {
    private final FakeAws aws = new FakeAws();

    @Test
    void createsParentsBeforeChildrenFromWhatTheParentsBecame() {
        ComponentGraph graph = graph(
                aws.node("vpc"),
                aws.node("subnet", 1, true, p -> "in " + live(p, "vpc").id(), "vpc"),
                aws.node("db1", 1, true, p -> "in " + live(p, "subnet").value(), "subnet"));
        History history = aws.converge(graph);
        HistoryAssert.assertThat(history).succeeded().createdInOrder("vpc", "subnet", "db1");
        assertThat(aws.values()).isEqualTo(Map.of("vpc", "vpc@1", "subnet", "in vpc-1", "db1", "in in vpc-1"));
        assertThat(history.outcomes().get(ComponentId.of("db1"))).isInstanceOf(Outcome.Created.class);
    }

    @Test
    void changesNothingWhenAllIsAsDesired() {
        ComponentGraph graph = graph(aws.node("vpc"), aws.node("db1", "vpc"));
        aws.converge(graph);
        aws.calls.clear();
        History again = aws.converge(graph, graph);
        HistoryAssert.assertThat(again)
                .ended(Outcome.Unchanged.class, "vpc", "db1")
                .mutations()
                .isEmpty();
        assertThat(aws.calls).isEmpty();
    }

    @Test
    void updatesWhatDiffersAndLooksAgain() {
        aws.has("vpc", "old");
        History history = aws.converge(graph(aws.node("vpc")));
        HistoryAssert.assertThat(history).succeeded().mutations().containsExactly("updated vpc");
        Outcome.Updated updated = (Outcome.Updated) history.outcomes().get(ComponentId.of("vpc"));
        assertThat(updated.drift()).hasToString("[value is old, expected vpc@1]");
    }

    @Test
    void whatCreateLeavesHalfDoneIsCompletedBeforeOthersBuildOnIt() {
        aws.halfMade.add("gateway");
        aws.fails("gateway", "update", 1, FailureKind.GONE);
        History history = aws.converge(graph(aws.node("gateway"), aws.node("route", "gateway")));
        HistoryAssert.assertThat(history).succeeded().ended(Outcome.Created.class, "gateway", "route");
        assertThat(aws.calls).containsExactly("gateway create", "gateway update", "gateway update", "route create");
    }

    @Test
    void differenceThatDoesNotGoAwayIsAFailure() {
        aws.has("vpc", "old").stubborn.add("vpc");
        History history = aws.converge(graph(aws.node("vpc")));
        HistoryAssert.assertThat(history)
                .failed("vpc")
                .errors(graph(aws.node("vpc")))
                .singleElement()
                .asString()
                .startsWith(
                        "instances[\"vpc\"]: Component Could Not Be Updated: vpc (AWS::EC2::Thing in eu-west-1): It is"
                                + " still different after the update: value is old, expected vpc@1.");
    }

    @Test
    void changeThatIsSeenLateIsWaitedFor() {
        aws.has("vpc", "old").stubborn.add("vpc");
        aws.before("vpc", "find", 4, () -> aws.has("vpc", "vpc@1"));
        HistoryAssert.assertThat(aws.converge(graph(aws.node("vpc")))).succeeded();
        assertThat(aws.count("update")).isOne();
    }

    @Test
    void lowerGenerationIsReplacedWithTheDesiredOne() {
        aws.has("db1", "db1@1").lingering.put("db1", 3);
        History history = aws.converge(graph(aws.node("db1", 3, true, p -> "new")));
        HistoryAssert.assertThat(history).succeeded().mutations().containsExactly("deleted db1", "created db1");
        assertThat(aws.things.get("db1").generation()).isEqualTo(3);
        assertThat(aws.lingering).isEmpty();
    }

    @Test
    void differenceThatReplacesRaisesTheGeneration() {
        aws.has("db1", "old", 4, "abc").immutable.add("db1");
        History history = aws.converge(graph(aws.node("db1", 2, true, p -> "new")));
        HistoryAssert.assertThat(history).succeeded().mutations().containsExactly("deleted db1", "created db1");
        assertThat(((Outcome.Created) history.outcomes().get(ComponentId.of("db1"))).generation())
                .isEqualTo(5);
        assertThat(aws.things.get("db1").generation()).isEqualTo(5);
    }

    @Test
    void objectOfSomebodyElseIsLeftAlone() {
        aws.has("db1", "theirs", 1, "other");
        ComponentGraph graph = graph(aws.node("db1"));
        History history = aws.converge(graph);
        HistoryAssert.assertThat(history)
                .failed("db1")
                .errors(graph)
                .singleElement()
                .asString()
                .contains("Component Could Not Be Created", "It belongs to other.", "left alone");
        assertThat(aws.calls).isEmpty();
    }

    @Test
    void referenceIsUsedAndNeverChanged() {
        aws.has("vpc", "whatever");
        ComponentGraph graph = graph(
                aws.node("vpc", 1, false, p -> "x"),
                aws.node("subnet", 1, true, p -> live(p, "vpc").id(), "vpc"));
        HistoryAssert.assertThat(aws.converge(graph)).succeeded().mutations().containsExactly("created subnet");
        assertThat(aws.values()).containsEntry("vpc", "whatever").containsEntry("subnet", "vpc-1");
    }

    @Test
    void referenceThatDoesNotExistIsAFailure() {
        ComponentGraph graph = graph(aws.node("vpc", 1, false, p -> "x"), aws.node("subnet", "vpc"));
        HistoryAssert.assertThat(aws.converge(graph))
                .failed("vpc")
                .skipped("subnet")
                .errors(graph)
                .singleElement()
                .asString()
                .contains("Could Not Be Found", "does not exist (any more): vpc", "because of it: subnet.");
        assertThat(aws.calls).isEmpty();
    }

    @Test
    void waitsUntilAnObjectIsReadyBeforeItsChildrenStart() {
        aws.pending.put("db1", 5);
        aws.before("attachment", "create", 1, () -> assertThat(aws.pending).isEmpty());
        HistoryAssert.assertThat(aws.converge(graph(aws.node("db1"), aws.node("attachment", "db1"))))
                .succeeded();
    }

    @Test
    void brokenObjectIsAFailureWithItsReason() {
        aws.broken.put("db1", "Client.VolumeLimitExceeded");
        ComponentGraph graph = graph(aws.node("db1"));
        History history = aws.converge(graph);
        HistoryAssert.assertThat(history)
                .errors(graph)
                .singleElement()
                .asString()
                .contains("Component Did Not Become Ready", "It is broken: Client.VolumeLimitExceeded.");
        assertThat(((Outcome.Failed) history.outcomes().get(ComponentId.of("db1"))).live())
                .isNotNull();
    }

    @Test
    void freshObjectMayBeInvisibleForAWhile() {
        aws.pending.put("db1", 2);
        aws.before("db1", "create", 1, () -> aws.invisible.put("db1", 4));
        HistoryAssert.assertThat(aws.converge(graph(aws.node("db1")))).succeeded();
    }

    @Test
    void freshObjectThatStaysInvisibleIsAFailure() {
        aws.pending.put("db1", 2);
        aws.before("db1", "create", 1, () -> aws.invisible.put("db1", 1_000_000));
        HistoryAssert.assertThat(aws.converge(graph(aws.node("db1")))).failed("db1");
        assertThat(aws.count("create")).isOne();
    }

    @Test
    void failedBranchDoesNotStopAnother() {
        aws.alwaysFails("subnet/a", "create", FailureKind.LIMIT).alwaysFails("role", "create", FailureKind.DENIED);
        ComponentGraph graph = graph(
                aws.node("vpc"),
                aws.node("subnet/a", "vpc"),
                aws.node("subnet/b", "vpc"),
                aws.node("role"),
                aws.node("db/a", "subnet/a"),
                aws.node("volume/a", "db/a"),
                aws.node("db/b", "subnet/b"));
        aws.has("volume/a", "volume/a@1");
        History history = aws.converge(graph);
        HistoryAssert.assertThat(history)
                .failed("subnet/a", "role")
                .skipped("db/a", "volume/a")
                .createdInOrder("vpc", "subnet/b", "db/b")
                .errors(graph)
                .containsExactly(
                        "instances[\"subnet/a\"]: Component Could Not Be Created: subnet/a (AWS::EC2::Thing in eu-west-1):"
                                + " CodeLIMIT: scripted LIMIT. Advice for LIMIT. Not attempted because of it: db/a,"
                                + " volume/a.",
                        "instances[\"role\"]: Component Could Not Be Created: role (AWS::IAM::Role in eu-west-1):"
                                + " CodeDENIED: scripted DENIED. Advice for DENIED.");
        Outcome.Skipped skipped = (Outcome.Skipped) history.outcomes().get(ComponentId.of("volume/a"));
        assertThat(skipped.because()).isEqualTo(ComponentId.of("subnet/a"));
        assertThat(skipped.live()).as("what exists stays known").isNotNull();
        assertThat(aws.count("create")).isEqualTo(5);
    }

    @Test
    void mistakeInADesiredFunctionIsAFailureOfThatNode() {
        ComponentGraph graph = graph(
                aws.node("vpc"), aws.node("db1", 1, true, p -> live(p, "vpc").value()));
        HistoryAssert.assertThat(aws.converge(graph))
                .failed("db1")
                .createdInOrder("vpc")
                .errors(graph)
                .singleElement()
                .asString()
                .contains("Component Could Not Be Prepared", "does not declare to depend on");
    }

    @Test
    void fiveHundredNodesSettle() {
        List<Node<String, Thing>> nodes = new ArrayList<>();
        nodes.add(aws.node("vpc"));
        for (int i = 0; i < 100; i++) {
            nodes.add(aws.node("subnet/" + i, "vpc"));
            nodes.add(aws.node("db/" + i, "subnet/" + i, "role/" + i));
            nodes.add(aws.node("volume/" + i));
            nodes.add(aws.node("attachment/" + i, "db/" + i, "volume/" + i));
            nodes.add(aws.node("role/" + i));
        }
        aws.callTime = Duration.ofMillis(1);
        aws.bounds = Map.of("AWS::EC2", 5, "AWS::IAM", 2);
        ComponentGraph graph = ComponentGraph.of(nodes);
        HistoryAssert.assertThat(aws.converge(graph)).succeeded().createdInOrder("vpc", "db/50", "attachment/50");
        assertThat(aws.things).hasSize(501);
        assertThat(aws.busiest.get()).isBetween(2, 7);
        HistoryAssert.assertThat(aws.destroy(graph)).succeeded().deletedInOrder("attachment/7", "db/7", "vpc");
        assertThat(aws.things).isEmpty();
    }

    private static Thing live(Scope.Parents parents, String id) {
        return parents.get(ComponentId.of(id), Thing.class);
    }
}
