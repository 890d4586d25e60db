package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.ComponentId;
import software.amazon.awssdk.services.ec2.model.Address;

/// An elastic IP address, ours or an existing one, bound to an instance.
public final class ElasticIpAssociationComponent extends Draft<ElasticIpAssociationComponent.Desired, Address> {
    private final RegionView view;
    private final ComponentId address;
    private final ComponentId instance;

    /// What AWS needs to know.
    public record Desired(String allocationId, String instanceId) {}

    public ElasticIpAssociationComponent(RegionView view, ComponentId address, ComponentId instance) {
        this.view = view;
        this.address = address;
        this.instance = instance;
    }
}
