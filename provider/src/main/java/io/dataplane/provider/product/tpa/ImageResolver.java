package io.dataplane.provider.product.tpa;

import static io.dataplane.provider.product.tpa.Resolution.filter;

import io.dataplane.provider.cluster.Standing;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.value.AttributePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Image;

/// Finds the image of a region once, and the images that instances name.
final class ImageResolver {
    private final Resolution resolution;
    private final @Nullable TpaClusterModel prior;
    private final String region;

    ImageResolver(Resolution resolution, @Nullable TpaClusterModel prior) {
        this.resolution = resolution;
        this.prior = prior;
        this.region = resolution.region().name();
    }

    /// The image per region, for `region_amis`.
    Map<String, String> resolve() {
        Map<String, String> amis = new TreeMap<>();
        if (resolution.nodes().stream().anyMatch(node -> node.image() == null)) {
            Image image = shared();
            if (image != null) {
                amis.put(region, image.imageId());
                use(Ids.image(region), image);
            }
        }
        named();
        return amis;
    }

    private void use(ComponentId id, Image image) {
        resolution.exists(id, image.imageId(), image.name());
        resolution.architectures().put(id, image.architectureAsString());
    }

    private @Nullable Image shared() {
        MachineModel machines = resolution.model().machines();
        Map<String, String> given = machines.ec2RegionAmis();
        if (given != null && given.containsKey(region)) {
            AttributePath path = AttributePath.path("ec2_region_amis").key(region);
            return byId(Set.of(given.get(region))).values().stream()
                    .findFirst()
                    .orElseGet(() -> notFound(path, given.get(region)));
        }
        MachineModel.Ami wanted = Objects.requireNonNull(machines.ec2Ami()); // an effective model has one
        String pinned = pinned(wanted);
        if (pinned != null) {
            Map<String, Image> still = byId(Set.of(pinned));
            if (!still.isEmpty()) {
                return still.get(pinned);
            }
        }
        return search(wanted);
    }

    /// What an earlier plan chose for the same search.
    private @Nullable String pinned(MachineModel.Ami wanted) {
        boolean same = prior != null
                && wanted.equals(prior.machines().ec2Ami())
                && prior.outputs().network().regionAmis() != null;
        return same
                ? Objects.requireNonNull(prior)
                        .outputs()
                        .network()
                        .regionAmis()
                        .orElse(Map.of())
                        .get(region)
                : null;
    }

    private @Nullable Image search(MachineModel.Ami wanted) {
        List<Filter> filters = new ArrayList<>();
        filters.add(filter("name", wanted.name()));
        if (wanted.filters() != null) {
            new TreeMap<>(wanted.filters()).forEach((name, values) -> filters.add(filter(name, values)));
        }
        List<Image> found = resolution
                .region()
                .ec2()
                .describeImages(r -> {
                    r.filters(filters).includeDeprecated(true);
                    if (wanted.owner() != null) {
                        r.owners(wanted.owner());
                    }
                })
                .images();
        boolean generated = wanted.equals(Requests.image(resolution.model()));
        AttributePath path = AttributePath.path(generated ? "distribution" : "ec2_ami");
        if (found.isEmpty()) {
            resolution
                    .diagnostics()
                    .error(
                            path,
                            "No Image Found",
                            "No image named \"%s\"%s exists in %s. Check name, owner and filters."
                                    .formatted(
                                            wanted.name(),
                                            wanted.owner() == null ? "" : " of owner " + wanted.owner(),
                                            region));
            return null;
        }
        if (found.size() > 1 && !wanted.mostRecent()) {
            resolution
                    .diagnostics()
                    .error(
                            path,
                            "Several Images Found",
                            "%d images match in %s, among them %s. Make name or filters narrower, or set most_recent = true."
                                    .formatted(found.size(), region, examples(found)));
            return null;
        }
        return found.stream()
                .max(Comparator.comparing((Image image) -> String.valueOf(image.creationDate()))
                        .thenComparing(Image::imageId))
                .orElseThrow();
    }

    private static String examples(List<Image> images) {
        return images.stream()
                .limit(3)
                .map(image -> image.imageId() + " (" + image.name() + ")")
                .collect(Collectors.joining(", "));
    }

    private void named() {
        Map<NodeSpec, String> wanted = new HashMap<>();
        for (NodeSpec node : resolution.nodes()) {
            if (node.image() instanceof Planned.Known<String>(String id)) {
                wanted.put(node, id);
            } else if (node.image() != null) {
                resolution
                        .standings()
                        .put(Ids.image(node), new Standing.Existing(Planned.unknown(), Planned.unknown()));
            }
        }
        Map<String, Image> found = wanted.isEmpty() ? Map.of() : byId(Set.copyOf(wanted.values()));
        wanted.forEach((node, id) -> {
            Image image = found.get(id);
            if (image == null) {
                notFound(TpaRules.instance(node.name()).name("image"), id);
            } else {
                use(Ids.image(node), image);
            }
        });
    }

    private Map<String, Image> byId(Set<String> ids) {
        return resolution
                .region()
                .ec2()
                .describeImages(
                        r -> r.filters(filter("image-id", List.copyOf(ids))).includeDeprecated(true))
                .images()
                .stream()
                .collect(Collectors.toMap(Image::imageId, image -> image));
    }

    private @Nullable Image notFound(AttributePath path, String id) {
        resolution
                .diagnostics()
                .error(
                        path,
                        "Image Not Found",
                        "No image %s exists in %s, or this account may not use it. Name another."
                                .formatted(id, region));
        return null;
    }
}
