package io.dataplane.provider.component.iam;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.aws.OwnerTags;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Tag;

/// What the components of IAM share: their objects are known by name, and the tags say whose they are.
final class IamObjects {
    private IamObjects() {}

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

    static List<Tag> list(Scope scope, DesiredTags tags) {
        return list(tags.all(scope));
    }

    static <T> Optional<T> unlessGone(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (NoSuchEntityException e) {
            return Optional.empty();
        }
    }

    /// Ours when it carries our tags, whoever has the name otherwise.
    static <L> Observed<L> observed(Optional<L> found, List<Tag> liveTags, String what, Scope scope) {
        if (found.isEmpty()) {
            return Observed.absent();
        }
        Map<String, String> tags = map(liveTags);
        return OwnerTags.isOurs(tags, scope.ownership(), scope.id())
                ? new Observed.Owned<>(found.get(), OwnerTags.generation(tags))
                : new Observed.Foreign<>(what + ", which is not ours");
    }
}
