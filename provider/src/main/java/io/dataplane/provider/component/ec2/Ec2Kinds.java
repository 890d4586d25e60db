package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.AwsRegion;
import io.dataplane.provider.aws.Kind;
import io.dataplane.provider.aws.OwnerTags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileAssociation;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;

/// The kinds of EC2 objects, each listed by owner tag and by the ids that somebody refers to.
public final class Ec2Kinds {
    public static final Kind<Vpc> VPCS =
            tagged("VPC", Ec2Kinds::vpcs, id -> "vpc-id", Vpc::vpcId, vpc -> Ec2Tags.map(vpc.tags()));

    public static final Kind<Subnet> SUBNETS = tagged(
            "subnet", Ec2Kinds::subnets, id -> "subnet-id", Subnet::subnetId, subnet -> Ec2Tags.map(subnet.tags()));

    public static final Kind<InternetGateway> INTERNET_GATEWAYS = tagged(
            "internet gateway",
            Ec2Kinds::internetGateways,
            id -> "internet-gateway-id",
            InternetGateway::internetGatewayId,
            gateway -> Ec2Tags.map(gateway.tags()));

    public static final Kind<RouteTable> ROUTE_TABLES = tagged(
            "route table",
            Ec2Kinds::routeTables,
            id -> "route-table-id",
            RouteTable::routeTableId,
            table -> Ec2Tags.map(table.tags()));

    /// Referred to by id or, to see who has taken a name, by name: no name starts with `sg-`.
    public static final Kind<SecurityGroup> SECURITY_GROUPS = tagged(
            "security group",
            Ec2Kinds::securityGroups,
            id -> id.startsWith("sg-") ? "group-id" : "group-name",
            SecurityGroup::groupId,
            group -> Ec2Tags.map(group.tags()));

    /// Referred to by name.
    public static final Kind<KeyPairInfo> KEY_PAIRS = tagged(
            "key pair", Ec2Kinds::keyPairs, id -> "key-name", KeyPairInfo::keyName, key -> Ec2Tags.map(key.tags()));

    /// Root volumes too.
    public static final Kind<Volume> VOLUMES = tagged(
            "volume", Ec2Kinds::volumes, id -> "volume-id", Volume::volumeId, volume -> Ec2Tags.map(volume.tags()));

    /// Terminated ones too, as long as EC2 shows them.
    public static final Kind<Instance> INSTANCES = tagged(
            "instance",
            Ec2Kinds::instances,
            id -> "instance-id",
            Instance::instanceId,
            instance -> Ec2Tags.map(instance.tags()));

    public static final Kind<NetworkInterface> NETWORK_INTERFACES = tagged(
            "network interface",
            Ec2Kinds::networkInterfaces,
            id -> "network-interface-id",
            NetworkInterface::networkInterfaceId,
            networkInterface -> Ec2Tags.map(networkInterface.tagSet()));

    /// Referred to by allocation id or by public address.
    public static final Kind<Address> ADDRESSES = tagged(
            "elastic IP",
            Ec2Kinds::addresses,
            id -> id.startsWith("eipalloc-") ? "allocation-id" : "public-ip",
            Address::allocationId,
            address -> Ec2Tags.map(address.tags()));

    /// Dead ones too, as long as EC2 shows them.
    public static final Kind<VpcPeeringConnection> PEERING_CONNECTIONS = tagged(
            "peering connection",
            Ec2Kinds::peeringConnections,
            id -> "vpc-peering-connection-id",
            VpcPeeringConnection::vpcPeeringConnectionId,
            connection -> Ec2Tags.map(connection.tags()));

    /// Which profile an instance really has; no tags, referred to by instance id.
    public static final Kind<IamInstanceProfileAssociation> PROFILE_ASSOCIATIONS = new Kind<>(
            "instance profile association",
            (region, selection) ->
                    referred(region.ec2(), Ec2Kinds::profileAssociations, id -> "instance-id", selection.ids()),
            IamInstanceProfileAssociation::instanceId,
            association -> Map.of());

    /// As many objects as EC2 puts on a page; route tables have a maximum of their own.
    private static final int PAGE = 1000;

    private static final int ROUTE_TABLES_PAGE = 100;

    /// EC2 takes at most 200 values in a filter.
    private static final int FILTER_VALUES = 200;

    private Ec2Kinds() {}

    private interface Describe<T> {
        Iterable<T> matching(Ec2Client ec2, Filter filter);
    }

