package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.Kind;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Facts;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Scope;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;

/// An object that existed before: found and used, never created, changed or deleted.
public final class ExistingObject<L> implements Component<ExistingObject.Desired, L> {
    private final RegionView view;
    private final String type;
    private final Kind<L> kind;
    private final String id;
    private final Function<L, String> idOf;
    private final Function<L, Facts> facts;

    /// Nothing.
    public record Desired() {}

    private ExistingObject(
            RegionView view, String type, Kind<L> kind, String id, Function<L, String> idOf, Function<L, Facts> facts) {
        this.view = view;
        this.type = type;
        this.kind = kind;
        this.id = id;
        this.idOf = idOf;
        this.facts = facts;
        view.refer(kind, id);
    }

    public static ExistingObject<Vpc> vpc(RegionView view, String vpcId) {
        VpcComponent as = new VpcComponent(view);
        return new ExistingObject<>(view, as.type(), Ec2Kinds.VPCS, vpcId, Vpc::vpcId, as::facts);
    }

    public static ExistingObject<Subnet> subnet(RegionView view, String subnetId) {
        SubnetComponent as = new SubnetComponent(view);
        return new ExistingObject<>(view, as.type(), Ec2Kinds.SUBNETS, subnetId, Subnet::subnetId, as::facts);
    }

    public static ExistingObject<InternetGateway> internetGateway(RegionView view, String internetGatewayId) {
        InternetGatewayComponent as = new InternetGatewayComponent(view);
        return new ExistingObject<>(
                view,
                as.type(),
                Ec2Kinds.INTERNET_GATEWAYS,
                internetGatewayId,
                InternetGateway::internetGatewayId,
                as::facts);
    }

    public static ExistingObject<RouteTable> routeTable(RegionView view, String routeTableId) {
        RouteTableComponent as = new RouteTableComponent(view);
        return new ExistingObject<>(
                view, as.type(), Ec2Kinds.ROUTE_TABLES, routeTableId, RouteTable::routeTableId, as::facts);
    }

    public static ExistingObject<VpcPeeringConnection> peeringConnection(RegionView view, String connectionId) {
        Function<VpcPeeringConnection, Facts> facts = one -> new Facts(
                Ec2Tags.name(one.tags()),
                one.vpcPeeringConnectionId(),
                Ec2Objects.arn(view, "vpc-peering-connection", one.vpcPeeringConnectionId()));
        return new ExistingObject<>(
                view,
                "AWS::EC2::VPCPeeringConnection",
                Ec2Kinds.PEERING_CONNECTIONS,
                connectionId,
                VpcPeeringConnection::vpcPeeringConnectionId,
                facts);
    }

    public static ExistingObject<SecurityGroup> securityGroup(RegionView view, String groupId) {
        Function<SecurityGroup, Facts> facts = group ->
                new Facts(group.groupName(), group.groupId(), Ec2Objects.arn(view, "security-group", group.groupId()));
        return new ExistingObject<>(
                view, "AWS::EC2::SecurityGroup", Ec2Kinds.SECURITY_GROUPS, groupId, SecurityGroup::groupId, facts);
    }

    public static ExistingObject<KeyPairInfo> keyPair(RegionView view, String keyName) {
        KeyPairComponent as = new KeyPairComponent(view, keyName);
        return new ExistingObject<>(view, as.type(), Ec2Kinds.KEY_PAIRS, keyName, KeyPairInfo::keyName, as::facts);
    }

    public static ExistingObject<Address> elasticIp(RegionView view, String publicIp) {
        ElasticIpComponent as = new ElasticIpComponent(view);
        return new ExistingObject<>(view, as.type(), Ec2Kinds.ADDRESSES, publicIp, Address::publicIp, as::facts);
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public Observed<L> find(Scope scope) {
        return view.list(kind, scope.asOf()).stream()
                .filter(object -> id.equals(idOf.apply(object)))
                .findFirst()
                .<Observed<L>>map(Observed::owned)
                .orElseGet(Observed::absent);
    }

    @Override
    public List<Drift> drift(Scope scope, L live, Desired desired) {
        return List.of();
    }

    @Override
    public L create(Scope scope, Desired desired) {
        throw notOurs();
    }

    @Override
    public L update(Scope scope, L live, Desired desired, List<Drift> drift) {
        throw notOurs();
    }

    @Override
    public void delete(Scope scope, L live) {
        throw notOurs();
    }

    private IllegalStateException notOurs() {
        return new IllegalStateException(kind.name() + " " + id + " existed before us and is never changed");
    }

    @Override
    public Facts facts(L live) {
        return facts.apply(live);
    }
}
