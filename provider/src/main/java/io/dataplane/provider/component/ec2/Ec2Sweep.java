package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.OwnerTags;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Node;
import io.dataplane.provider.engine.Ownership;
import io.dataplane.provider.engine.Sweeper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.TagDescription;

/// Lists the EC2 objects of a resource that have no place in its graph, and surplus copies of those that have. Routes,
/// rules, attachments and associations go with what they belong to.
public final class Ec2Sweep implements Sweeper {
    private final List<RegionView> views;
    private volatile boolean thorough;

    /// Of kinds that few resources have, only those are looked at that the walk itself has looked at.
    public Ec2Sweep(List<RegionView> views) {
        this(views, false);
    }

    /// @param thorough look at those, too: after work that was broken off
    public Ec2Sweep(List<RegionView> views, boolean thorough) {
        this.views = List.copyOf(views);
        this.thorough = thorough;
    }

    /// With dependencies from kind to kind, so that nothing is deleted while something unwanted still uses it.
    @Override
    public List<Node<?, ?>> unwanted(Ownership ownership, Set<ComponentId> wanted, long asOf) {
        List<Node<?, ?>> nodes = new ArrayList<>();
        for (RegionView view : views) {
            Set<ComponentId> usable = new HashSet<>();
            for (SweepLayer<?> layer : new SweepLayers(view, asOf, thorough).usedFirst()) {
                List<? extends Node<?, ?>> found = layer.unwanted(ownership, wanted, Set.copyOf(usable));
                nodes.addAll(found);
                found.forEach(node -> usable.add(node.id()));
            }
        }
        return nodes;
    }

    /// One question per region, about the tags of all kinds at once.
    @Override
    public boolean isAll(Ownership ownership, Collection<Object> live) {
        Set<String> known = live.stream().flatMap(Ec2Ids::of).collect(Collectors.toSet());
        boolean all = views.stream().allMatch(view -> tagged(view, ownership).allMatch(known::contains));
        thorough |= !all;
        return all;
    }

    private static Stream<String> tagged(RegionView view, Ownership ownership) {
        return view
                .region()
                .ec2()
                .describeTagsPaginator(
                        r -> r.filters(filter("key", OwnerTags.OWNER), filter("value", ownership.owner())))
                .tags()
                .stream()
                .map(TagDescription::resourceId);
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }
}
