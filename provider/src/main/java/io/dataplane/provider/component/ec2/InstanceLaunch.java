package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.AwsRegion;
import io.dataplane.provider.aws.ClientToken;
import io.dataplane.provider.aws.OwnerTags;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.component.ec2.InstanceComponent.Desired;
import io.dataplane.provider.component.ec2.InstanceComponent.MetadataOptions;
import io.dataplane.provider.component.ec2.InstanceComponent.Network;
import io.dataplane.provider.component.ec2.InstanceComponent.Protection;
import io.dataplane.provider.component.ec2.InstanceComponent.RootVolume;
import io.dataplane.provider.engine.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileSpecification;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsRequest;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/// The call that launches one instance.
final class InstanceLaunch {
    private InstanceLaunch() {}

    /// EC2 refuses the token of an instance that died, for as long as it shows that one: the next launch is of a later
    /// generation.
    static Scope scope(RegionView view, Scope scope) {
        int generation = view.list(Ec2Kinds.INSTANCES, scope.asOf()).stream()
                .filter(instance -> !Instances.isAlive(instance))
                .map(dead -> Ec2Tags.map(dead.tags()))
                .filter(tags -> OwnerTags.isOurs(tags, scope.ownership(), scope.id()))
                .mapToInt(tags -> OwnerTags.generation(tags) + 1)
                .reduce(scope.generation(), Math::max);
        return new Scope(scope.id(), scope.ownership(), generation, scope.asOf(), scope.parents());
    }

    static RunInstancesRequest request(AwsRegion region, Scope scope, Desired desired) {
        RunInstancesRequest.Builder request = RunInstancesRequest.builder()
                .minCount(1)
                .maxCount(1)
                .clientToken(ClientToken.of(region.accountId(), scope))
                .imageId(desired.imageId())
                .instanceType(desired.instanceType())
                .keyName(desired.keyName())
                .userData(desired.userData())
                .ebsOptimized(desired.ebsOptimized())
                .monitoring(m -> m.enabled(desired.monitoring()))
                .disableApiTermination(desired.terminationProtection() == Protection.ON)
                .metadataOptions(metadata(desired.metadataOptions()))
                .networkInterfaces(networkInterface(desired.network()))
                .blockDeviceMappings(disks(desired))
                .tagSpecifications(
                        Ec2Tags.specification(ResourceType.INSTANCE, scope, desired.tags()),
                        Ec2Tags.specification(
                                ResourceType.VOLUME, scope, desired.rootVolume().tags()),
                        Ec2Tags.specification(
                                ResourceType.NETWORK_INTERFACE,
                                scope,
                                desired.network().tags()));
        if (desired.instanceProfileName() != null) {
            request.iamInstanceProfile(IamInstanceProfileSpecification.builder()
                    .name(desired.instanceProfileName())
                    .build());
        }
        return request.build();
    }

    private static InstanceMetadataOptionsRequest metadata(MetadataOptions options) {
        return InstanceMetadataOptionsRequest.builder()
                .httpEndpoint("enabled")
                .httpTokens(options.httpTokens())
                .httpPutResponseHopLimit(options.httpPutResponseHopLimit())
                .build();
    }

    /// Left out, DeleteOnTermination is false in some ways of launching: the interface would outlive the instance.
    private static InstanceNetworkInterfaceSpecification networkInterface(Network network) {
        return InstanceNetworkInterfaceSpecification.builder()
                .deviceIndex(0)
                .subnetId(network.subnetId())
                .groups(network.securityGroupIds())
                .associatePublicIpAddress(network.assignPublicIp())
                .privateIpAddress(network.privateIp())
                .deleteOnTermination(true)
                .build();
    }

    private static List<BlockDeviceMapping> disks(Desired desired) {
        List<BlockDeviceMapping> disks = new ArrayList<>();
        disks.add(root(desired.rootVolume()));
        new TreeMap<>(desired.storeDisks())
                .forEach((device, disk) -> disks.add(BlockDeviceMapping.builder()
                        .deviceName(device)
                        .virtualName(disk)
                        .build()));
        return disks;
    }

    private static BlockDeviceMapping root(RootVolume root) {
        return BlockDeviceMapping.builder()
                .deviceName(root.deviceName())
                .ebs(ebs -> ebs.volumeSize(root.sizeGib())
                        .volumeType(root.volumeType())
                        .iops(root.iops())
                        .throughput(root.throughput())
                        .encrypted(root.encrypted())
                        .kmsKeyId(root.kmsKeyId())
                        .deleteOnTermination(root.deleteOnTermination()))
                .build();
    }
}
