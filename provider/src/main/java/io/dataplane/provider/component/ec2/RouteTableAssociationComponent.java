package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.ComponentId;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;

/// Makes a subnet use a route table.
public final class RouteTableAssociationComponent extends Draft<RouteTableAssociationComponent.Desired, RouteTableAssociation> {
    private final RegionView view;
    private final ComponentId subnet;

    /// What AWS needs to know.
    public record Desired(String routeTableId, String subnetId) {}

    public RouteTableAssociationComponent(RegionView view, ComponentId subnet) {
        this.view = view;
        this.subnet = subnet;
    }
}
