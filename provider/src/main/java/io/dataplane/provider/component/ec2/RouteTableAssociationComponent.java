package io.dataplane.provider.component.ec2;

import static io.dataplane.provider.component.ec2.Ec2Objects.unlessGone;

import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Facts;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Scope;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationStateCode;
import software.amazon.awssdk.services.ec2.model.Subnet;

/// Makes a subnet use a route table.
public final class RouteTableAssociationComponent
        implements Component<RouteTableAssociationComponent.Desired, RouteTableAssociation> {
    private final RegionView view;
    private final ComponentId subnet;

    /// What AWS needs to know.
    public record Desired(String routeTableId, String subnetId) {}

    public RouteTableAssociationComponent(RegionView view, ComponentId subnet) {
        this.view = view;
        this.subnet = subnet;
    }

    @Override
    public String type() {
        return "AWS::EC2::SubnetRouteTableAssociation";
    }

    /// In any table of the view, so that one that was moved between ours is moved back.
    @Override
    public Observed<RouteTableAssociation> find(Scope scope) {
        return scope.parents()
                .find(subnet, Subnet.class)
                .flatMap(live -> of(live.subnetId(), view.list(Ec2Kinds.ROUTE_TABLES, scope.asOf())))
                .<Observed<RouteTableAssociation>>map(Observed::owned)
                .orElseGet(Observed::absent);
    }

    private static Optional<RouteTableAssociation> of(String subnetId, List<RouteTable> tables) {
        return tables.stream()
                .flatMap(table -> table.associations().stream())
                .filter(association -> subnetId.equals(association.subnetId()) && isLive(association))
                .findFirst();
    }

    private static boolean isLive(RouteTableAssociation association) {
        return association.associationState() == null
                || association.associationState().state() == RouteTableAssociationStateCode.ASSOCIATED
                || association.associationState().state() == RouteTableAssociationStateCode.ASSOCIATING;
    }

    @Override
    public List<Drift> drift(Scope scope, RouteTableAssociation live, Desired desired) {
        return new Differences(List.of())
                .changeable("route_table_id", desired.routeTableId(), live.routeTableId())
                .list();
    }

    /// A subnet that somebody moved to a table outside the view is moved here: EC2 refuses a second association.
    @Override
    public RouteTableAssociation create(Scope scope, Desired desired) {
        Filter bySubnet = Filter.builder()
                .name("association.subnet-id")
                .values(desired.subnetId())
                .build();
        Optional<RouteTableAssociation> elsewhere = of(
                desired.subnetId(),
                view.region()
                        .ec2()
                        .describeRouteTables(r -> r.filters(bySubnet))
                        .routeTables());
        if (elsewhere.isPresent()) {
            return replace(elsewhere.get(), desired);
        }
        String id = view.region()
                .ec2Writes()
                .associateRouteTable(r -> r.routeTableId(desired.routeTableId()).subnetId(desired.subnetId()))
                .associationId();
        return association(id, desired);
    }

    @Override
    public RouteTableAssociation update(Scope scope, RouteTableAssociation live, Desired desired, List<Drift> drift) {
        return replace(live, desired);
    }

    private RouteTableAssociation replace(RouteTableAssociation live, Desired desired) {
        String id = view.region()
                .ec2Writes()
                .replaceRouteTableAssociation(
                        r -> r.associationId(live.routeTableAssociationId()).routeTableId(desired.routeTableId()))
                .newAssociationId();
        return association(id, desired);
    }

    private static RouteTableAssociation association(String id, Desired desired) {
        return RouteTableAssociation.builder()
                .routeTableAssociationId(id)
                .routeTableId(desired.routeTableId())
                .subnetId(desired.subnetId())
                .build();
    }

    @Override
    public void delete(Scope scope, RouteTableAssociation live) {
        unlessGone(() ->
                view.region().ec2Writes().disassociateRouteTable(r -> r.associationId(live.routeTableAssociationId())));
    }

    @Override
    public Facts facts(RouteTableAssociation live) {
        return new Facts(null, live.routeTableAssociationId(), null);
    }
}
