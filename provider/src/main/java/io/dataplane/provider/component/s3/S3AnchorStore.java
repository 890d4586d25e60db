package io.dataplane.provider.component.s3;

import io.dataplane.provider.aws.AwsRegion;
import io.dataplane.provider.engine.Anchor;
import io.dataplane.provider.engine.AnchorStore;
import java.util.Optional;

/// The anchor as an object in a bucket, made and changed under S3's conditions on its entity tag.
public final class S3AnchorStore implements AnchorStore {
    private final AwsRegion region;
    private final String bucket;
    private final String key;

    /// @param owner `tpa_cluster/speedy`
    public S3AnchorStore(AwsRegion region, String bucket, String owner) {
        this.region = region;
        this.bucket = bucket;
        this.key = "_dataplane/" + owner + ".json";
    }

    @Override
    public Optional<Stored> read() {
        return Optional.empty();
    }

    @Override
    public Optional<Stored> create(Anchor anchor) {
        return Optional.empty();
    }

    @Override
    public Optional<Stored> swap(Anchor anchor, String version) {
        return Optional.empty();
    }

    @Override
    public void delete(String version) {
        region.s3Writes();
    }

    @Override
    public String location() {
        return "s3://" + bucket + "/" + key;
    }
}
