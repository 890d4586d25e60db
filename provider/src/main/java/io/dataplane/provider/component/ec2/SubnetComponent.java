package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.aws.RegionView;
import software.amazon.awssdk.services.ec2.model.Subnet;

/// A subnet.
public final class SubnetComponent extends Draft<SubnetComponent.Desired, Subnet> {
    private final RegionView view;

    /// What AWS needs to know.
    public record Desired(String vpcId, String cidrBlock, String availabilityZone, boolean mapPublicIpOnLaunch, DesiredTags tags) {}

    public SubnetComponent(RegionView view) {
        this.view = view;
    }
}
