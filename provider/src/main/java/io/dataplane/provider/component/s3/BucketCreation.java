package io.dataplane.provider.component.s3;

import io.dataplane.provider.aws.AwsRegion;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

/// The calls that make a bucket as safe as it should be from its first minute. Each may be repeated: two clusters may
/// make the shared bucket at the same moment.
final class BucketCreation {
    static final String EPHEMERAL = "dataplane:ephemeral";

    private BucketCreation() {}

    static void create(AwsRegion region, String name, BucketComponent.Desired desired) {
        S3Client s3 = region.s3Writes();
        try {
            s3.createBucket(request(region, name));
        } catch (BucketAlreadyOwnedByYouException e) {
            // made meanwhile, by another cluster of this account or by a call whose answer was lost
        }
        configure(s3, name, region.accountId(), desired);
    }

    private static void configure(S3Client s3, String name, String account, BucketComponent.Desired desired) {
        Tagging tags =
                Tagging.builder().tagSet(BucketComponent.tags(desired.tags())).build();
        s3.putBucketTagging(r -> r.bucket(name).expectedBucketOwner(account).tagging(tags));
        s3.putPublicAccessBlock(
                r -> r.bucket(name).expectedBucketOwner(account).publicAccessBlockConfiguration(nothingPublic()));
        s3.putBucketOwnershipControls(
                r -> r.bucket(name).expectedBucketOwner(account).ownershipControls(withoutAccessLists()));
        s3.putBucketEncryption(
                r -> r.bucket(name).expectedBucketOwner(account).serverSideEncryptionConfiguration(encrypted()));
        if (desired.expiresEphemeral()) {
            s3.putBucketLifecycleConfiguration(
                    r -> r.bucket(name).expectedBucketOwner(account).lifecycleConfiguration(l -> l.rules(expiry())));
        }
    }

    private static PublicAccessBlockConfiguration nothingPublic() {
        return PublicAccessBlockConfiguration.builder()
                .blockPublicAcls(true)
                .ignorePublicAcls(true)
                .blockPublicPolicy(true)
                .restrictPublicBuckets(true)
                .build();
    }

    private static OwnershipControls withoutAccessLists() {
        OwnershipControlsRule rule = OwnershipControlsRule.builder()
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .build();
        return OwnershipControls.builder().rules(List.of(rule)).build();
    }

    private static ServerSideEncryptionConfiguration encrypted() {
        ServerSideEncryptionRule rule = ServerSideEncryptionRule.builder()
                .applyServerSideEncryptionByDefault(d -> d.sseAlgorithm(ServerSideEncryption.AES256))
                .build();
        return ServerSideEncryptionConfiguration.builder().rules(List.of(rule)).build();
    }

    private static CreateBucketRequest request(AwsRegion region, String name) {
        CreateBucketRequest.Builder request = CreateBucketRequest.builder().bucket(name);
        // us-east-1 is S3's place without a name
        if (!region.name().equals("us-east-1")) {
            request.createBucketConfiguration(CreateBucketConfiguration.builder()
                    .locationConstraint(region.name())
                    .build());
        }
        return request.build();
    }

    private static LifecycleRule expiry() {
        return LifecycleRule.builder()
                .id("dataplane-ephemeral")
                .status(ExpirationStatus.ENABLED)
                .filter(f -> f.tag(Tag.builder().key(EPHEMERAL).value("true").build()))
                .expiration(e -> e.days(1))
                .build();
    }
}
