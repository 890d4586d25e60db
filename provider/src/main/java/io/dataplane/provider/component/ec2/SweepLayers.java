package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.Kind;
import io.dataplane.provider.aws.OwnerTags;
import io.dataplane.provider.aws.RegionView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionStateReasonCode;

/// The kinds of a sweep, and when an object of each is in use.
final class SweepLayers {
    private final RegionView view;
    private final long asOf;
    private final boolean thorough;

    /// @param thorough whether to look for kinds, too, of which the walk has seen no object
    SweepLayers(RegionView view, long asOf, boolean thorough) {
        this.view = view;
        this.asOf = asOf;
        this.thorough = thorough;
    }

    /// Each may use those before it.
    List<SweepLayer<?>> usedFirst() {
        List<SweepLayer<?>> layers = new ArrayList<>(List.of(
                vpcs(), gateways(), routeTables(), subnets(), groups(), keys(), addresses(), volumes(), instances()));
        if (thorough || view.isListed(Ec2Kinds.PEERING_CONNECTIONS)) {
            layers.add(peeringConnections());
        }
        return layers;
    }

    private SweepLayer<?> peeringConnections() {
        return new SweepLayer<>(
                view,
                Ec2Kinds.PEERING_CONNECTIONS,
                "AWS::EC2::VPCPeeringConnection",
                all(Ec2Kinds.PEERING_CONNECTIONS),
                connection -> connection.status().code() == VpcPeeringConnectionStateReasonCode.ACTIVE,
                connection -> Instant.EPOCH,
                (scope, connection) -> VpcPeeringConnectionComponent.delete(view, connection));
    }

    private SweepLayer<?> vpcs() {
        VpcComponent component = new VpcComponent(view);
        Set<String> used = Stream.of(
                        all(Ec2Kinds.SUBNETS).stream().map(Subnet::vpcId),
                        all(Ec2Kinds.SECURITY_GROUPS).stream().map(SecurityGroup::vpcId),
                        all(Ec2Kinds.ROUTE_TABLES).stream().map(RouteTable::vpcId),
                        all(Ec2Kinds.INTERNET_GATEWAYS).stream()
                                .flatMap(gateway -> gateway.attachments().stream())
                                .map(InternetGatewayAttachment::vpcId))
                .flatMap(ids -> ids)
                .collect(Collectors.toSet());
        return new SweepLayer<>(
                view,
                Ec2Kinds.VPCS,
                component.type(),
                all(Ec2Kinds.VPCS),
                vpc -> used.contains(vpc.vpcId()),
                vpc -> Instant.EPOCH,
                component::delete);
    }

    private SweepLayer<?> gateways() {
        InternetGatewayComponent component = new InternetGatewayComponent(view);
        return new SweepLayer<>(
                view,
                Ec2Kinds.INTERNET_GATEWAYS,
                component.type(),
                all(Ec2Kinds.INTERNET_GATEWAYS),
                gateway -> !gateway.attachments().isEmpty(),
                gateway -> Instant.EPOCH,
                component::delete);
    }

    private SweepLayer<?> routeTables() {
        RouteTableComponent component = new RouteTableComponent(view);
        return new SweepLayer<>(
                view,
                Ec2Kinds.ROUTE_TABLES,
                component.type(),
                all(Ec2Kinds.ROUTE_TABLES),
                table -> !table.associations().isEmpty(),
                table -> Instant.EPOCH,
                component::delete);
    }

    private SweepLayer<?> subnets() {
        SubnetComponent component = new SubnetComponent(view);
        Set<String> used = living().map(Instance::subnetId).collect(Collectors.toSet());
        return new SweepLayer<>(
                view,
                Ec2Kinds.SUBNETS,
                component.type(),
                all(Ec2Kinds.SUBNETS),
                subnet -> used.contains(subnet.subnetId()),
                subnet -> Instant.EPOCH,
                component::delete);
    }

    private SweepLayer<?> groups() {
        Set<String> used = living().flatMap(instance -> instance.networkInterfaces().stream())
                .flatMap(one -> one.groups().stream())
                .map(GroupIdentifier::groupId)
                .collect(Collectors.toSet());
        return new SweepLayer<>(
                view,
                Ec2Kinds.SECURITY_GROUPS,
                "AWS::EC2::SecurityGroup",
                all(Ec2Kinds.SECURITY_GROUPS),
                group -> used.contains(group.groupId()),
                group -> Instant.EPOCH,
                (scope, group) -> SecurityGroupComponent.delete(view, group));
    }

    private SweepLayer<?> keys() {
        return new SweepLayer<>(
                view,
                Ec2Kinds.KEY_PAIRS,
                "AWS::EC2::KeyPair",
                all(Ec2Kinds.KEY_PAIRS),
                key -> false,
                key -> sinceEpoch(key.createTime()),
                (scope, key) -> KeyPairComponent.delete(view, key));
    }

    private SweepLayer<?> addresses() {
        ElasticIpComponent component = new ElasticIpComponent(view);
        return new SweepLayer<>(
                view,
                Ec2Kinds.ADDRESSES,
                component.type(),
                all(Ec2Kinds.ADDRESSES),
                address -> address.associationId() != null,
                address -> Instant.EPOCH,
                component::delete);
    }

    /// Without root volumes of instances that exist: they carry the instance's id and share its fate.
    private SweepLayer<?> volumes() {
        VolumeComponent component = new VolumeComponent(view);
        Set<String> roots = new HashSet<>();
        living().forEach(instance -> roots.add(Ec2Tags.map(instance.tags()).get(OwnerTags.COMPONENT)));
        List<Volume> volumes = all(Ec2Kinds.VOLUMES).stream()
                .filter(volume -> !roots.contains(Ec2Tags.map(volume.tags()).get(OwnerTags.COMPONENT)))
                .toList();
        return new SweepLayer<>(
                view,
                Ec2Kinds.VOLUMES,
                component.type(),
                volumes,
                volume -> !volume.attachments().isEmpty(),
                volume -> sinceEpoch(volume.createTime()),
                component::delete);
    }

    private SweepLayer<?> instances() {
        InstanceComponent component = new InstanceComponent(view);
        return new SweepLayer<>(
                view,
                Ec2Kinds.INSTANCES,
                component.type(),
                all(Ec2Kinds.INSTANCES),
                instance -> instance.blockDeviceMappings().size() > 1,
                instance -> sinceEpoch(instance.launchTime()),
                component::delete);
    }

    private <T> List<T> all(Kind<T> kind) {
        return view.list(kind, asOf);
    }

    private Stream<Instance> living() {
        return all(Ec2Kinds.INSTANCES).stream().filter(Instances::isAlive);
    }

    private static Instant sinceEpoch(@Nullable Instant instant) {
        return Objects.requireNonNullElse(instant, Instant.EPOCH);
    }
}
