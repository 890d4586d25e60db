package io.dataplane.provider.component.ec2;

import static io.dataplane.provider.component.ec2.Ec2Objects.unlessGone;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Facts;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Scope;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AllocateAddressResponse;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

/// An elastic IP address.
public final class ElasticIpComponent implements Component<ElasticIpComponent.Desired, Address> {
    private final RegionView view;

    /// What AWS needs to know.
    public record Desired(DesiredTags tags) {}

    public ElasticIpComponent(RegionView view) {
        this.view = view;
    }

    @Override
    public String type() {
        return "AWS::EC2::EIP";
    }

    @Override
    public Observed<Address> find(Scope scope) {
        return Ec2Objects.find(view, Ec2Kinds.ADDRESSES, scope);
    }

    @Override
    public List<Drift> drift(Scope scope, Address live, Desired desired) {
        return Ec2Tags.drift(scope, live.tags(), desired.tags());
    }

    @Override
    public Address create(Scope scope, Desired desired) {
        AllocateAddressResponse allocated = view.region().ec2Writes().allocateAddress(r -> r.domain(DomainType.VPC)
                .tagSpecifications(Ec2Tags.specification(ResourceType.ELASTIC_IP, scope, desired.tags())));
        return Address.builder()
                .allocationId(allocated.allocationId())
                .publicIp(allocated.publicIp())
                .domain(DomainType.VPC)
                .tags(Ec2Tags.list(desired.tags().all(scope)))
                .build();
    }

    @Override
    public Address update(Scope scope, Address live, Desired desired, List<Drift> drift) {
        List<Tag> tags = Ec2Tags.write(view, scope, live.allocationId(), live.tags(), desired.tags());
        return live.toBuilder().tags(tags).build();
    }

    /// Whoever still uses it loses it: EC2 releases no associated address.
    @Override
    public void delete(Scope scope, Address live) {
        if (live.associationId() != null) {
            unlessGone(() -> view.region().ec2Writes().disassociateAddress(r -> r.associationId(live.associationId())));
        }
        unlessGone(() -> view.region().ec2Writes().releaseAddress(r -> r.allocationId(live.allocationId())));
    }

    @Override
    public Facts facts(Address live) {
        String arn = Ec2Objects.arn(view, "elastic-ip", live.allocationId());
        return new Facts(live.publicIp(), live.allocationId(), arn);
    }
}
