package io.dataplane.provider.aws;

import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The tags an object should carry beside ours.
///
/// @param wanted what the user asked for
/// @param former keys that an earlier configuration asked for: removed when no longer wanted, while tags that others
///     set stay
/// @param ignored compared and changed never; a new object still gets those of them that the product itself sets
public record DesiredTags(Map<String, String> wanted, Set<String> former, IgnoredTags ignored) {
    private static final String ABSENT = "absent";

    public DesiredTags {
        wanted = Map.copyOf(wanted);
        former = Set.copyOf(former);
    }

    public DesiredTags(Map<String, String> wanted, Set<String> former) {
        this(wanted, former, IgnoredTags.NONE);
    }

    public static DesiredTags of(Map<String, String> wanted) {
        return new DesiredTags(wanted, Set.of());
    }

    /// What a create call passes.
    public Map<String, String> all(Scope scope) {
        return OwnerTags.of(scope, wanted);
    }

    public List<Drift> drift(Scope scope, Map<String, String> live) {
        List<Drift> drift = new ArrayList<>();
        missing(scope, live)
                .forEach((key, value) -> drift.add(Drift.of("tags." + key, value, live.getOrDefault(key, ABSENT))));
        obsolete(live).forEach(key -> drift.add(Drift.of("tags." + key, ABSENT, live.get(key))));
        return drift;
    }

    /// The tags that are absent or have another value.
    public Map<String, String> missing(Scope scope, Map<String, String> live) {
        Map<String, String> missing = ignored.without(all(scope));
        missing.entrySet().removeIf(tag -> tag.getValue().equals(live.get(tag.getKey())));
        if (live.containsKey(OwnerTags.GENERATION)) {
            missing.remove(OwnerTags.GENERATION); // says when the object was made, not what is wanted
        }
        return missing;
    }

    /// The keys to remove.
    public Set<String> obsolete(Map<String, String> live) {
        Set<String> obsolete = new TreeSet<>(former);
        obsolete.removeAll(wanted.keySet());
        obsolete.retainAll(live.keySet());
        obsolete.removeIf(key -> isReserved(key) || ignored.covers(key));
        return obsolete;
    }

    private static boolean isReserved(String key) {
        return key.startsWith(OwnerTags.RESERVED_PREFIX) || key.startsWith("aws:");
    }
}
