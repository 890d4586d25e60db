package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.aws.RegionView;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/// A route table; its routes and associations are components of their own.
public final class RouteTableComponent extends Draft<RouteTableComponent.Desired, RouteTable> {
    private final RegionView view;

    /// What AWS needs to know.
    public record Desired(String vpcId, DesiredTags tags) {}

    public RouteTableComponent(RegionView view) {
        this.view = view;
    }
}
