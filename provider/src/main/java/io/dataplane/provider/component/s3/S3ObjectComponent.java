package io.dataplane.provider.component.s3;

import io.dataplane.provider.aws.AwsRegion;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Facts;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/// An object for machines to read.
public final class S3ObjectComponent implements Component<S3ObjectComponent.Desired, S3ObjectComponent.LiveObject> {
    private final RegionView view;
    private final S3Folder folder;
    private final String key;
    private final Life life;
    private volatile boolean uploaded;

    /// What becomes of it.
    public enum Life {
        /// It stays, and is compared with what it should be.
        LASTING,
        /// The bucket throws it away after a day, and it is needed now.
        NEEDED,
        /// The bucket throws it away after a day, and nobody needs it now.
        EXPIRING
    }

    /// What it holds; never printed.
    public record Desired(String content) {
        @Override
        public String toString() {
            return "(sensitive)";
        }
    }

    /// @param hash of its content; null when nobody looked
    public record LiveObject(
            String bucket, String key, @Nullable String hash) {}

    public S3ObjectComponent(RegionView view, S3Folder folder, String key, Life life) {
        this.view = view;
        this.folder = folder;
        this.key = key;
        this.life = life;
    }

    @Override
    public String type() {
        return "AWS::S3::Object";
    }

    @Override
    public String identity() {
        return folder.bucket() + "/" + key;
    }

    @Override
    public Observed<LiveObject> find(Scope scope) {
        folder.look(key);
        if (life == Life.EXPIRING) {
            return Observed.owned(live(null));
        }
        if (life == Life.NEEDED && !uploaded) {
            return Observed.absent();
        }
        return folder.find(view, key, scope.asOf())
                .<Observed<LiveObject>>map(
                        object -> Observed.owned(live(object.eTag().replace("\"", ""))))
                .orElseGet(Observed::absent);
    }

    /// S3's entity tag of what was put in one piece and encrypted with S3's own keys is the MD5 hash.
    @Override
    public List<Drift> drift(Scope scope, LiveObject live, Desired desired) {
        return live.hash() == null || live.hash().equals(hash(desired))
                ? List.of()
                : List.of(Drift.of("content", "MD5 " + hash(desired), "MD5 " + live.hash()));
    }

    @Override
    public LiveObject create(Scope scope, Desired desired) {
        uploaded = true;
        AwsRegion region = view.region();
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(folder.bucket())
                .key(key)
                .expectedBucketOwner(region.accountId())
                .serverSideEncryption(ServerSideEncryption.AES256);
        if (life != Life.LASTING) {
            request.tagging(BucketCreation.EPHEMERAL + "=true");
        }
        region.s3Writes().putObject(request.build(), RequestBody.fromString(desired.content()));
        return live(hash(desired));
    }

    @Override
    public LiveObject update(Scope scope, LiveObject live, Desired desired, List<Drift> drift) {
        return create(scope, desired);
    }

    @Override
    public void delete(Scope scope, LiveObject live) {
        folder.remove(view.region());
    }

    @Override
    public Facts facts(LiveObject live) {
        String id = live.bucket() + "/" + live.key();
        return new Facts(live.key(), id, "arn:" + view.region().partition() + ":s3:::" + id);
    }

    private LiveObject live(@Nullable String hash) {
        return new LiveObject(folder.bucket(), key, hash);
    }

    private static String hash(Desired desired) {
        try {
            byte[] bytes = desired.content().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
