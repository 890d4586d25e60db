package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Readiness;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.ModifyVolumeRequest;
import software.amazon.awssdk.services.ec2.model.VolumeModification;
import software.amazon.awssdk.services.ec2.model.VolumeModificationState;

/// Changes of volumes that are under way. EC2 shows the old values until the change has taken effect, and refuses a
/// second change; so nobody looks at a volume's values in between.
final class VolumeModifications {
    private final RegionView view;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    VolumeModifications(RegionView view) {
        this.view = view;
    }

    /// One that an earlier process began is waited for, not repeated.
    void begin(ModifyVolumeRequest request) {
        try {
            view.region().ec2Writes().modifyVolume(request);
        } catch (Ec2Exception e) {
            if (!e.awsErrorDetails().errorCode().equals("IncorrectModificationState")) {
                throw e;
            }
        }
        underWay.add(request.volumeId());
    }

    Readiness readiness(String volumeId) {
        if (!underWay.contains(volumeId)) {
            return Readiness.READY;
        }
        List<VolumeModification> modifications = view.region()
                .ec2()
                .describeVolumesModifications(r -> r.volumeIds(volumeId))
                .volumesModifications();
        for (VolumeModification modification : modifications) {
            if (modification.modificationState() == VolumeModificationState.MODIFYING) {
                return new Readiness.Pending("modifying");
            }
            if (modification.modificationState() == VolumeModificationState.FAILED) {
                return new Readiness.Broken("the modification failed: " + modification.statusMessage());
            }
        }
        underWay.remove(volumeId);
        return Readiness.READY;
    }
}
