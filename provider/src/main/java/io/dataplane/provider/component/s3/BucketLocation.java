package io.dataplane.provider.component.s3;

import io.dataplane.provider.aws.Aws;
import io.dataplane.provider.aws.AwsRegion;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// What stands under a bucket's name, which is worldwide: asked before its region is known.
public sealed interface BucketLocation {
    /// The name of the bucket that all clusters of an account share when none is named.
    static String automaticName(String accountId) {
        return "edb-tpa-" + accountId;
    }

    /// A bucket of this account.
    record Here(String region) implements BucketLocation {}

    /// No bucket.
    record Nowhere() implements BucketLocation {}

    /// A bucket that this account does not own, or that the caller may not see.
    record Forbidden() implements BucketLocation {}

    static BucketLocation of(Aws aws, String bucket) {
        AwsRegion region = aws.region(aws.defaultRegion());
        try {
            HeadBucketResponse answer = head(region, bucket);
            return new Here(answer.bucketRegion() == null ? region.name() : answer.bucketRegion());
        } catch (S3Exception e) {
            Optional<String> elsewhere = Optional.ofNullable(e.awsErrorDetails())
                    .flatMap(d -> d.sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region"));
            return switch (e.statusCode()) {
                case 404 -> new Nowhere();
                case 403 -> new Forbidden();
                // S3 redirects to the bucket's region and names it
                case 301, 307, 400 -> new Here(elsewhere.orElseThrow(() -> e));
                default -> throw e;
            };
        }
    }

    private static HeadBucketResponse head(AwsRegion region, String bucket) {
        return region.s3().headBucket(h -> h.bucket(bucket).expectedBucketOwner(region.accountId()));
    }
}
