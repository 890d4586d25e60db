package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.aws.RegionView;
import software.amazon.awssdk.services.ec2.model.InternetGateway;

/// An internet gateway, attached to its VPC.
public final class InternetGatewayComponent extends Draft<InternetGatewayComponent.Desired, InternetGateway> {
    private final RegionView view;

    /// What AWS needs to know.
    public record Desired(String vpcId, DesiredTags tags) {}

    public InternetGatewayComponent(RegionView view) {
        this.view = view;
    }
}
