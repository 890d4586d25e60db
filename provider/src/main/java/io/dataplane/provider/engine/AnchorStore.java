package io.dataplane.provider.engine;

import java.time.Instant;
import java.util.Optional;

/// Where the one record lives that says who owns a resource and who works on it: atomic by name, with compare-and-swap.
public interface AnchorStore {
    /// An anchor as stored.
    ///
    /// @param version what a swap must name
    /// @param readAt the service's own clock when it answered
    record Stored(Anchor anchor, String version, Instant readAt) {}

    Optional<Stored> read();

    /// Empty when one exists already.
    Optional<Stored> create(Anchor anchor);

    /// Empty when the stored version is another.
    Optional<Stored> swap(Anchor anchor, String version);

    void delete(String version);

    /// For messages: `s3://bucket/_dataplane/tpa_cluster/speedy.json`.
    String location();
}
