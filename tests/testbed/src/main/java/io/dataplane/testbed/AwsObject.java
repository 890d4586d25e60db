package io.dataplane.testbed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/// One object in AWS, flattened: every attribute that AWS describes by its path, tags apart.
///
/// @param kind as the console calls it, in lower case: `security group`
public record AwsObject(String kind, String id, SortedMap<String, String> attributes, SortedMap<String, String> tags) {
    /// Counters that the use of an object moves without changing the object.
    private static final Set<String> MOVING = Set.of("AvailableIpAddressCount");

    static AwsObject of(String kind, String id, SdkPojo described) {
        SortedMap<String, String> attributes = new TreeMap<>();
        SortedMap<String, String> tags = new TreeMap<>();
        for (SdkField<?> field : described.sdkFields()) {
            Object value = field.getValueOrDefault(described);
            if (field.locationName().startsWith("Tag") && value instanceof Collection<?> list) {
                list.forEach(tag -> putTag(tags, (SdkPojo) tag));
            } else if (!MOVING.contains(field.memberName())) {
                flatten(field.memberName(), value, attributes);
            }
        }
        return new AwsObject(kind, id, attributes, tags);
    }

    /// The same object with one more thing that AWS tells only in a call of its own.
    AwsObject with(String name, @Nullable Object value) {
        SortedMap<String, String> more = new TreeMap<>(attributes);
        flatten(name, value, more);
        return new AwsObject(kind, id, more, tags);
    }

    AwsObject withTags(Collection<? extends SdkPojo> described) {
        SortedMap<String, String> more = new TreeMap<>(tags);
        described.forEach(tag -> putTag(more, tag));
        return new AwsObject(kind, id, attributes, more);
    }

    String key() {
        return kind + " " + id;
    }

    public String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    public String tag(String name) {
        return tags.getOrDefault(name, "");
    }

    /// In words, one per attribute or tag that is another in `later`.
    List<String> changes(AwsObject later) {
        List<String> changes = new ArrayList<>();
        compare("", attributes, later.attributes, changes);
        compare("tag ", tags, later.tags, changes);
        return changes;
    }

    private void compare(String prefix, Map<String, String> was, Map<String, String> is, List<String> changes) {
        Set<String> names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        for (String name : names) {
            if (!Objects.equals(was.get(name), is.get(name))) {
                changes.add("changed " + key() + ": " + prefix + name + " " + was.get(name) + " -> " + is.get(name));
            }
        }
    }

    private static void putTag(SortedMap<String, String> tags, SdkPojo tag) {
        SortedMap<String, String> sides = new TreeMap<>();
        flatten("", tag, sides);
        tags.put(sides.getOrDefault(".Key", ""), sides.getOrDefault(".Value", ""));
    }

    /// Lists are put in order, because AWS promises none.
    private static void flatten(String path, @Nullable Object value, SortedMap<String, String> into) {
        switch (value) {
            case null -> {}
            case SdkPojo pojo ->
                pojo.sdkFields()
                        .forEach(
                                field -> flatten(path + "." + field.memberName(), field.getValueOrDefault(pojo), into));
            case Map<?, ?> map -> map.forEach((key, item) -> flatten(path + "." + key, item, into));
            case Collection<?> list -> {
                List<String> items = new ArrayList<>();
                for (Object item : list) {
                    SortedMap<String, String> flat = new TreeMap<>();
                    flatten("", item, flat);
                    items.add(flat.size() == 1 && flat.firstKey().isEmpty() ? flat.get("") : flat.toString());
                }
                items.sort(null);
                if (!items.isEmpty()) {
                    into.put(path, String.join(", ", items));
                }
            }
            default -> into.put(path, value.toString());
        }
    }
}
