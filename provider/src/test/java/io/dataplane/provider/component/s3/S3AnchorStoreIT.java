package io.dataplane.provider.component.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataplane.provider.aws.AwsErrors;
import io.dataplane.provider.aws.AwsRegion;
import io.dataplane.provider.engine.Anchor;
import io.dataplane.provider.engine.AnchorStore;
import io.dataplane.provider.engine.AnchorStore.Stored;
import io.dataplane.provider.engine.FailureKind;
import io.dataplane.testbed.CountingProxy;
import io.dataplane.testbed.Emulator;
import io.dataplane.testbed.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

class S3AnchorStoreIT {
    private final String bucket = EmulatedAws.newBucketName();
    private final AwsRegion region = EmulatedAws.open().region("eu-west-1");
    private final AnchorStore store = new S3AnchorStore(region, bucket, "tpa_cluster/speedy");

    @BeforeEach
    void makeBucket() {
        new BucketComponent(region, bucket).create(new BucketComponent.Desired(Map.of(), true));
    }

    private static Anchor anchor(String incarnation, long epoch) {
        SortedSet<String> regions = new TreeSet<>(List.of("eu-west-1", "us-east-1"));
        return new Anchor(
                "tpa_cluster/speedy",
                Anchor.Phase.CREATING,
                incarnation,
                epoch,
                new Anchor.Lease("me", Instant.parse("2026-01-02T03:04:05.123456789Z")),
                regions,
                Map.of("key", "-----BEGIN \"secret\"\n"),
                "{\"cluster_name\":\"speedy\"}");
    }

    @Test
    void anchorIsReadAsItWasWritten() {
        assertThat(store.read()).isEmpty();
        Stored created = store.create(anchor("one", 1)).orElseThrow();
        Stored read = store.read().orElseThrow();
        assertThat(read.anchor()).isEqualTo(anchor("one", 1));
        assertThat(read.version()).isEqualTo(created.version());
        assertThat(store.location()).isEqualTo("s3://" + bucket + "/_dataplane/tpa_cluster/speedy.json");
    }

    @Test
    void anchorWithoutLeaseAndSecretsIsReadAsItWasWritten() {
        Anchor bare =
                new Anchor("tpa_cluster/speedy", Anchor.Phase.READY, "one", 7, null, new TreeSet<>(), Map.of(), "");
        store.create(bare);
        assertThat(store.read().map(Stored::anchor)).contains(bare);
    }

    @Test
    void readingTellsTheServicesClock() {
        store.create(anchor("one", 1));
        assertThat(store.read().orElseThrow().readAt())
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(1)),
                        Instant.now().plus(Duration.ofMinutes(1)))
                .satisfies(at -> assertThat(at).isEqualTo(at.truncatedTo(ChronoUnit.SECONDS)));
    }

    @Test
    void anchorIsCreatedOnce() {
        assertThat(store.create(anchor("one", 1))).isPresent();
        assertThat(store.create(anchor("two", 1))).isEmpty();
        assertThat(store.read().orElseThrow().anchor().incarnation()).isEqualTo("one");
    }

    @Test
    void oneOfManyCreatorsWins() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Stored>>> all = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> store.create(anchor("creator" + i, 1))))
                    .toList();
            int winners = 0;
            for (Future<Optional<Stored>> one : all) {
                winners += one.get().isPresent() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        }
    }

    @Test
    void swapNeedsTheVersionThatWasRead() {
        Stored first = store.create(anchor("one", 1)).orElseThrow();
        Stored second = store.swap(anchor("one", 2), first.version()).orElseThrow();
        assertThat(store.swap(anchor("one", 3), first.version())).isEmpty();
        assertThat(store.swap(anchor("one", 3), second.version())).isPresent();
        assertThat(store.read().orElseThrow().anchor().epoch()).isEqualTo(3);
    }

    @Test
    void swapOfADeletedAnchorIsRefused() {
        Stored first = store.create(anchor("one", 1)).orElseThrow();
        store.delete(first.version());
        assertThat(store.read()).isEmpty();
        assertThat(store.swap(anchor("one", 2), first.version())).isEmpty();
        store.delete(first.version());
    }

    @Test
    void deleteOfAChangedAnchorIsRefused() {
        Stored first = store.create(anchor("one", 1)).orElseThrow();
        store.swap(anchor("one", 2), first.version());
        assertThatThrownBy(() -> store.delete(first.version())).isInstanceOf(S3Exception.class);
        assertThat(store.read()).isPresent();
    }

    @Test
    void anchorIsEncryptedAndCarriesNoTags() {
        store.create(anchor("one", 1));
        String key = S3AnchorStore.key("tpa_cluster/speedy");
        GetObjectResponse head =
                region.s3().getObjectAsBytes(r -> r.bucket(bucket).key(key)).response();
        assertThat(head.serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
        assertThat(region.s3().getObjectTagging(r -> r.bucket(bucket).key(key)).tagSet())
                .isEmpty();
    }

    @Test
    void missingBucketHoldsNoAnchorAndTakesNone() {
        AnchorStore elsewhere = new S3AnchorStore(region, "no-such-bucket-here", "tpa_cluster/speedy");
        assertThat(elsewhere.read()).isEmpty();
        assertThatThrownBy(() -> elsewhere.create(anchor("one", 1)))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> assertThat(AwsErrors.classify(e).kind()).isEqualTo(FailureKind.GONE));
    }

    @ParameterizedTest
    @MethodSource("lostAnswers")
    void writeWhoseAnswerIsLostIsFoundOut(Fault fault) {
        try (CountingProxy proxy = CountingProxy.before(Emulator.shared().endpoint())) {
            AwsRegion through = EmulatedAws.at(proxy.endpoint()).region("eu-west-1");
            AnchorStore shaky = new S3AnchorStore(through, bucket, "tpa_cluster/speedy");
            proxy.next("PutObject", fault);
            Stored created = shaky.create(anchor("one", 1)).orElseThrow();
            proxy.next("PutObject", fault);
            Stored swapped = shaky.swap(anchor("one", 2), created.version()).orElseThrow();
            assertThat(store.read().orElseThrow().version()).isEqualTo(swapped.version());
            assertThat(shaky.create(anchor("two", 1))).isEmpty();
        }
    }

    static List<Fault> lostAnswers() {
        return List.of(new Fault.DropAnswer(), new Fault.CutBefore(), new Fault.ServerError(), new Fault.Throttle());
    }

    @Test
    void unreadableAnchorIsNotPrinted() {
        region.s3Writes()
                .putObject(
                        r -> r.bucket(bucket).key(S3AnchorStore.key("tpa_cluster/speedy")),
                        RequestBody.fromString("{\"secrets\":{\"key\":\"very-secret\"}"));
        assertThatThrownBy(store::read)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not an anchor")
                .hasMessageNotContaining("very-secret");
    }
}
