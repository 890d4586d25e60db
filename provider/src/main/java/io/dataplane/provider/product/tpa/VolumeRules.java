package io.dataplane.provider.product.tpa;

import static io.dataplane.schema.value.AttributePath.path;

import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The offline rules about volumes, for each list of them.
final class VolumeRules {
    private static final Set<String> PROVISIONED = Set.of("io1", "io2");
    private static final Map<String, Limits> LIMITS = Map.of(
            "gp2", new Limits(1, 16_384, 0, 0, 0),
            "gp3", new Limits(1, 65_536, 3_000, 80_000, 500),
            "io1", new Limits(4, 16_384, 100, 64_000, 50),
            "io2", new Limits(4, 65_536, 100, 256_000, 1_000),
            "st1", new Limits(125, 16_384, 0, 0, 0),
            "sc1", new Limits(125, 16_384, 0, 0, 0),
            "standard", new Limits(1, 1_024, 0, 0, 0));

    /// What every gp3 volume has, however small.
    private static final long GP3_IOPS = 3_000;

    /// A gp3 volume has at most a quarter MiB per second for each operation per second.
    private static final long GP3_IOPS_PER_MIB = 4;

    /// What EBS allows a type of volume.
    private record Limits(long minSize, long maxSize, long minIops, long maxIops, long iopsPerGib) {}

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
        if (volume.ephemeral() != null) {
            storeDisk(at, volume);
            return;
        }
        String type = volume.volumeType() == null ? "gp3" : volume.volumeType();
        boolean root = volume.deviceName().equals("root");
        if (root && type.equals("none")) {
            diagnostics.error(
                    at.name("volume_type"), "Root Volume Removed", "An instance cannot be without its root volume.");
        } else if (!root && !type.equals("none") && volume.volumeSize() == null && volume.snapshot() == null) {
            diagnostics.error(at.name("volume_size"), "No Volume Size", "Set volume_size, in GiB.");
        }
        if (root) {
            root(at, volume, type);
        }
        if (!type.equals("none")) {
            limits(at, volume, type);
        }
        if (type.equals("gp3")) {
            throughput(at, volume);
        }
        contents(at, volume);
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

    /// What only a volume of its own can be.
    private void root(AttributePath at, VolumeModel volume, String type) {
        if (type.equals("st1") || type.equals("sc1")) {
            diagnostics.error(
                    at.name("volume_type"), "Type Cannot Boot", "EC2 boots from no volume of type %s.".formatted(type));
        }
        notOnRoot(at.name("snapshot"), volume.snapshot() != null, "comes from the image");
        notOnRoot(at.name("attach_existing"), Boolean.TRUE.equals(volume.attachExisting()), "is made at launch");
        notOnRoot(
                at.name("retain_on_destroy"), Boolean.TRUE.equals(volume.retainOnDestroy()), "lives with its instance");
    }

    private void notOnRoot(AttributePath at, boolean isSet, String because) {
        if (isSet) {
            diagnostics.error(
                    at,
                    "Not For Root Volumes",
                    "A root volume %s. Remove this, or use a data volume.".formatted(because));
        }
    }

    private void limits(AttributePath at, VolumeModel volume, String type) {
        Limits limits = LIMITS.get(type);
        Long size = volume.volumeSize();
        if (size != null && (size < limits.minSize() || size > limits.maxSize())) {
            diagnostics.error(
                    at.name("volume_size"),
                    "Size Not Possible",
                    "A volume of type %s has %d to %d GiB. Change volume_size or volume_type."
                            .formatted(type, limits.minSize(), limits.maxSize()));
        }
        Long iops = volume.iops();
        if (iops == null || limits.maxIops() == 0) {
            return;
        }
        if (iops < limits.minIops() || iops > limits.maxIops()) {
            diagnostics.error(
                    at.name("iops"),
                    "IOPS Not Possible",
                    "A volume of type %s has %d to %d IOPS. Change iops or volume_type."
                            .formatted(type, limits.minIops(), limits.maxIops()));
        } else if (size != null && iops > size * limits.iopsPerGib() && !(type.equals("gp3") && iops <= GP3_IOPS)) {
            diagnostics.error(
                    at.name("iops"),
                    "IOPS Not Possible",
                    "A volume of type %s has at most %d IOPS per GiB, %d for %d GiB. Change iops or volume_size."
                            .formatted(type, limits.iopsPerGib(), size * limits.iopsPerGib(), size));
        }
    }

    private void throughput(AttributePath at, VolumeModel volume) {
        if (volume.throughput() != null
                && volume.throughput() * GP3_IOPS_PER_MIB > (volume.iops() == null ? GP3_IOPS : volume.iops())) {
            diagnostics.error(
                    at.name("throughput"),
                    "Throughput Not Possible",
                    "%d MiB per second need %d IOPS. Set iops to that, or throughput lower."
                            .formatted(volume.throughput(), volume.throughput() * GP3_IOPS_PER_MIB));
        }
    }

    private void contents(AttributePath at, VolumeModel volume) {
        if (volume.snapshot() instanceof Planned.Known<String>(String id) && !id.matches("snap-[0-9a-f]+")) {
            diagnostics.error(
                    at.name("snapshot"),
                    "Invalid Snapshot Id",
                    "\"%s\" is no snapshot id. Write one such as snap-0a1b2c3d.".formatted(id));
        }
        if (Boolean.TRUE.equals(volume.retainOnDestroy()) && Boolean.TRUE.equals(volume.deleteOnTermination())) {
            diagnostics.error(
                    at.name("delete_on_termination"),
                    "Retained And Deleted",
                    "retain_on_destroy keeps the volume, delete_on_termination deletes it. Remove one.");
        }
    }

    private void storeDisk(AttributePath at, VolumeModel volume) {
        if (volume.deviceName().equals("root")) {
            diagnostics.error(at.name("ephemeral"), "Not For Root Volumes", "A root volume is an EBS volume.");
        }
        boolean ebs = volume.volumeType() != null
                || volume.volumeSize() != null
                || volume.iops() != null
                || volume.throughput() != null
                || volume.kmsKeyId() != null
                || volume.snapshot() != null
                || volume.encrypted() != null
                || volume.deleteOnTermination() != null
                || volume.attachExisting() != null
                || volume.retainOnDestroy() != null;
        if (ebs) {
            diagnostics.error(
                    at.name("ephemeral"),
                    "Store Disk With EBS Settings",
                    "A disk of the instance's own store is as the instance type says. Remove the settings of EBS volumes beside"
                            + " ephemeral.");
        }
    }
}
