package io.dataplane.provider.component.s3;

import io.dataplane.provider.aws.AwsErrors;
import io.dataplane.provider.aws.AwsRegion;
import io.dataplane.provider.aws.ServerClock;
import io.dataplane.provider.engine.Anchor;
import io.dataplane.provider.engine.AnchorRefused;
import io.dataplane.provider.engine.AnchorStore;
import io.dataplane.provider.engine.FailureKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/// The anchor as an object in a bucket, made and changed under S3's conditions on its entity tag. A write whose answer
/// was lost is looked up: the object tells whether it was ours.
public final class S3AnchorStore implements AnchorStore {
    private static final String END = ".json";
    private static final int ATTEMPTS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final AwsRegion region;
    private final String bucket;
    private final String key;
    private final boolean isBucketSafe;

    /// @param region where the bucket is
    /// @param owner `tpa_cluster/speedy`
    public S3AnchorStore(AwsRegion region, String bucket, String owner) {
        this(region, bucket, key(owner), false);
    }

    private S3AnchorStore(AwsRegion region, String bucket, String key, boolean isBucketSafe) {
        this.region = region;
        this.bucket = bucket;
        this.key = key;
        this.isBucketSafe = isBucketSafe;
    }

    /// For a bucket whose life-cycle rules were set a moment ago: they need not be looked at.
    public S3AnchorStore inNewBucket() {
        return new S3AnchorStore(region, bucket, key, true);
    }

    /// Where in its bucket the anchor of an owner lies.
    public static String key(String owner) {
        return "_dataplane/" + owner + END;
    }

    /// The names of the owners of one type that have an anchor in the bucket, sorted.
    ///
    /// @param type `tpa_cluster/`
    public static List<String> names(AwsRegion region, String bucket, String type) {
        String prefix = key(type).replace(END, "");
        return region
                .s3()
                .listObjectsV2Paginator(r -> r.bucket(bucket).prefix(prefix).expectedBucketOwner(region.accountId()))
                .contents()
                .stream()
                .map(S3Object::key)
                .filter(key -> key.endsWith(END))
                .map(key -> key.substring(prefix.length(), key.length() - END.length()))
                .sorted()
                .toList();
    }

    @Override
    public Optional<Stored> read() {
        try {
            ResponseBytes<GetObjectResponse> answer = region.s3()
                    .getObjectAsBytes(r -> r.bucket(bucket).key(key).expectedBucketOwner(region.accountId()));
            GetObjectResponse head = answer.response();
            return Optional.of(
                    new Stored(AnchorJson.read(answer.asByteArrayUnsafe()), head.eTag(), ServerClock.of(head)));
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// Throws [AnchorRefused] when the bucket would not keep it.
    @Override
    public Optional<Stored> create(Anchor anchor) {
        if (!isBucketSafe) {
            BucketLifecycle.problem(region, bucket, key).ifPresent(problem -> {
                throw new AnchorRefused(BucketLifecycle.SUMMARY, problem);
            });
        }
        return write(anchor, request -> request.ifNoneMatch("*"));
    }

    @Override
    public Optional<Stored> swap(Anchor anchor, String version) {
        return write(anchor, request -> request.ifMatch(version));
    }

    private Optional<Stored> write(Anchor anchor, Consumer<PutObjectRequest.Builder> condition) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Optional.of(put(anchor, condition));
            } catch (SdkException e) {
                if (wasRefused(e)) {
                    return attempt == 1 ? Optional.empty() : ours(anchor);
                }
                if (!isWorthRepeating(e) || attempt == ATTEMPTS) {
                    throw e;
                }
                pause(attempt, e);
            }
        }
    }

    private Stored put(Anchor anchor, Consumer<PutObjectRequest.Builder> condition) {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .expectedBucketOwner(region.accountId())
                .contentType("application/json")
                .serverSideEncryption(ServerSideEncryption.AES256);
        condition.accept(request);
        PutObjectResponse answer =
                region.s3Writes().putObject(request.build(), RequestBody.fromBytes(AnchorJson.write(anchor)));
        return new Stored(anchor, answer.eTag(), ServerClock.of(answer));
    }

    /// An earlier attempt whose answer was lost may be what stands in the way of this one.
    private Optional<Stored> ours(Anchor anchor) {
        return read().filter(stored -> stored.anchor().equals(anchor));
    }

    /// Another one was first, or it was deleted.
    private static boolean wasRefused(SdkException e) {
        return e instanceof S3Exception answer
                && answer.awsErrorDetails() != null
                && switch (String.valueOf(answer.awsErrorDetails().errorCode())) {
                    case "PreconditionFailed", "NoSuchKey" -> true;
                    default -> false;
                };
    }

    private static boolean isWorthRepeating(SdkException e) {
        FailureKind kind = AwsErrors.classify(e).kind();
        return kind == FailureKind.LOST || kind == FailureKind.THROTTLED;
    }

    private static void pause(int attempt, SdkException cause) {
        try {
            Thread.sleep(FIRST_PAUSE.multipliedBy(1L << (attempt - 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cause;
        }
    }

    /// The caller holds the lease, so that nobody else changes it meanwhile; S3 refuses when somebody did.
    @Override
    public void delete(String version) {
        try {
            region.s3Writes().deleteObject(r -> r.bucket(bucket)
                    .key(key)
                    .expectedBucketOwner(region.accountId())
                    .ifMatch(version));
        } catch (S3Exception e) {
            if (e.statusCode() != 404) {
                throw e;
            }
        }
    }

    @Override
    public String location() {
        return "s3://" + bucket + "/" + key;
    }
}
