package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.ComponentId;
import software.amazon.awssdk.services.ec2.model.Route;

/// A route of a route table, known by its destination.
public final class RouteComponent extends Draft<RouteComponent.Desired, RouteComponent.LiveRoute> {
    private final RegionView view;
    private final ComponentId routeTable;
    private final String destination;

    /// @param targetId an internet gateway (`igw-`), NAT gateway (`nat-`) or peering connection (`pcx-`)
    public record Desired(String targetId) {}

    /// A route and the table it stands in.
    public record LiveRoute(String routeTableId, Route route) {}

    public RouteComponent(RegionView view, ComponentId routeTable, String destination) {
        this.view = view;
        this.routeTable = routeTable;
        this.destination = destination;
    }
}
