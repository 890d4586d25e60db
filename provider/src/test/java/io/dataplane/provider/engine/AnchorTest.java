package io.dataplane.provider.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dataplane.provider.engine.Anchor.Lease;
import io.dataplane.provider.engine.Anchor.Phase;
import io.dataplane.schema.spi.StopSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnchorTest {
    private final FakeAnchorStore store = new FakeAnchorStore();
    private final StopSignal stop = new StopSignal();
    private Deadline deadline = Deadline.after(Duration.ofSeconds(20));

    private AnchorKeeper keeper() {
        return new AnchorKeeper(store, "tpa_cluster/speedy", "speedy@eu-west-1", store.settings(), stop, deadline);
    }

    private AnchorSession create() {
        return keeper().toCreate(regions("eu-west-1"), Map.of(), "{}");
    }

    private static SortedSet<String> regions(String... names) {
        return new TreeSet<>(Set.of(names));
    }

    private void left(Phase phase, @Nullable Duration leaseLeft) {
        Lease lease = leaseLeft == null
                ? null
                : new Lease("other/1/x", store.serverNow().plus(leaseLeft));
        store.anchor = new Anchor(
                "tpa_cluster/speedy", phase, "inc", 4, lease, regions("us-east-1"), Map.of("key", "s3cret"), "{}");
    }

    @Test
    void createMakesTheAnchorWithAllThatAnImportNeeds() {
        try (AnchorSession session = keeper().toCreate(regions("eu-west-1"), Map.of(), "{\"a\":1}")) {
            assertThat(session.epoch()).isOne();
            assertThat(session.resumed()).isFalse();
            assertThat(session.ownership().incarnation()).matches("[0-9a-f]{16}");
            assertThat(store.anchor.phase()).isEqualTo(Phase.CREATING);
            assertThat(store.anchor.regions()).containsExactly("eu-west-1");
            assertThat(store.anchor.arguments()).isEqualTo("{\"a\":1}");
            assertThat(store.anchor.lease().until()).isEqualTo(store.serverNow().plusSeconds(60));
            session.check();
        }
        assertThat(store.anchor.lease()).isNull();
        assertThat(store.anchor.phase()).isEqualTo(Phase.CREATING);
    }

    @Test
    void completeOneIsNotCreatedAgainAndTheErrorPrintsTheImport() {
        left(Phase.READY, null);
        AnchorRefused refused = catchThrowableOfType(AnchorRefused.class, this::create);
        assertThat(refused.summary()).isEqualTo("Already Exists");
        assertThat(refused.detail()).contains("import {\n  to = tpa_cluster.NAME\n  id = \"speedy@eu-west-1\"\n}");
        assertThat(store.swaps).isZero();
    }

    @Test
    void brokenOffCreateIsTakenOverWithItsSecretsAndAHigherEpoch() {
        left(Phase.DELETING, Duration.ofSeconds(-1));
        try (AnchorSession session = create()) {
            assertThat(session.resumed()).isTrue();
            assertThat(session.epoch()).isEqualTo(5);
            assertThat(session.ownership().incarnation()).isEqualTo("inc");
            assertThat(session.secrets()).containsEntry("key", "s3cret");
            assertThat(store.anchor.phase()).isEqualTo(Phase.CREATING);
            assertThat(store.anchor.regions()).containsExactly("eu-west-1", "us-east-1");
            assertThat(store.anchor.lease().holder()).doesNotContain("other");
        }
    }

    @Test
    void validLeaseIsWaitedFor() {
        left(Phase.CREATING, Duration.ofMillis(50));
        store.onRead = () -> store.advance(Duration.ofMillis(30));
        try (AnchorSession session = create()) {
            assertThat(session.epoch()).isEqualTo(5);
        }
    }

    @Test
    void renewedLeaseMeansThatSomebodyIsAtWork() {
        left(Phase.CREATING, Duration.ofMillis(50));
        store.onRead = () -> {
            if (!store.anchor.lease().until().isAfter(store.serverNow().plusMillis(50))) {
                store.onRead = () -> left(Phase.CREATING, Duration.ofSeconds(60));
            }
        };
        assertThatThrownBy(this::create).isInstanceOfSatisfying(AnchorRefused.class, e -> assertThat(e.summary())
                .isEqualTo("Somebody Else Is At Work"));
        assertThat(store.swaps).isZero();
    }

    @Test
    void waitingEndsOnStopAndAtTheDeadline() {
        left(Phase.CREATING, Duration.ofSeconds(50));
        stop.stop();
        assertThatThrownBy(this::create).isInstanceOfSatisfying(AnchorRefused.class, e -> assertThat(e.summary())
                .isEqualTo("Interrupted"));
        deadline = Deadline.after(Duration.ZERO);
        assertThatThrownBy(this::create).hasMessageContaining("time limit");
        assertThat(store.swaps).isZero();
    }

    @Test
    void oneOfTwoTakersWins() {
        for (int i = 0; i < 30; i++) {
            left(Phase.CREATING, Duration.ofSeconds(-1));
            // whoever waits for the other's lease is told to give up
            deadline = Deadline.after(Duration.ZERO);
            List<AnchorSession> won = race(List.of(keeper(), keeper()));
            assertThat(won).hasSize(1);
            assertThat(won.getFirst().epoch()).isEqualTo(5);
            won.getFirst().close();
        }
    }

    @Test
    void oneOfTwoCreatorsWins() {
        for (int i = 0; i < 30; i++) {
            store.anchor = null;
            deadline = Deadline.after(Duration.ZERO);
            List<AnchorSession> won = race(List.of(keeper(), keeper()));
            assertThat(won).hasSize(1);
            won.getFirst().close();
        }
    }

    private List<AnchorSession> race(List<AnchorKeeper> keepers) {
        List<AnchorSession> won = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<AnchorSession>> runs = keepers.stream()
                    .map(k -> CompletableFuture.supplyAsync(
                            () -> k.toCreate(regions("eu-west-1"), Map.of(), "{}"), threads))
                    .toList();
            for (CompletableFuture<AnchorSession> run : runs) {
                run.handle((session, refused) -> session == null ? null : won.add(session))
                        .join();
            }
        }
        return won;
    }

    @Test
    void createWhoseAnswerWasLostIsRecognised() {
        store.loseAnswer(true);
        try (AnchorSession session = create()) {
            assertThat(session.resumed()).isFalse();
            session.ready();
        }
        assertThat(store.anchor.phase()).isEqualTo(Phase.READY);
    }

    @Test
    void updateKeepsTheReadyPhaseAndRecordsRegionsAndArguments() {
        left(Phase.READY, null);
        try (AnchorSession session = keeper().toUpdate("inc", 4, regions("eu-west-1"), "{\"b\":2}")) {
            assertThat(session.resumed()).isFalse();
            assertThat(session.epoch()).isEqualTo(4);
            assertThat(store.anchor.phase()).isEqualTo(Phase.READY);
            assertThat(store.anchor.arguments()).isEqualTo("{\"b\":2}");
            assertThat(store.anchor.regions()).containsExactly("eu-west-1", "us-east-1");
        }
    }

    @Test
    void updateOfABrokenOffUpdateIsResumed() {
        left(Phase.READY, Duration.ofSeconds(-5));
        try (AnchorSession session = keeper().toUpdate("inc", 4, regions("eu-west-1"), "{}")) {
            assertThat(session.resumed()).isTrue();
        }
    }

    @Test
    void stateThatKilledUpdatesLeftBehindStaysTheRightOne() {
        left(Phase.READY, Duration.ofSeconds(-5));
        for (int kill = 0; kill < 3; kill++) {
            keeper().toUpdate("inc", 4, regions("eu-west-1"), "{}");
            store.advance(Duration.ofSeconds(61));
        }
        try (AnchorSession session = keeper().toDelete("inc", 4).orElseThrow()) {
            session.remove();
        }
        assertThat(store.anchor).isNull();
    }

    @Test
    void updateWithAnotherPairChangesNothing() {
        left(Phase.READY, null);
        assertThatThrownBy(() -> keeper().toUpdate("inc", 3, regions("eu-west-1"), "{}"))
                .isInstanceOfSatisfying(
                        AnchorRefused.class, e -> assertThat(e.summary()).isEqualTo("State Is Out Of Date"));
        assertThatThrownBy(() -> keeper().toUpdate("other", 4, regions("eu-west-1"), "{}"))
                .isInstanceOf(AnchorRefused.class);
        assertThat(store.swaps).isZero();
    }

    @Test
    void anchorThatSomebodyDeletedIsMadeAgainAsTheStateKnowsIt() {
        try (AnchorSession session = keeper().toUpdate("inc", 4, regions("eu-west-1"), "{}")) {
            assertThat(session.ownership().incarnation()).isEqualTo("inc");
            assertThat(session.epoch()).isEqualTo(4);
            assertThat(store.anchor.phase()).isEqualTo(Phase.READY);
        }
        store.anchor = null;
        try (AnchorSession session = keeper().toDelete("inc", 4).orElseThrow()) {
            assertThat(store.anchor.phase()).isEqualTo(Phase.DELETING);
            session.remove();
        }
        assertThat(store.anchor).isNull();
    }

    @Test
    void deleteWithAnotherPairIsEmpty() {
        left(Phase.READY, null);
        assertThat(keeper().toDelete("inc", 3)).isEmpty();
        assertThat(keeper().toDelete("other", 4)).isEmpty();
        assertThat(store.swaps).isZero();
    }

    @Test
    void deleteSaysSoInTheAnchorAndRemovesItAtTheEnd() {
        left(Phase.READY, null);
        AnchorSession session = keeper().toDelete("inc", 4).orElseThrow();
        assertThat(store.anchor.phase()).isEqualTo(Phase.DELETING);
        session.remove();
        session.close();
        assertThat(store.anchor).isNull();
        assertThatThrownBy(session::check).isInstanceOf(LeaseLost.class);
    }

    @Test
    void brokenOffDestroyKeepsItsPhaseAndReleasesTheLease() {
        left(Phase.READY, null);
        keeper().toDelete("inc", 4).orElseThrow().close();
        assertThat(store.anchor.phase()).isEqualTo(Phase.DELETING);
        assertThat(store.anchor.lease()).isNull();
    }

    @Test
    void renewedLeaseStaysValid() {
        try (AnchorSession session = create()) {
            for (int i = 0; i < 10; i++) {
                store.advance(Duration.ofSeconds(20));
                session.renew();
                session.check();
            }
            assertThat(store.anchor.lease().until()).isEqualTo(store.serverNow().plusSeconds(60));
        }
    }

    @Test
    void leaseIsRenewedInTheBackground() throws InterruptedException {
        LeaseSettings quick =
                new LeaseSettings(Duration.ofMillis(20), Duration.ofSeconds(60), () -> store.wall, () -> store.nanos);
        AnchorSession session = new AnchorKeeper(store, "tpa_cluster/speedy", quick, stop, deadline)
                .toCreate(regions("a"), Map.of(), "{}");
        for (int i = 0; i < 500 && store.swaps < 3; i++) {
            Thread.sleep(10);
        }
        session.close();
        assertThat(store.swaps).isGreaterThanOrEqualTo(3);
        int after = store.swaps;
        Thread.sleep(100);
        assertThat(store.swaps).isEqualTo(after);
    }

    @Test
    void suspendedProcessMayNotWrite() {
        AnchorSession session = create();
        store.wall = store.wall.plusSeconds(61); // the machine slept: only the wall clock went on
        assertThatThrownBy(session::check).isInstanceOf(LeaseLost.class).hasMessageContaining("did this machine sleep");
        assertThatThrownBy(session::ready).isInstanceOf(LeaseLost.class);
        store.wall = store.wall.minusSeconds(61);
        assertThatThrownBy(session::check).isInstanceOf(LeaseLost.class);
        session.close();
        assertThat(store.anchor.lease()).isNotNull();
    }

    @Test
    void clockThatIsSetBackDoesNotProlongTheLease() {
        AnchorSession session = create();
        store.advance(Duration.ofSeconds(61));
        store.wall = store.wall.minusSeconds(3600);
        assertThatThrownBy(session::check).isInstanceOf(LeaseLost.class);
    }

    @Test
    void writingEndsBeforeTheLeaseDoes() {
        AnchorSession session = create();
        store.advance(Duration.ofSeconds(53));
        session.check();
        store.advance(Duration.ofSeconds(2));
        assertThatThrownBy(session::check).isInstanceOf(LeaseLost.class);
    }

    @Test
    void leaseIsWrittenInTheServersTime() {
        store.serverAhead = Duration.ofMinutes(-7);
        try (AnchorSession session = create()) {
            assertThat(store.anchor.lease().until()).isEqualTo(store.serverNow().plusSeconds(60));
            session.check();
        }
        left(Phase.CREATING, Duration.ofSeconds(-1));
        try (AnchorSession session = create()) {
            assertThat(store.anchor.lease().until()).isEqualTo(store.serverNow().plusSeconds(60));
            session.check();
        }
    }

    @Test
    void takenOverSessionMayNotWrite() {
        AnchorSession session = create();
        left(Phase.CREATING, Duration.ofSeconds(60));
        Anchor theirs = store.anchor;
        store.swap(theirs, "v1");
        assertThatThrownBy(session::renew).isInstanceOf(LeaseLost.class).hasMessageContaining("took it over");
        assertThatThrownBy(session::check).isInstanceOf(LeaseLost.class);
        session.close();
        assertThat(store.anchor).isEqualTo(theirs);
    }

    @Test
    void swapWhoseAnswerWasLostIsRecognisedOrRepeated() {
        AnchorSession session = create();
        store.loseAnswer(true);
        session.remember(Map.of("key", "one"));
        store.loseAnswer(false);
        session.remember(Map.of("vault", "two"));
        assertThat(session.secrets()).containsOnly(Map.entry("key", "one"), Map.entry("vault", "two"));
        assertThat(store.anchor.secrets()).isEqualTo(session.secrets());
        assertThat(store.anchor).hasToString(store.anchor.toString()).asString().doesNotContain("two");
        session.close();
    }

    @Test
    void secretsAreInTheAnchorFromItsFirstMomentAndATakeoverKeepsThem() {
        Map<String, String> first = Map.of("key", "one");
        keeper().toCreate(regions("eu-west-1"), first, "{}").close();
        assertThat(store.anchor.secrets()).isEqualTo(first);
        try (AnchorSession session = keeper().toCreate(regions("eu-west-1"), Map.of("key", "two", "host", "h"), "{}")) {
            assertThat(session.secrets()).containsOnly(Map.entry("key", "one"), Map.entry("host", "h"));
        }
    }

    @Test
    void storeThatStaysSilentIsAFailureButNotALostLease() {
        AnchorSession session = create();
        store.loseAnswer(false);
        store.loseAnswer(false);
        store.loseAnswer(false);
        assertThatThrownBy(session::ready).hasMessage("answer lost");
        session.check();
        session.ready();
        session.close();
        assertThat(store.anchor.phase()).isEqualTo(Phase.READY);
    }

    @Test
    void holderTellsTheProcessAndNoSecret() {
        AnchorSession session = create();
        assertThat(store.anchor.lease().holder())
                .matches("[^/]+/" + ProcessHandle.current().pid() + "/[0-9a-f]{8}");
        session.close();
    }
}
