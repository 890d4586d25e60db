package io.dataplane.provider.component.ec2;

import static io.dataplane.provider.component.ec2.Ec2Objects.unlessGone;

import io.dataplane.provider.aws.ClientToken;
import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Facts;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Scope;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.Tag;

/// A route table; its routes and associations are components of their own.
public final class RouteTableComponent implements Component<RouteTableComponent.Desired, RouteTable> {
    private final RegionView view;

    /// What AWS needs to know.
    public record Desired(String vpcId, DesiredTags tags) {}

    public RouteTableComponent(RegionView view) {
        this.view = view;
    }

    @Override
    public String type() {
        return "AWS::EC2::RouteTable";
    }

    @Override
    public Observed<RouteTable> find(Scope scope) {
        return Ec2Objects.find(view, Ec2Kinds.ROUTE_TABLES, scope);
    }

    @Override
    public List<Drift> drift(Scope scope, RouteTable live, Desired desired) {
        return new Differences(Ec2Tags.drift(scope, live.tags(), desired.tags()))
                .fixed("vpc_id", desired.vpcId(), live.vpcId())
                .list();
    }

    @Override
    public RouteTable create(Scope scope, Desired desired) {
        return view.region()
                .ec2Writes()
                .createRouteTable(r -> r.vpcId(desired.vpcId())
                        .clientToken(ClientToken.of(view.region().accountId(), scope))
                        .tagSpecifications(Ec2Tags.specification(ResourceType.ROUTE_TABLE, scope, desired.tags())))
                .routeTable();
    }

    @Override
    public RouteTable update(Scope scope, RouteTable live, Desired desired, List<Drift> drift) {
        List<Tag> tags = Ec2Tags.write(view, scope, live.routeTableId(), live.tags(), desired.tags());
        return live.toBuilder().tags(tags).build();
    }

    /// Whatever subnet still uses it falls back to the VPC's main table.
    @Override
    public void delete(Scope scope, RouteTable live) {
        for (RouteTableAssociation association : live.associations()) {
            if (association.subnetId() != null) {
                unlessGone(() -> view.region()
                        .ec2Writes()
                        .disassociateRouteTable(r -> r.associationId(association.routeTableAssociationId())));
            }
        }
        unlessGone(() -> view.region().ec2Writes().deleteRouteTable(r -> r.routeTableId(live.routeTableId())));
    }

    @Override
    public Facts facts(RouteTable live) {
        String id = live.routeTableId();
        return new Facts(Ec2Tags.name(live.tags()), id, Ec2Objects.arn(view, "route-table", id));
    }
}
