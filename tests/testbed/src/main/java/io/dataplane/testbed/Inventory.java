package io.dataplane.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Everything that was in AWS at one moment, by kind and id.
public record Inventory(SortedMap<String, AwsObject> objects) {
    static Inventory of(List<AwsObject> objects) {
        SortedMap<String, AwsObject> byKey = new TreeMap<>();
        objects.forEach(object -> byKey.put(object.key(), object));
        return new Inventory(byKey);
    }

    public List<AwsObject> kind(String kind) {
        return objects.values().stream()
                .filter(object -> object.kind().equals(kind))
                .toList();
    }

    public AwsObject the(String kind, String id) {
        AwsObject object = objects.get(kind + " " + id);
        assertThat(object).as("%s %s", kind, id).isNotNull();
        return object;
    }

    /// The one object that carries this component id in its tags; what AWS makes along with an instance carries the
    /// instance's.
    public AwsObject component(String componentId) {
        List<AwsObject> found = objects.values().stream()
                .filter(object -> object.tag("dataplane:component").equals(componentId))
                .filter(object ->
                        !componentId.startsWith("instance/") || object.kind().equals("instance"))
                .toList();
        assertThat(found).as("objects tagged as component %s", componentId).hasSize(1);
        return found.getFirst();
    }

    public List<AwsObject> ownedBy(String owner) {
        return objects.values().stream()
                .filter(object -> object.tag("dataplane:owner").equals(owner))
                .toList();
    }

    public Inventory without(String... kinds) {
        Set<String> left = Set.of(kinds);
        return of(objects.values().stream()
                .filter(object -> !left.contains(object.kind()))
                .toList());
    }

    /// Only these, and all of them must be there.
    public Inventory only(AwsObject... wanted) {
        return of(Arrays.stream(wanted)
                .map(object -> the(object.kind(), object.id()))
                .toList());
    }

    /// In words: what was added, removed or changed from this one to the later one.
    public List<String> differences(Inventory later) {
        List<String> differences = new ArrayList<>();
        Set<String> keys = new TreeSet<>(objects.keySet());
        keys.addAll(later.objects.keySet());
        for (String key : keys) {
            AwsObject was = objects.get(key);
            AwsObject is = later.objects.get(key);
            if (was == null) {
                differences.add("added " + key + " " + later.objects.get(key).tags());
            } else if (is == null) {
                differences.add("removed " + key + " " + was.tags());
            } else {
                differences.addAll(was.changes(is));
            }
        }
        return differences;
    }

    /// Nothing added, removed or changed in any attribute or tag.
    public Inventory isLike(Inventory earlier) {
        assertThat(earlier.differences(this)).as("differences in AWS").isEmpty();
        return this;
    }

    /// What was there is there still, with every attribute and tag it had; there may be more now.
    public Inventory keeps(Inventory earlier) {
        assertThat(earlier.differences(this)).as("differences in AWS").allMatch(text -> text.startsWith("added "));
        return this;
    }

    /// The same objects by kind and id, whatever their attributes.
    public Inventory hasTheObjectsOf(Inventory earlier) {
        assertThat(objects.keySet()).as("objects in AWS").isEqualTo(earlier.objects.keySet());
        return this;
    }
}
