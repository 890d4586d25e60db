package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.aws.RegionView;
import software.amazon.awssdk.services.ec2.model.Vpc;

/// A VPC with its two DNS attributes.
public final class VpcComponent extends Draft<VpcComponent.Desired, Vpc> {
    private final RegionView view;

    /// What AWS needs to know.
    public record Desired(String cidrBlock, boolean enableDnsSupport, boolean enableDnsHostnames, DesiredTags tags) {}

    public VpcComponent(RegionView view) {
        this.view = view;
    }
}
