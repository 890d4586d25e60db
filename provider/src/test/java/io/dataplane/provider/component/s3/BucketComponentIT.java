package io.dataplane.provider.component.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataplane.provider.aws.Aws;
import io.dataplane.provider.aws.AwsRegion;
import io.dataplane.provider.component.s3.BucketComponent.Desired;
import io.dataplane.provider.engine.Anchor;
import io.dataplane.provider.engine.AnchorRefused;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Ownership;
import io.dataplane.provider.engine.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

class BucketComponentIT {
    private final String name = EmulatedAws.newBucketName();

    private final Aws aws = EmulatedAws.open();
    private final AwsRegion region = aws.region("eu-central-1");
    private final BucketComponent component = new BucketComponent(region, name);
    private final Scope scope = new Scope(
            ComponentId.of("bucket"), new Ownership("tpa_cluster/speedy", "i1"), 1, System.nanoTime(), new NoParents());

    private static final class NoParents implements Scope.Parents {
        @Override
        public <L> Optional<L> find(ComponentId id, Class<L> type) {
            return Optional.empty();
        }
    }

    @Test
    void newBucketIsSafeFromTheStart() {
        assertThat(component.find(scope)).isEqualTo(Observed.absent());
        LiveBucket made = component.create(scope, new Desired(Map.of("Team", "data"), true));
        assertThat(made).isEqualTo(new LiveBucket(name, "eu-central-1", "arn:aws:s3:::" + name));
        assertThat(component.find(scope)).isEqualTo(Observed.owned(made));
        assertThat(region.s3().getBucketLocation(r -> r.bucket(name)).locationConstraintAsString())
                .isEqualTo("eu-central-1");
        assertThat(region.s3().getPublicAccessBlock(r -> r.bucket(name)).publicAccessBlockConfiguration())
                .isEqualTo(PublicAccessBlockConfiguration.builder()
                        .blockPublicAcls(true)
                        .blockPublicPolicy(true)
                        .ignorePublicAcls(true)
                        .restrictPublicBuckets(true)
                        .build());
        assertThat(region.s3()
                        .getBucketOwnershipControls(r -> r.bucket(name))
                        .ownershipControls()
                        .rules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.objectOwnership()).isEqualTo(ObjectOwnership.BUCKET_OWNER_ENFORCED));
        assertThat(region.s3()
                        .getBucketEncryption(r -> r.bucket(name))
                        .serverSideEncryptionConfiguration()
                        .rules())
                .singleElement()
                .satisfies(rule -> assertThat(
                                rule.applyServerSideEncryptionByDefault().sseAlgorithm())
                        .isEqualTo(ServerSideEncryption.AES256));
    }

    @Test
    void newBucketBelongsToAllClusters() {
        component.create(scope, new Desired(Map.of("Team", "data"), false));
        assertThat(region.s3().getBucketTagging(r -> r.bucket(name)).tagSet())
                .extracting(t -> t.key() + "=" + t.value())
                .containsExactlyInAnyOrder("Team=data", "dataplane:owner=shared");
    }

    @Test
    void onlyEphemeralObjectsExpire() {
        component.create(new Desired(Map.of(), true));
        assertThat(region.s3()
                        .getBucketLifecycleConfiguration(r -> r.bucket(name))
                        .rules())
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.filter().tag().key()).isEqualTo("dataplane:ephemeral");
                    assertThat(rule.expiration().days()).isEqualTo(1);
                });
        assertThat(BucketLifecycle.problem(region, name, S3AnchorStore.key("tpa_cluster/speedy")))
                .isEmpty();
    }

    @Test
    void creatingTwiceIsCreatingOnce() {
        LiveBucket first = component.create(new Desired(Map.of(), true));
        assertThat(component.create(new Desired(Map.of(), true))).isEqualTo(first);
    }

    @Test
    void bucketThatWasThereIsUsedAsItIs() {
        region.s3Writes()
                .createBucket(r -> r.bucket(name).createBucketConfiguration(c -> c.locationConstraint("eu-central-1")));
        assertThat(component.find(scope)).isInstanceOf(Observed.Owned.class);
        assertThat(component.drift(scope, new LiveBucket(name, "eu-central-1", ""), new Desired(Map.of(), true)))
                .isEmpty();
    }

    @Test
    void bucketIsNeverDeleted() {
        LiveBucket live = component.create(new Desired(Map.of(), true));
        assertThatThrownBy(() -> component.delete(scope, live)).isInstanceOf(IllegalStateException.class);
        assertThat(component.find(scope)).isInstanceOf(Observed.Owned.class);
    }

    @Test
    void firstRegionNeedsNoName() {
        AwsRegion first = aws.region("us-east-1");
        LiveBucket made = new BucketComponent(first, name).create(new Desired(Map.of(), true));
        assertThat(made.region()).isEqualTo("us-east-1");
        assertThat(BucketLocation.of(aws, name)).isEqualTo(new BucketLocation.Here("us-east-1"));
    }

    @Test
    void automaticNameIsTheAccounts() {
        assertThat(BucketLocation.automaticName(aws.caller().accountId())).isEqualTo("edb-tpa-123456789012");
    }

    @Test
    void bucketIsFoundWhereverItIs() {
        assertThat(BucketLocation.of(aws, name)).isEqualTo(new BucketLocation.Nowhere());
        component.create(new Desired(Map.of(), true));
        assertThat(BucketLocation.of(aws, name)).isEqualTo(new BucketLocation.Here("eu-central-1"));
    }

    @Test
    void ruleThatExpiresEverythingIsAProblem() {
        component.create(new Desired(Map.of(), false));
        expireAfterADay(LifecycleRuleFilter.builder().prefix("").build());
        assertThat(BucketLifecycle.problem(region, name, "_dataplane/tpa_cluster/speedy.json"))
                .hasValueSatisfying(problem -> assertThat(problem).contains("\"everything\"", name));
        Anchor anchor =
                new Anchor("tpa_cluster/speedy", Anchor.Phase.CREATING, "i1", 1, null, new TreeSet<>(), Map.of(), "{}");
        assertThatThrownBy(() -> new S3AnchorStore(region, name, "tpa_cluster/speedy").create(anchor))
                .isInstanceOf(AnchorRefused.class);
    }

    @Test
    void ruleForAnotherPrefixIsNone() {
        component.create(new Desired(Map.of(), false));
        expireAfterADay(LifecycleRuleFilter.builder().prefix("speedy/").build());
        assertThat(BucketLifecycle.problem(region, name, "_dataplane/tpa_cluster/speedy.json"))
                .isEmpty();
    }

    private void expireAfterADay(LifecycleRuleFilter filter) {
        LifecycleRule rule = LifecycleRule.builder()
                .id("everything")
                .status("Enabled")
                .filter(filter)
                .expiration(e -> e.days(1))
                .build();
        region.s3Writes()
                .putBucketLifecycleConfiguration(r -> r.bucket(name).lifecycleConfiguration(l -> l.rules(rule)));
    }
}
