package io.dataplane.provider.component.ec2;

import static io.dataplane.provider.component.ec2.Ec2Objects.unlessGone;

import io.dataplane.provider.aws.OwnerTags;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Facts;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Scope;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.Instance;

/// An elastic IP address, ours or an existing one, bound to an instance.
public final class ElasticIpAssociationComponent implements Component<ElasticIpAssociationComponent.Desired, Address> {
    private final RegionView view;
    private final ComponentId address;

    /// What AWS needs to know.
    public record Desired(String allocationId, String instanceId) {}

    public ElasticIpAssociationComponent(RegionView view, ComponentId address) {
        this.view = view;
        this.address = address;
    }

    @Override
    public String type() {
        return "AWS::EC2::EIPAssociation";
    }

    @Override
    public Observed<Address> find(Scope scope) {
        Optional<Address> live = scope.parents()
                .find(address, Address.class)
                .flatMap(parent -> Ec2Objects.byId(view, Ec2Kinds.ADDRESSES, parent.allocationId(), scope.asOf()))
                .filter(found -> found.associationId() != null);
        if (live.isPresent() && isForeign(scope, live.get())) {
            return new Observed.Foreign<>("elastic IP " + live.get().publicIp() + ", which is associated with "
                    + Optional.ofNullable(live.get().instanceId())
                            .orElse(live.get().networkInterfaceId()));
        }
        return live.<Observed<Address>>map(Observed::owned).orElseGet(Observed::absent);
    }

    /// An address that existed before may serve our instances only; our own serves whom we say.
    private boolean isForeign(Scope scope, Address live) {
        if (OwnerTags.isOurs(Ec2Tags.map(live.tags()), scope.ownership())) {
            return false;
        }
        return view.list(Ec2Kinds.INSTANCES, scope.asOf()).stream()
                .filter(instance -> OwnerTags.isOurs(Ec2Tags.map(instance.tags()), scope.ownership()))
                .map(Instance::instanceId)
                .noneMatch(id -> id.equals(live.instanceId()));
    }

    @Override
    public List<Drift> drift(Scope scope, Address live, Desired desired) {
        return new Differences(List.of())
                .changeable("instance_id", desired.instanceId(), live.instanceId())
                .list();
    }

    @Override
    public Address create(Scope scope, Desired desired) {
        return associate(scope.parents().get(address, Address.class), desired);
    }

    @Override
    public Address update(Scope scope, Address live, Desired desired, List<Drift> drift) {
        delete(scope, live);
        return associate(live, desired);
    }

    /// Never taken from another instance: somebody may have given it away since we looked.
    private Address associate(Address live, Desired desired) {
        String id = view.region()
                .ec2Writes()
                .associateAddress(r -> r.allocationId(desired.allocationId())
                        .instanceId(desired.instanceId())
                        .allowReassociation(false))
                .associationId();
        return live.toBuilder()
                .associationId(id)
                .instanceId(desired.instanceId())
                .build();
    }

    @Override
    public void delete(Scope scope, Address live) {
        unlessGone(() -> view.region().ec2Writes().disassociateAddress(r -> r.associationId(live.associationId())));
    }

    @Override
    public Facts facts(Address live) {
        return new Facts(live.publicIp(), String.valueOf(live.associationId()), null);
    }
}
