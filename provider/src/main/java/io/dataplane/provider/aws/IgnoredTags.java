package io.dataplane.provider.aws;

import static java.util.Objects.requireNonNullElse;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The provider's `ignore_tags`: tags that others set on our objects. Our own owner tags are never among them.
public record IgnoredTags(Set<String> keys, Set<String> prefixes) {
    public static final IgnoredTags NONE = new IgnoredTags(Set.of(), Set.of());

    static IgnoredTags of(TagArguments.@Nullable IgnoreTags block) {
        return block == null
                ? NONE
                : new IgnoredTags(
                        requireNonNullElse(block.keys(), Set.of()), requireNonNullElse(block.keyPrefixes(), Set.of()));
    }

    boolean covers(String key) {
        return !key.startsWith(OwnerTags.RESERVED_PREFIX)
                && (keys.contains(key) || prefixes.stream().anyMatch(key::startsWith));
    }

    /// The tags that are left.
    public Map<String, String> without(Map<String, String> tags) {
        Map<String, String> rest = new TreeMap<>(tags);
        rest.keySet().removeIf(this::covers);
        return rest;
    }
}
