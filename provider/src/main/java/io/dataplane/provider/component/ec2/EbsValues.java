package io.dataplane.provider.component.ec2;

import io.dataplane.provider.engine.Drift;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.ModifyVolumeRequest;
import software.amazon.awssdk.services.ec2.model.Volume;

/// The values of a volume that change while it is in use.
///
/// @param iops null where the type decides
/// @param throughput null where the type decides
record EbsValues(
        int sizeGib,
        String volumeType,
        @Nullable Integer iops,
        @Nullable Integer throughput) {
    /// What every gp3 volume has at least.
    private static final int GP3_IOPS = 3000;

    private static final int GP3_THROUGHPUT = 125;

    static EbsValues of(Volume live) {
        return new EbsValues(live.size(), live.volumeTypeAsString(), live.iops(), live.throughput());
    }

    /// A volume that is larger than desired is none: volumes do not shrink.
    List<Drift> drift(String prefix, EbsValues live) {
        Differences differences = new Differences(List.of());
        if (live.sizeGib < sizeGib) {
            differences.changeable(prefix + "size", sizeGib, live.sizeGib);
        }
        differences.changeable(prefix + "volume_type", volumeType, live.volumeType);
        if (effectiveIops() != null) {
            differences.changeable(prefix + "iops", effectiveIops(), live.effectiveIops());
        }
        if (volumeType.equals("gp3")) {
            differences.changeable(prefix + "throughput", effectiveThroughput(), live.effectiveThroughput());
        }
        return differences.list();
    }

    ModifyVolumeRequest modification(String volumeId, EbsValues live) {
        return ModifyVolumeRequest.builder()
                .volumeId(volumeId)
                .size(Math.max(sizeGib, live.sizeGib))
                .volumeType(volumeType)
                .iops(effectiveIops())
                .throughput(volumeType.equals("gp3") ? effectiveThroughput() : null)
                .build();
    }

    private @Nullable Integer effectiveIops() {
        return iops == null && volumeType.equals("gp3") ? Integer.valueOf(GP3_IOPS) : iops;
    }

    private int effectiveThroughput() {
        return throughput == null ? GP3_THROUGHPUT : throughput;
    }
}
