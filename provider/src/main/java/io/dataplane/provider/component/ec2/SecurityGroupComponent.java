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
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Tag;

/// A security group; its ingress rules are a component of their own.
public final class SecurityGroupComponent implements Component<SecurityGroupComponent.Desired, SecurityGroup> {
    private final RegionView view;
    private final String groupName;

    /// What AWS needs to know.
    public record Desired(String vpcId, String description, DesiredTags tags) {}

    public SecurityGroupComponent(RegionView view, String groupName) {
        this.view = view;
        this.groupName = groupName;
    }

    @Override
    public String type() {
        return "AWS::EC2::SecurityGroup";
    }

    @Override
    public Observed<SecurityGroup> find(Scope scope) {
        return Ec2Objects.find(view, Ec2Kinds.SECURITY_GROUPS, scope);
    }

    @Override
    public List<Drift> drift(Scope scope, SecurityGroup live, Desired desired) {
        return new Differences(Ec2Tags.drift(scope, live.tags(), desired.tags()))
                .fixed("vpc_id", desired.vpcId(), live.vpcId())
                .fixed("group_name", groupName, live.groupName())
                .fixed("description", desired.description(), live.description())
                .list();
    }

    @Override
    public SecurityGroup create(Scope scope, Desired desired) {
        String id = view.region()
                .ec2Writes()
                .createSecurityGroup(r -> r.vpcId(desired.vpcId())
                        .groupName(groupName)
                        .description(desired.description())
                        .tagSpecifications(Ec2Tags.specification(ResourceType.SECURITY_GROUP, scope, desired.tags())))
                .groupId();
        return SecurityGroup.builder()
                .groupId(id)
                .groupName(groupName)
                .vpcId(desired.vpcId())
                .description(desired.description())
                .tags(Ec2Tags.list(desired.tags().all(scope)))
                .build();
    }

    @Override
    public SecurityGroup update(Scope scope, SecurityGroup live, Desired desired, List<Drift> drift) {
        List<Tag> tags = Ec2Tags.write(view, scope, live.groupId(), live.tags(), desired.tags());
        return live.toBuilder().tags(tags).build();
    }

    @Override
    public void delete(Scope scope, SecurityGroup live) {
        delete(view, live);
    }

    static void delete(RegionView view, SecurityGroup live) {
        unlessGone(() -> view.region().ec2Writes().deleteSecurityGroup(r -> r.groupId(live.groupId())));
    }

    @Override
    public Facts facts(SecurityGroup live) {
        String arn = Ec2Objects.arn(view, "security-group", live.groupId());
        return new Facts(live.groupName(), live.groupId(), arn);
    }
}
