package io.dataplane.provider.product.tpa;

import io.dataplane.provider.cluster.Part;
import io.dataplane.provider.component.s3.S3Folder;
import io.dataplane.provider.component.s3.S3ObjectComponent;
import io.dataplane.provider.component.s3.S3ObjectComponent.Life;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.schema.value.AttributePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/// What the bucket holds for the nodes: their host keys, and the users' files.
final class ObjectGraph {
    private static final List<String> HOST_KEY_FILES = List.of("rsa.txt", "rsa.pub.txt", "ecdsa.txt", "ecdsa.pub.txt");

    private final GraphContext context;
    private final ObjectsModel objects;
    private final S3Folder folder;
    private final String prefix;

    private ObjectGraph(GraphContext context) {
        this.context = context.in(context.facts().bucketRegion());
        this.objects = context.model().access().objects();
        this.prefix = context.model().clusterName() + "/";
        this.folder = new S3Folder(context.facts().bucket().orElse(""), prefix);
    }

    static List<Part<?, ?>> parts(GraphContext context) {
        ObjectGraph graph = new ObjectGraph(context);
        List<Part<?, ?>> parts = new ArrayList<>();
        if (graph.objects.hasHostKeys()) {
            HOST_KEY_FILES.forEach(file -> parts.add(graph.hostKey(file)));
        }
        new TreeMap<>(graph.objects.uploads()).forEach((name, upload) -> parts.add(graph.upload(name, upload)));
        return parts;
    }

    /// What must be in the bucket before a node is launched.
    static Set<ComponentId> ids(TpaClusterModel model) {
        ObjectsModel objects = model.access().objects();
        Set<ComponentId> ids = new LinkedHashSet<>();
        if (objects.hasHostKeys()) {
            HOST_KEY_FILES.forEach(file -> ids.add(Ids.hostKey(file)));
        }
        objects.uploads().keySet().forEach(name -> ids.add(Ids.upload(name)));
        return ids;
    }

    /// Uploaded again whenever a node is launched: the bucket throws them away after a day.
    private Part<?, ?> hostKey(String file) {
        return part(
                Ids.hostKey(file),
                AttributePath.path("hostkeys"),
                "hostkeys/" + file,
                Objects.hash(objects.suppliedRsa(), objects.suppliedEcdsa()),
                context.isLaunching() ? Life.NEEDED : Life.EXPIRING,
                () -> Objects.requireNonNull(context.hostKeys().get().files().get(file)));
    }

    private Part<?, ?> upload(String name, ObjectsModel.Upload upload) {
        AttributePath path = AttributePath.path("s3_uploads").key(name);
        return part(Ids.upload(name), path, name, upload, Life.LASTING, () -> content(upload));
    }

    private Part<?, ?> part(
            ComponentId id, AttributePath path, String name, Object settings, Life life, Supplier<String> content) {
        return context.part(
                id,
                "AWS::S3::Object",
                path,
                prefix + name,
                settings,
                Set.of(Ids.BUCKET),
                view -> new S3ObjectComponent(view, folder, prefix + name, life),
                null,
                parents -> new S3ObjectComponent.Desired(content.get()));
    }

    private static String content(ObjectsModel.Upload upload) {
        if (upload.content() != null) {
            return upload.content().get();
        }
        try {
            return Files.readString(Path.of(Objects.requireNonNull(upload.source())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
