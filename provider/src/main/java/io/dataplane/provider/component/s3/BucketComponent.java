package io.dataplane.provider.component.s3;

import io.dataplane.provider.aws.AwsRegion;
import io.dataplane.provider.aws.OwnerTags;
import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Facts;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Scope;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

/// The bucket of an account's clusters. It is shared, so it belongs to no cluster: any bucket of that name in the own
/// account is used as it is, and none is ever removed.
public final class BucketComponent implements Component<BucketComponent.Desired, LiveBucket> {
    /// The owner tag's value on what all resources of an account share.
    public static final String SHARED = "shared";

    private final AwsRegion region;
    private final String name;

    /// How a bucket is made when there is none.
    ///
    /// @param expiresEphemeral what is tagged `dataplane:ephemeral=true` goes after a day
    public record Desired(Map<String, String> tags, boolean expiresEphemeral) {}

    /// @param region where the bucket is or shall be; [BucketLocation] tells
    public BucketComponent(AwsRegion region, String name) {
        this.region = region;
        this.name = name;
    }

    @Override
    public String type() {
        return "AWS::S3::Bucket";
    }

    @Override
    public Observed<LiveBucket> find(Scope scope) {
        try {
            region.s3().headBucket(h -> h.bucket(name).expectedBucketOwner(region.accountId()));
            return Observed.owned(live());
        } catch (NoSuchBucketException e) {
            return Observed.absent();
        } catch (S3Exception e) {
            return switch (e.statusCode()) {
                case 404 -> Observed.absent();
                case 403 -> new Observed.Foreign<>("a bucket of another account, or one that the caller may not see");
                default -> throw e;
            };
        }
    }

    /// Whatever its settings are, they are its owner's business.
    @Override
    public List<Drift> drift(Scope scope, LiveBucket live, Desired desired) {
        return List.of();
    }

    @Override
    public LiveBucket create(Scope scope, Desired desired) {
        return create(desired);
    }

    /// The same without a graph: the bucket holds the anchor, so it must exist before any walk begins.
    public LiveBucket create(Desired desired) {
        BucketCreation.create(region, name, desired);
        return live();
    }

    @Override
    public LiveBucket update(Scope scope, LiveBucket live, Desired desired, List<Drift> drift) {
        return live;
    }

    @Override
    public void delete(Scope scope, LiveBucket live) {
        throw new IllegalStateException("a bucket is never deleted");
    }

    @Override
    public Facts facts(LiveBucket live) {
        return new Facts(live.name(), live.name(), live.arn());
    }

    private LiveBucket live() {
        return new LiveBucket(name, region.name(), "arn:" + region.partition() + ":s3:::" + name);
    }

    static List<Tag> tags(Map<String, String> userTags) {
        Map<String, String> all = new TreeMap<>(userTags);
        all.put(OwnerTags.OWNER, SHARED);
        return all.entrySet().stream()
                .map(t -> Tag.builder().key(t.getKey()).value(t.getValue()).build())
                .toList();
    }
}
