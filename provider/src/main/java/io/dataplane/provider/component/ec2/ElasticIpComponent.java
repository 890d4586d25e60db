package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.aws.RegionView;
import software.amazon.awssdk.services.ec2.model.Address;

/// An elastic IP address.
public final class ElasticIpComponent extends Draft<ElasticIpComponent.Desired, Address> {
    private final RegionView view;

    /// What AWS needs to know.
    public record Desired(DesiredTags tags) {}

    public ElasticIpComponent(RegionView view) {
        this.view = view;
    }
}
