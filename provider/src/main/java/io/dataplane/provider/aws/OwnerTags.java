package io.dataplane.provider.aws;

import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Ownership;
import io.dataplane.provider.engine.Scope;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// The tags that say whose an object is.
public final class OwnerTags {
    public static final String OWNER = "dataplane:owner";
    public static final String COMPONENT = "dataplane:component";
    public static final String INCARNATION = "dataplane:incarnation";
    public static final String GENERATION = "dataplane:generation";

    /// The place of a generated node in its architecture.
    public static final String SLOT = "dataplane:slot";

    /// No user may set a tag that starts with this.
    public static final String RESERVED_PREFIX = "dataplane:";

    private OwnerTags() {}

    /// All tags of a new object: the user's, then ours.
    public static Map<String, String> of(Scope scope, Map<String, String> userTags) {
        Map<String, String> tags = new TreeMap<>(userTags);
        tags.put(OWNER, scope.ownership().owner());
        tags.put(COMPONENT, scope.id().value());
        tags.put(INCARNATION, scope.ownership().incarnation());
        tags.put(GENERATION, Integer.toString(scope.generation()));
        return tags;
    }

    public static boolean isOurs(Map<String, String> tags, Ownership ownership) {
        return ownership.owner().equals(tags.get(OWNER))
                && ownership.incarnation().equals(tags.get(INCARNATION));
    }

    public static boolean isOurs(Map<String, String> tags, Ownership ownership, ComponentId id) {
        return isOurs(tags, ownership) && id.value().equals(tags.get(COMPONENT));
    }

    public static int generation(Map<String, String> tags) {
        String text = tags.getOrDefault(GENERATION, "1");
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 1;
    }

    /// The object of this node among `objects`; the newest generation when there are several, the first of those that
    /// AWS listed when even that is shared.
    public static <T> Observed<T> find(List<T> objects, Function<T, Map<String, String>> tags, Scope scope) {
        T found = null;
        int generation = 0;
        for (T candidate : objects) {
            Map<String, String> own = tags.apply(candidate);
            if (isOurs(own, scope.ownership(), scope.id()) && generation(own) > generation) {
                found = candidate;
                generation = generation(own);
            }
        }
        return found == null ? Observed.absent() : new Observed.Owned<>(found, generation);
    }
}
