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
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

/// An internet gateway, attached to its VPC.
public final class InternetGatewayComponent implements Component<InternetGatewayComponent.Desired, InternetGateway> {
    private static final String ATTACHMENT = "attachment";

    private final RegionView view;

    /// What AWS needs to know.
    public record Desired(String vpcId, DesiredTags tags) {}

    public InternetGatewayComponent(RegionView view) {
        this.view = view;
    }

    @Override
    public String type() {
        return "AWS::EC2::InternetGateway";
    }

    @Override
    public Observed<InternetGateway> find(Scope scope) {
        return Ec2Objects.find(view, Ec2Kinds.INTERNET_GATEWAYS, scope);
    }

    @Override
    public List<Drift> drift(Scope scope, InternetGateway live, Desired desired) {
        String attachedTo = live.attachments().stream()
                .map(InternetGatewayAttachment::vpcId)
                .findFirst()
                .orElse(null);
        return new Differences(Ec2Tags.drift(scope, live.tags(), desired.tags()))
                .changeable(ATTACHMENT, desired.vpcId(), attachedTo)
                .list();
    }

    /// Made only: [#update] attaches it, now or after a crash.
    @Override
    public InternetGateway create(Scope scope, Desired desired) {
        return view.region()
                .ec2Writes()
                .createInternetGateway(r -> r.tagSpecifications(
                        Ec2Tags.specification(ResourceType.INTERNET_GATEWAY, scope, desired.tags())))
                .internetGateway();
    }

    @Override
    public InternetGateway update(Scope scope, InternetGateway live, Desired desired, List<Drift> drift) {
        List<Tag> tags = Ec2Tags.write(view, scope, live.internetGatewayId(), live.tags(), desired.tags());
        InternetGateway tagged = live.toBuilder().tags(tags).build();
        if (!Differences.has(drift, ATTACHMENT)) {
            return tagged;
        }
        detach(live);
        return attach(tagged, desired.vpcId());
    }

    private InternetGateway attach(InternetGateway live, String vpcId) {
        view.region().ec2Writes().attachInternetGateway(r -> r.internetGatewayId(live.internetGatewayId())
                .vpcId(vpcId));
        return live.toBuilder()
                .attachments(InternetGatewayAttachment.builder()
                        .vpcId(vpcId)
                        .state("available")
                        .build())
                .build();
    }

    private void detach(InternetGateway live) {
        for (InternetGatewayAttachment attachment : live.attachments()) {
            unlessGone(() -> view.region().ec2Writes().detachInternetGateway(r -> r.internetGatewayId(
                            live.internetGatewayId())
                    .vpcId(attachment.vpcId())));
        }
    }

    @Override
    public void delete(Scope scope, InternetGateway live) {
        detach(live);
        unlessGone(() ->
                view.region().ec2Writes().deleteInternetGateway(r -> r.internetGatewayId(live.internetGatewayId())));
    }

    @Override
    public Facts facts(InternetGateway live) {
        String id = live.internetGatewayId();
        return new Facts(Ec2Tags.name(live.tags()), id, Ec2Objects.arn(view, "internet-gateway", id));
    }
}
