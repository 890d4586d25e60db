package io.dataplane.provider.component.iam;

import static io.dataplane.provider.component.iam.IamObjects.unlessGone;

import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Facts;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Scope;
import java.util.List;

/// An inline policy of a role.
public final class RolePolicyComponent
        implements Component<RolePolicyComponent.Desired, RolePolicyComponent.LivePolicy> {
    private final RegionView view;
    private final String roleName;
    private final String policyName;

    /// @param document JSON
    public record Desired(String document) {}

    /// A policy as IAM keeps it.
    public record LivePolicy(String roleName, String policyName, String document) {}

    public RolePolicyComponent(RegionView view, String roleName, String policyName) {
        this.view = view;
        this.roleName = roleName;
        this.policyName = policyName;
    }

    @Override
    public String type() {
        return "AWS::IAM::RolePolicy";
    }

    @Override
    public String identity() {
        return roleName + ":" + policyName;
    }

    @Override
    public Observed<LivePolicy> find(Scope scope) {
        return unlessGone(() -> view.region().iam().getRolePolicy(r -> r.roleName(roleName)
                        .policyName(policyName)))
                .<Observed<LivePolicy>>map(found -> Observed.owned(
                        new LivePolicy(roleName, policyName, PolicyDocuments.decode(found.policyDocument()))))
                .orElseGet(Observed::absent);
    }

    @Override
    public List<Drift> drift(Scope scope, LivePolicy live, Desired desired) {
        return PolicyDocuments.same(desired.document(), live.document())
                ? List.of()
                : List.of(Drift.of("policy", desired.document(), live.document()));
    }

    @Override
    public LivePolicy create(Scope scope, Desired desired) {
        view.region()
                .iamWrites()
                .putRolePolicy(r -> r.roleName(roleName).policyName(policyName).policyDocument(desired.document()));
        return new LivePolicy(roleName, policyName, desired.document());
    }

    @Override
    public LivePolicy update(Scope scope, LivePolicy live, Desired desired, List<Drift> drift) {
        return create(scope, desired);
    }

    @Override
    public void delete(Scope scope, LivePolicy live) {
        unlessGone(() -> view.region().iamWrites().deleteRolePolicy(r -> r.roleName(roleName)
                .policyName(policyName)));
    }

    @Override
    public Facts facts(LivePolicy live) {
        return new Facts(policyName, roleName + ":" + policyName, null);
    }
}
