package io.dataplane.provider.component.iam;

import static io.dataplane.provider.component.iam.IamObjects.unlessGone;

import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Facts;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Scope;
import java.util.List;
import software.amazon.awssdk.services.iam.model.InstanceProfile;

/// An instance profile that existed before: used, never changed.
public final class ExistingInstanceProfile implements Component<ExistingInstanceProfile.Desired, InstanceProfile> {
    private final RegionView view;
    private final String profileName;

    /// Nothing.
    public record Desired() {}

    public ExistingInstanceProfile(RegionView view, String profileName) {
        this.view = view;
        this.profileName = profileName;
    }

    @Override
    public String type() {
        return "AWS::IAM::InstanceProfile";
    }

    @Override
    public Observed<InstanceProfile> find(Scope scope) {
        return unlessGone(() -> view.region()
                        .iam()
                        .getInstanceProfile(r -> r.instanceProfileName(profileName))
                        .instanceProfile())
                .<Observed<InstanceProfile>>map(Observed::owned)
                .orElseGet(Observed::absent);
    }

    @Override
    public List<Drift> drift(Scope scope, InstanceProfile live, Desired desired) {
        return List.of();
    }

    @Override
    public InstanceProfile create(Scope scope, Desired desired) {
        throw notOurs();
    }

    @Override
    public InstanceProfile update(Scope scope, InstanceProfile live, Desired desired, List<Drift> drift) {
        throw notOurs();
    }

    @Override
    public void delete(Scope scope, InstanceProfile live) {
        throw notOurs();
    }

    private IllegalStateException notOurs() {
        return new IllegalStateException("instance profile " + profileName + " existed before us and is never changed");
    }

    @Override
    public Facts facts(InstanceProfile live) {
        return new Facts(live.instanceProfileName(), live.instanceProfileId(), live.arn());
    }
}
