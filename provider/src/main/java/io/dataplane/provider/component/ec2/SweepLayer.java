package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.Kind;
import io.dataplane.provider.aws.OwnerTags;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Node;
import io.dataplane.provider.engine.Ownership;
import io.dataplane.provider.engine.Scope;
import io.dataplane.schema.value.AttributePath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// The objects of one kind that a sweep looks at.
///
/// @param objects what is listed and has a life of its own
/// @param isUsed of copies of the same generation one in use stays
/// @param madeAt of those the oldest
record SweepLayer<L>(
        RegionView view,
        Kind<L> kind,
        String type,
        List<L> objects,
        Predicate<L> isUsed,
        Function<L, Instant> madeAt,
        BiConsumer<Scope, L> delete) {
    List<Node<?, ?>> unwanted(Ownership ownership, Set<ComponentId> wanted, Set<ComponentId> usable) {
        List<Node<?, ?>> nodes = new ArrayList<>();
        Set<ComponentId> kept = new HashSet<>();
        for (L object : bestFirst(ownership)) {
            ComponentId id = new ComponentId(tags(object).getOrDefault(OwnerTags.COMPONENT, kind.name()));
            if (!wanted.contains(id) || !kept.add(id)) {
                nodes.add(node(id, object, usable));
            }
        }
        return nodes;
    }

    private List<L> bestFirst(Ownership ownership) {
        Comparator<L> newest = Comparator.comparing(object -> -OwnerTags.generation(tags(object)));
        return objects.stream()
                .filter(object -> OwnerTags.isOurs(tags(object), ownership) && Ec2Objects.exists(object))
                .sorted(newest.thenComparing(object -> !isUsed.test(object)).thenComparing(madeAt))
                .toList();
    }

    private Map<String, String> tags(L object) {
        return kind.tags().apply(object);
    }

    private Node<?, ?> node(ComponentId id, L object, Set<ComponentId> usable) {
        Set<ComponentId> uses = new HashSet<>(usable);
        uses.remove(id);
        String objectId = kind.id().apply(object);
        return new Node<>(
                id,
                view.region().name(),
                objectId,
                true,
                OwnerTags.generation(tags(object)),
                AttributePath.ROOT,
                new Leftover<>(view, kind, type, objectId, delete),
                uses,
                parents -> new Leftover.Desired());
    }
}
