package io.dataplane.provider.component.s3;

import io.dataplane.provider.aws.AwsRegion;
import io.dataplane.provider.aws.Kind;
import io.dataplane.provider.aws.RegionView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The objects of one resource below a prefix of a bucket: listed by one call, and removed by one.
public final class S3Folder {
    private final String bucket;
    private final Kind<S3Object> kind;
    private final TreeSet<String> seen = new TreeSet<>();
    private final ReentrantLock removing = new ReentrantLock();

    /// @param prefix ends with a slash
    public S3Folder(String bucket, String prefix) {
        this.bucket = bucket;
        this.kind = new Kind<>(
                "object of " + bucket, (region, selection) -> list(region, prefix), S3Object::key, object -> Map.of());
    }

    String bucket() {
        return bucket;
    }

    Optional<S3Object> find(RegionView view, String key, long asOf) {
        return view.list(kind, asOf).stream()
                .filter(object -> object.key().equals(key))
                .findFirst();
    }

    private List<S3Object> list(AwsRegion region, String prefix) {
        try {
            return region
                    .s3()
                    .listObjectsV2Paginator(
                            r -> r.bucket(bucket).prefix(prefix).expectedBucketOwner(region.accountId()))
                    .contents()
                    .stream()
                    .toList();
        } catch (NoSuchBucketException e) {
            return List.of();
        }
    }

    /// Somebody looks at the object of this key, to keep or to remove it.
    void look(String key) {
        removing.lock();
        try {
            seen.add(key);
        } finally {
            removing.unlock();
        }
    }

    /// Removes every object that was looked at: a walk that removes one of them removes them all.
    void remove(AwsRegion region) {
        removing.lock();
        try {
            if (!seen.isEmpty()) {
                delete(region);
            }
            seen.clear();
        } finally {
            removing.unlock();
        }
    }

    private void delete(AwsRegion region) {
        List<ObjectIdentifier> keys = seen.stream()
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();
        try {
            DeleteObjectsResponse answer = region.s3Writes().deleteObjects(r -> r.bucket(bucket)
                    .expectedBucketOwner(region.accountId())
                    .delete(d -> d.objects(keys).quiet(true)));
            if (!answer.errors().isEmpty()) {
                throw refused(answer.errors().getFirst());
            }
        } catch (NoSuchBucketException e) {
            // gone with everything in it
        }
    }

    private static RuntimeException refused(S3Error error) {
        String message = error.key() + ": " + error.message();
        AwsErrorDetails details = AwsErrorDetails.builder()
                .errorCode(error.code())
                .errorMessage(message)
                .build();
        return S3Exception.builder().message(message).awsErrorDetails(details).build();
    }
}
