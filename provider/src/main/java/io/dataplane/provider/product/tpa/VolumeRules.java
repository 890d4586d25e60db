package io.dataplane.provider.product.tpa;

import static io.dataplane.schema.value.AttributePath.path;

import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The offline rules about volumes, for each list of them.
final class VolumeRules {
    private static final Set<String> PROVISIONED = Set.of("io1", "io2");

    private final Diagnostics diagnostics;

    private VolumeRules(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    static void check(MachineModel machines, Diagnostics diagnostics) {
        VolumeRules rules = new VolumeRules(diagnostics);
        if (machines.instanceDefaults() != null) {
            rules.volumes(
                    path("instance_defaults").name("default_volumes"),
                    machines.instanceDefaults().defaultVolumes());
        }
        if (machines.locations() != null) {
            machines.locations()
                    .forEach((name, location) ->
                            rules.volumes(path("locations").key(name).name("volumes"), location.volumes()));
        }
        machines.instanceMap()
                .forEach((name, instance) ->
                        rules.volumes(TpaRules.instance(name).name("volumes"), instance.volumes()));
    }

    private void volumes(AttributePath at, @Nullable List<VolumeModel> volumes) {
        Set<String> devices = new HashSet<>();
        for (int i = 0; volumes != null && i < volumes.size(); i++) {
            VolumeModel volume = volumes.get(i);
            if (!devices.add(volume.deviceName())) {
                diagnostics.error(
                        at.index(i).name("device_name"),
                        "Duplicate Device",
                        "%s is listed twice. List each device once.".formatted(volume.deviceName()));
            }
            volume(at.index(i), volume);
        }
    }

    private void volume(AttributePath at, VolumeModel volume) {
        String type = volume.volumeType() == null ? "gp3" : volume.volumeType();
        boolean root = volume.deviceName().equals("root");
        if (root && type.equals("none")) {
            diagnostics.error(
                    at.name("volume_type"), "Root Volume Removed", "An instance cannot be without its root volume.");
        } else if (!root && !type.equals("none") && volume.volumeSize() == null) {
            diagnostics.error(at.name("volume_size"), "No Volume Size", "Set volume_size, in GiB.");
        }
        if (PROVISIONED.contains(type) && volume.iops() == null) {
            diagnostics.error(at.name("iops"), "No Volume IOPS", "A volume of type %s needs iops.".formatted(type));
        } else if (volume.iops() != null && !PROVISIONED.contains(type) && !type.equals("gp3")) {
            diagnostics.error(
                    at.name("iops"), "IOPS Not Allowed", "A volume of type %s has no iops. Remove it.".formatted(type));
        }
        if (volume.throughput() != null && !type.equals("gp3")) {
            diagnostics.error(
                    at.name("throughput"), "Throughput Not Allowed", "Only gp3 volumes have throughput. Remove it.");
        }
        if (volume.kmsKeyId() != null && Boolean.FALSE.equals(volume.encrypted())) {
            diagnostics.error(
                    at.name("encrypted"),
                    "Key Without Encryption",
                    "kms_key_id encrypts the volume. Remove encrypted = false, or the key.");
        }
    }
}
