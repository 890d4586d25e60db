package io.dataplane.provider.component.ec2;

import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.EbsInstanceBlockDevice;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMappingSpecification;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;

/// What can be read off an instance.
final class Instances {
    private Instances() {}

    static boolean isAlive(Instance instance) {
        return switch (instance.state().name()) {
            case PENDING, RUNNING, STOPPING, STOPPED -> true;
            case SHUTTING_DOWN, TERMINATED, UNKNOWN_TO_SDK_VERSION -> false;
        };
    }

    /// Empty for the moment before EC2 has attached it.
    static Optional<EbsInstanceBlockDevice> rootDevice(Instance instance) {
        return instance.blockDeviceMappings().stream()
                .filter(mapping -> mapping.deviceName().equals(instance.rootDeviceName()))
                .map(InstanceBlockDeviceMapping::ebs)
                .findFirst();
    }

    static Optional<String> rootVolumeId(Instance instance) {
        return rootDevice(instance).map(EbsInstanceBlockDevice::volumeId);
    }

    static InstanceBlockDeviceMappingSpecification mapping(String deviceName, boolean deleteOnTermination) {
        return InstanceBlockDeviceMappingSpecification.builder()
                .deviceName(deviceName)
                .ebs(ebs -> ebs.deleteOnTermination(deleteOnTermination))
                .build();
    }

    /// The one that it was launched with.
    static Optional<InstanceNetworkInterface> networkInterface(Instance instance) {
        return instance.networkInterfaces().stream()
                .filter(one -> one.attachment() != null && one.attachment().deviceIndex() == 0)
                .findFirst();
    }
}