    private static <T> Kind<T> tagged(
            String name,
            Describe<T> describe,
            Function<String, String> filterOf,
            Function<T, String> id,
            Function<T, Map<String, String>> tags) {
        return new Kind<>(name, (region, selection) -> list(region, selection, describe, filterOf, id), id, tags);
    }

    private static <T> List<T> list(
            AwsRegion region,
            Kind.Selection selection,
            Describe<T> describe,
            Function<String, String> filterOf,
            Function<T, String> id) {
        Map<String, T> found = new LinkedHashMap<>();
        Filter owned = filter("tag:" + OwnerTags.OWNER, List.of(selection.owner()));
        describe.matching(region.ec2(), owned).forEach(object -> found.put(id.apply(object), object));
        referred(region.ec2(), describe, filterOf, selection.ids())
                .forEach(object -> found.putIfAbsent(id.apply(object), object));
        return List.copyOf(found.values());
    }

    private static <T> List<T> referred(
            Ec2Client ec2, Describe<T> describe, Function<String, String> filterOf, Collection<String> ids) {
        Map<String, List<String>> byFilter = new TreeMap<>();
        ids.forEach(id -> byFilter.computeIfAbsent(filterOf.apply(id), f -> new ArrayList<>())
                .add(id));
        List<T> found = new ArrayList<>();
        byFilter.forEach((name, values) -> {
            for (int from = 0; from < values.size(); from += FILTER_VALUES) {
                List<String> some = values.subList(from, Math.min(from + FILTER_VALUES, values.size()));
                describe.matching(ec2, filter(name, some)).forEach(found::add);
            }
        });
        return found;
    }

    private static Filter filter(String name, List<String> values) {
        return Filter.builder().name(name).values(values).build();
    }

    private static Iterable<Vpc> vpcs(Ec2Client ec2, Filter filter) {
        return ec2.describeVpcsPaginator(r -> r.filters(filter).maxResults(PAGE))
                .vpcs();
    }

    private static Iterable<Subnet> subnets(Ec2Client ec2, Filter filter) {
        return ec2.describeSubnetsPaginator(r -> r.filters(filter).maxResults(PAGE))
                .subnets();
    }

    private static Iterable<InternetGateway> internetGateways(Ec2Client ec2, Filter filter) {
        return ec2.describeInternetGatewaysPaginator(r -> r.filters(filter).maxResults(PAGE))
                .internetGateways();
    }

    private static Iterable<RouteTable> routeTables(Ec2Client ec2, Filter filter) {
        return ec2.describeRouteTablesPaginator(r -> r.filters(filter).maxResults(ROUTE_TABLES_PAGE))
                .routeTables();
    }

    private static Iterable<SecurityGroup> securityGroups(Ec2Client ec2, Filter filter) {
        return ec2.describeSecurityGroupsPaginator(r -> r.filters(filter).maxResults(PAGE))
                .securityGroups();
    }

    private static Iterable<KeyPairInfo> keyPairs(Ec2Client ec2, Filter filter) {
        return ec2.describeKeyPairs(r -> r.filters(filter).includePublicKey(true))
                .keyPairs();
    }

    private static Iterable<Volume> volumes(Ec2Client ec2, Filter filter) {
        return ec2.describeVolumesPaginator(r -> r.filters(filter).maxResults(PAGE))
                .volumes();
    }

    private static Iterable<Instance> instances(Ec2Client ec2, Filter filter) {
        return ec2.describeInstancesPaginator(r -> r.filters(filter).maxResults(PAGE)).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .toList();
    }

    private static Iterable<NetworkInterface> networkInterfaces(Ec2Client ec2, Filter filter) {
        return ec2.describeNetworkInterfacesPaginator(r -> r.filters(filter).maxResults(PAGE))
                .networkInterfaces();
    }

    private static Iterable<Address> addresses(Ec2Client ec2, Filter filter) {
        return ec2.describeAddresses(r -> r.filters(filter)).addresses();
    }

    private static Iterable<VpcPeeringConnection> peeringConnections(Ec2Client ec2, Filter filter) {
        return ec2.describeVpcPeeringConnectionsPaginator(r -> r.filters(filter).maxResults(PAGE))
                .vpcPeeringConnections();
    }

    private static Iterable<IamInstanceProfileAssociation> profileAssociations(Ec2Client ec2, Filter filter) {
        return ec2.describeIamInstanceProfileAssociationsPaginator(
                        r -> r.filters(filter).maxResults(PAGE))
                .iamInstanceProfileAssociations();
    }
}
