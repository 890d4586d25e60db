package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/// Tags in EC2's words.
final class Ec2Tags {
    private Ec2Tags() {}

    static Map<String, String> map(List<Tag> tags) {
        Map<String, String> map = new TreeMap<>();
        tags.forEach(tag -> map.put(tag.key(), tag.value()));
        return map;
    }

    static List<Tag> list(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    /// What a create call carries.
    static TagSpecification specification(ResourceType type, Scope scope, DesiredTags tags) {
        return TagSpecification.builder()
                .resourceType(type)
                .tags(list(tags.all(scope)))
                .build();
    }

    static List<Drift> drift(Scope scope, List<Tag> live, DesiredTags desired) {
        return desired.drift(scope, map(live));
    }

    static @Nullable String name(List<Tag> tags) {
        return map(tags).get("Name");
    }

    /// Makes the tags of an object as desired; at most two calls, none when they are. Returns what it has now.
    static List<Tag> write(RegionView view, Scope scope, String id, List<Tag> tags, DesiredTags desired) {
        Map<String, String> live = map(tags);
        Map<String, String> missing = desired.missing(scope, live);
        if (!missing.isEmpty()) {
            view.region().ec2Writes().createTags(r -> r.resources(id).tags(list(missing)));
        }
        Set<String> obsolete = desired.obsolete(live);
        if (!obsolete.isEmpty()) {
            List<Tag> keys =
                    obsolete.stream().map(key -> Tag.builder().key(key).build()).toList();
            view.region().ec2Writes().deleteTags(r -> r.resources(id).tags(keys));
        }
        live.putAll(missing);
        live.keySet().removeAll(obsolete);
        return list(live);
    }
}
