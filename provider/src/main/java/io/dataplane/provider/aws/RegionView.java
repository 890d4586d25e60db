package io.dataplane.provider.aws;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// One region as one resource sees it: what it owns and what it refers to, described by kind and shared by all who ask,
/// so that looking at n objects costs one call.
public final class RegionView {
    private final AwsRegion region;
    private final String owner;
    private final Function<String, RegionView> others;
    private final Map<Kind<?>, Snapshot<?>> snapshots = new ConcurrentHashMap<>();
    private final Map<Kind<?>, Set<String>> references = new ConcurrentHashMap<>();

    public RegionView(AwsRegion region, String owner) {
        this(region, owner, name -> {
            throw new IllegalStateException("no view of " + name);
        });
    }

    /// @param others the same resource's views of other regions
    public RegionView(AwsRegion region, String owner, Function<String, RegionView> others) {
        this.region = region;
        this.owner = owner;
        this.others = others;
    }

    /// The same resource in another region.
    public RegionView in(String other) {
        return others.apply(other);
    }

    /// Whether anybody asked for objects of the kind.
    public boolean isListed(Kind<?> kind) {
        return snapshots.containsKey(kind);
    }

    public AwsRegion region() {
        return region;
    }

    public String owner() {
        return owner;
    }

    /// Makes an object that is not ours part of the view; to be said before the first [#list] of its kind.
    public void refer(Kind<?> kind, String id) {
        references.computeIfAbsent(kind, k -> ConcurrentHashMap.newKeySet()).add(id);
    }

    /// The objects as AWS described them after the [System#nanoTime] instant `asOf`.
    @SuppressWarnings("unchecked") // a snapshot is made from its kind
    public <T> List<T> list(Kind<T> kind, long asOf) {
        Snapshot<T> snapshot = (Snapshot<T>) snapshots.computeIfAbsent(kind, k -> new Snapshot<>(() -> describe(kind)));
        return snapshot.after(asOf);
    }

    /// The objects as AWS described them last; none when it was never asked.
    @SuppressWarnings("unchecked") // a snapshot is made from its kind
    public <T> List<T> latest(Kind<T> kind) {
        Snapshot<T> snapshot = (Snapshot<T>) snapshots.get(kind);
        return snapshot == null ? List.of() : snapshot.latest();
    }

    private <T> List<T> describe(Kind<T> kind) {
        Collection<String> ids = references.getOrDefault(kind, Set.of());
        return kind.lister().list(region, new Kind.Selection(owner, new LinkedHashSet<>(ids)));
    }
}
