package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.ComponentId;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/// A security group; its ingress rules are a component of their own.
public final class SecurityGroupComponent extends Draft<SecurityGroupComponent.Desired, SecurityGroup> {
    private final RegionView view;
    private final ComponentId vpc;
    private final String groupName;

    /// What AWS needs to know.
    public record Desired(String vpcId, String description, DesiredTags tags) {}

    public SecurityGroupComponent(RegionView view, ComponentId vpc, String groupName) {
        this.view = view;
        this.vpc = vpc;
        this.groupName = groupName;
    }
}
