package io.dataplane.provider.component.s3;

import io.dataplane.provider.aws.AwsErrors;
import io.dataplane.provider.aws.AwsRegion;
import io.dataplane.provider.engine.FailureKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleExpiration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.TransitionStorageClass;

/// Tells whether a bucket would throw an anchor away, or put it where it cannot be read: with the anchor a resource
/// would lose the knowledge of what it owns.
public final class BucketLifecycle {
    public static final String SUMMARY = "Bucket Not Safe For The Anchor";

    private BucketLifecycle() {}

    /// Why the bucket cannot keep the object; empty when it can, or when its rules cannot be seen.
    public static Optional<String> problem(AwsRegion region, String bucket, String key) {
        return rules(region, bucket).stream()
                .filter(rule -> rule.status() == ExpirationStatus.ENABLED && removes(rule) && covers(rule, key))
                .findFirst()
                .map(rule -> "The life-cycle rule \"" + rule.id() + "\" of bucket " + bucket
                        + " would expire or archive "
                        + key + ", which records what belongs to this resource. Limit the rule to other prefixes or to"
                        + " tagged objects, or name another bucket.");
    }

    private static List<LifecycleRule> rules(AwsRegion region, String bucket) {
        try {
            return region.s3()
                    .getBucketLifecycleConfiguration(r -> r.bucket(bucket).expectedBucketOwner(region.accountId()))
                    .rules();
        } catch (S3Exception e) {
            FailureKind kind = AwsErrors.classify(e).kind();
            if (kind == FailureKind.GONE || kind == FailureKind.DENIED) {
                return List.of();
            }
            throw e;
        }
    }

    private static boolean removes(LifecycleRule rule) {
        LifecycleExpiration expiration = rule.expiration();
        boolean expires = expiration != null && (expiration.days() != null || expiration.date() != null);
        return expires
                || rule.transitions().stream()
                        .anyMatch(t -> t.storageClass() == TransitionStorageClass.GLACIER
                                || t.storageClass() == TransitionStorageClass.DEEP_ARCHIVE);
    }

    /// The anchor carries no tags, so that a rule for tagged objects never means it.
    @SuppressWarnings("deprecation") // rules of before 2016 have their prefix outside the filter
    private static boolean covers(LifecycleRule rule, String key) {
        LifecycleRuleFilter filter = rule.filter();
        if (filter == null) {
            return begins(key, rule.prefix());
        }
        if (filter.and() != null) {
            return filter.and().tags().isEmpty() && begins(key, filter.and().prefix());
        }
        return filter.tag() == null && begins(key, filter.prefix());
    }

    private static boolean begins(String key, @Nullable String prefix) {
        return prefix == null || key.startsWith(prefix);
    }
}
