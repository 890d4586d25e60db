package io.dataplane.provider.product.tpa;

import io.dataplane.provider.product.tpa.configure.GeneratedNode;
import io.dataplane.provider.product.tpa.configure.GeneratedNode.Storage;
import io.dataplane.provider.product.tpa.configure.Request;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The volumes of a generated instance, by device: its own over the default ones, those over its location's, those
/// over the architecture's. Default volumes for Postgres stay away from nodes that hold no Postgres data.
final class GeneratedVolumes {
    static final String DATA_DEVICE = "/dev/sdf";

    private GeneratedVolumes() {}

    static List<VolumeModel> of(
            TpaClusterModel written,
            Request request,
            GeneratedNode node,
            @Nullable List<VolumeModel> own,
            @Nullable LocationModel location) {
        Storage storage = node.storage();
        Map<String, VolumeModel> volumes = new TreeMap<>();
        if (storage == Storage.POSTGRES) {
            volumes.put(
                    DATA_DEVICE,
                    VolumeModel.of(DATA_DEVICE, postgresSize(written, request), VolumeUseModel.of("postgres_data")));
        }
        InstanceDefaultsModel defaults = written.machines().instanceDefaults();
        add(volumes, storage, location == null ? null : location.volumes());
        add(volumes, storage, defaults == null ? null : defaults.defaultVolumes());
        if (storage == Storage.BARMAN) {
            volumes.put(
                    DATA_DEVICE,
                    VolumeModel.of(DATA_DEVICE, barmanSize(written, request), VolumeUseModel.of("barman_data")));
        }
        if (own != null && own.isEmpty()) {
            return own;
        }
        if (own != null) {
            own.forEach(volume -> volumes.put(volume.deviceName(), volume));
        }
        return List.copyOf(volumes.values());
    }

    private static void add(Map<String, VolumeModel> volumes, Storage storage, @Nullable List<VolumeModel> more) {
        if (more == null) {
            return;
        }
        if (more.isEmpty()) {
            volumes.clear();
        }
        more.forEach(volume -> volumes.put(
                volume.deviceName(),
                storage != Storage.POSTGRES && isForPostgres(volume) ? VolumeModel.none(volume.deviceName()) : volume));
    }

    private static boolean isForPostgres(VolumeModel volume) {
        String use = volume.use().volumeFor();
        return use == null ? volume.deviceName().equals(DATA_DEVICE) : use.startsWith("postgres");
    }

    private static long postgresSize(TpaClusterModel written, Request request) {
        return Objects.requireNonNullElse(written.system().postgresVolumeSize(), (long)
                request.architecture().postgresVolumeSize());
    }

    private static long barmanSize(TpaClusterModel written, Request request) {
        return Objects.requireNonNullElse(written.system().barmanVolumeSize(), (long)
                request.architecture().barmanVolumeSize());
    }
}
