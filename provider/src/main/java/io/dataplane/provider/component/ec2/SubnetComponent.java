package io.dataplane.provider.component.ec2;

import static io.dataplane.provider.component.ec2.Ec2Objects.unlessGone;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Facts;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Readiness;
import io.dataplane.provider.engine.Scope;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.SubnetState;
import software.amazon.awssdk.services.ec2.model.Tag;

/// A subnet.
public final class SubnetComponent implements Component<SubnetComponent.Desired, Subnet> {
    private static final String PUBLIC_IP = "map_public_ip_on_launch";

    private final RegionView view;

    /// What AWS needs to know.
    public record Desired(
            String vpcId, String cidrBlock, String availabilityZone, boolean mapPublicIpOnLaunch, DesiredTags tags) {}

    public SubnetComponent(RegionView view) {
        this.view = view;
    }

    @Override
    public String type() {
        return "AWS::EC2::Subnet";
    }

    @Override
    public Observed<Subnet> find(Scope scope) {
        return Ec2Objects.find(view, Ec2Kinds.SUBNETS, scope);
    }

    @Override
    public List<Drift> drift(Scope scope, Subnet live, Desired desired) {
        boolean byZoneId = desired.availabilityZone().equals(live.availabilityZoneId());
        return new Differences(Ec2Tags.drift(scope, live.tags(), desired.tags()))
                .fixed("vpc_id", desired.vpcId(), live.vpcId())
                .fixed("cidr_block", desired.cidrBlock(), live.cidrBlock())
                .fixed(
                        "availability_zone",
                        desired.availabilityZone(),
                        byZoneId ? live.availabilityZoneId() : live.availabilityZone())
                .changeable(PUBLIC_IP, desired.mapPublicIpOnLaunch(), live.mapPublicIpOnLaunch())
                .list();
    }

    @Override
    public Readiness ready(Subnet live) {
        return live.state() == SubnetState.AVAILABLE
                ? Readiness.READY
                : new Readiness.Pending(String.valueOf(live.stateAsString()));
    }

    @Override
    public Subnet create(Scope scope, Desired desired) {
        return view.region()
                .ec2Writes()
                .createSubnet(r -> r.vpcId(desired.vpcId())
                        .cidrBlock(desired.cidrBlock())
                        .availabilityZone(desired.availabilityZone())
                        .tagSpecifications(Ec2Tags.specification(ResourceType.SUBNET, scope, desired.tags())))
                .subnet();
    }

    @Override
    public Subnet update(Scope scope, Subnet live, Desired desired, List<Drift> drift) {
        List<Tag> tags = Ec2Tags.write(view, scope, live.subnetId(), live.tags(), desired.tags());
        Subnet tagged = live.toBuilder().tags(tags).build();
        return Differences.has(drift, PUBLIC_IP) ? modifyPublicIp(tagged, desired.mapPublicIpOnLaunch()) : tagged;
    }

    private Subnet modifyPublicIp(Subnet live, boolean value) {
        view.region().ec2Writes().modifySubnetAttribute(r -> r.subnetId(live.subnetId())
                .mapPublicIpOnLaunch(v -> v.value(value)));
        return live.toBuilder().mapPublicIpOnLaunch(value).build();
    }

    /// Instances must leave it before it can go.
    @Override
    public boolean coexists() {
        return true;
    }

    @Override
    public void delete(Scope scope, Subnet live) {
        unlessGone(() -> view.region().ec2Writes().deleteSubnet(r -> r.subnetId(live.subnetId())));
    }

    @Override
    public Facts facts(Subnet live) {
        return new Facts(Ec2Tags.name(live.tags()), live.subnetId(), Ec2Objects.arn(view, "subnet", live.subnetId()));
    }
}
