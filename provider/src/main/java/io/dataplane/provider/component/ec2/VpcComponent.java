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
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;
import software.amazon.awssdk.services.ec2.model.VpcState;

/// A VPC with its two DNS attributes.
public final class VpcComponent implements Component<VpcComponent.Desired, Vpc> {
    private static final String DNS_SUPPORT = "enable_dns_support";
    private static final String DNS_HOSTNAMES = "enable_dns_hostnames";

    private final RegionView view;
    private @Nullable Dns written;

    /// What AWS describes in calls of its own.
    private record Dns(boolean support, boolean hostnames) {}

    /// What AWS needs to know.
    public record Desired(String cidrBlock, boolean enableDnsSupport, boolean enableDnsHostnames, DesiredTags tags) {}

    public VpcComponent(RegionView view) {
        this.view = view;
    }

    @Override
    public String type() {
        return "AWS::EC2::VPC";
    }

    @Override
    public Observed<Vpc> find(Scope scope) {
        return Ec2Objects.find(view, Ec2Kinds.VPCS, scope);
    }

    @Override
    public List<Drift> drift(Scope scope, Vpc live, Desired desired) {
        Dns dns = written == null ? described(live) : written;
        return new Differences(Ec2Tags.drift(scope, live.tags(), desired.tags()))
                .fixed("cidr_block", desired.cidrBlock(), live.cidrBlock())
                .changeable(DNS_SUPPORT, desired.enableDnsSupport(), dns.support())
                .changeable(DNS_HOSTNAMES, desired.enableDnsHostnames(), dns.hostnames())
                .list();
    }

    private Dns described(Vpc live) {
        return new Dns(
                attribute(live, VpcAttributeName.ENABLE_DNS_SUPPORT)
                        .enableDnsSupport()
                        .value(),
                attribute(live, VpcAttributeName.ENABLE_DNS_HOSTNAMES)
                        .enableDnsHostnames()
                        .value());
    }

    private DescribeVpcAttributeResponse attribute(Vpc live, VpcAttributeName name) {
        return view.region().ec2().describeVpcAttribute(r -> r.vpcId(live.vpcId())
                .attribute(name));
    }

    @Override
    public Readiness ready(Vpc live) {
        return live.state() == VpcState.AVAILABLE
                ? Readiness.READY
                : new Readiness.Pending(String.valueOf(live.stateAsString()));
    }

    @Override
    public Vpc create(Scope scope, Desired desired) {
        Vpc vpc = view.region()
                .ec2Writes()
                .createVpc(r -> r.cidrBlock(desired.cidrBlock())
                        .tagSpecifications(Ec2Tags.specification(ResourceType.VPC, scope, desired.tags())))
                .vpc();
        written = new Dns(true, false); // how AWS makes every VPC that is not a default one
        return vpc;
    }

    @Override
    public Vpc update(Scope scope, Vpc live, Desired desired, List<Drift> drift) {
        List<Tag> tags = Ec2Tags.write(view, scope, live.vpcId(), live.tags(), desired.tags());
        if (Differences.has(drift, DNS_SUPPORT)) { // before the host names, which need it
            modifySupport(live, desired.enableDnsSupport());
        }
        if (Differences.has(drift, DNS_HOSTNAMES)) {
            modifyHostnames(live, desired.enableDnsHostnames());
        }
        written = new Dns(desired.enableDnsSupport(), desired.enableDnsHostnames());
        return live.toBuilder().tags(tags).build();
    }

    private void modifySupport(Vpc live, boolean value) {
        view.region().ec2Writes().modifyVpcAttribute(r -> r.vpcId(live.vpcId()).enableDnsSupport(bool(value)));
    }

    private void modifyHostnames(Vpc live, boolean value) {
        view.region().ec2Writes().modifyVpcAttribute(r -> r.vpcId(live.vpcId()).enableDnsHostnames(bool(value)));
    }

    private static AttributeBooleanValue bool(boolean value) {
        return AttributeBooleanValue.builder().value(value).build();
    }

    @Override
    public void delete(Scope scope, Vpc live) {
        unlessGone(() -> view.region().ec2Writes().deleteVpc(r -> r.vpcId(live.vpcId())));
    }

    @Override
    public Facts facts(Vpc live) {
        return new Facts(Ec2Tags.name(live.tags()), live.vpcId(), Ec2Objects.arn(view, "vpc", live.vpcId()));
    }
}
