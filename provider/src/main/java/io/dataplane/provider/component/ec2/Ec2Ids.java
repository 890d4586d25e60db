package io.dataplane.provider.component.ec2;

import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.Vpc;

/// The ids under which tags of a live object are kept.
final class Ec2Ids {
    private Ec2Ids() {}

    /// None for what has no tags or is not EC2's.
    static Stream<String> of(Object live) {
        return switch (live) {
            case Vpc vpc -> Stream.of(vpc.vpcId());
            case Subnet subnet -> Stream.of(subnet.subnetId());
            case InternetGateway gateway -> Stream.of(gateway.internetGatewayId());
            case RouteTable table -> Stream.of(table.routeTableId());
            case SecurityGroup group -> Stream.of(group.groupId());
            case KeyPairInfo key -> Stream.of(key.keyPairId());
            case Address address -> Stream.of(address.allocationId());
            case Volume volume -> Stream.of(volume.volumeId());
            case Instance instance -> ofInstance(instance);
            case VpcPeeringConnectionComponent.LivePeering peering -> Stream.of(peering.id());
            default -> Stream.empty();
        };
    }

    /// With its root volume and network interfaces, which are tagged in the same call.
    private static Stream<String> ofInstance(Instance instance) {
        return Stream.of(
                        Stream.of(instance.instanceId()),
                        Instances.rootVolumeId(instance).stream(),
                        instance.networkInterfaces().stream().map(InstanceNetworkInterface::networkInterfaceId))
                .flatMap(ids -> ids);
    }
}
