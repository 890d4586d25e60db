package io.dataplane.provider.component.iam;

import static io.dataplane.provider.component.iam.IamObjects.unlessGone;

import io.dataplane.provider.aws.AwsRegion;
import io.dataplane.provider.aws.Kind;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Facts;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Scope;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;

/// A managed policy attached to a role. What others attach is left alone.
public final class AttachedPolicyComponent
        implements Component<AttachedPolicyComponent.Desired, AttachedPolicyComponent.LiveAttachment> {
    private final RegionView view;
    private final Kind<AttachedPolicy> kind;
    private final String roleName;
    private final String policyArn;

    /// Nothing more.
    public record Desired() {}

    /// A policy that is attached.
    public record LiveAttachment(String roleName, String policyArn) {}

    /// @param kind the one of the role, from [#of]
    public AttachedPolicyComponent(RegionView view, Kind<AttachedPolicy> kind, String roleName, String policyArn) {
        this.view = view;
        this.kind = kind;
        this.roleName = roleName;
        this.policyArn = policyArn;
    }

    /// The policies of a role, listed once for all who ask.
    public static Kind<AttachedPolicy> of(String roleName) {
        return new Kind<>(
                "policy of role " + roleName,
                (region, selection) -> unlessGone(() -> list(region, roleName)).orElse(List.of()),
                AttachedPolicy::policyArn,
                policy -> Map.of());
    }

    private static List<AttachedPolicy> list(AwsRegion region, String roleName) {
        return region.iam().listAttachedRolePoliciesPaginator(r -> r.roleName(roleName)).attachedPolicies().stream()
                .toList();
    }

    @Override
    public String type() {
        return "AWS::IAM::RolePolicyAttachment";
    }

    @Override
    public String identity() {
        return roleName + ":" + policyArn;
    }

    @Override
    public Observed<LiveAttachment> find(Scope scope) {
        return view.list(kind, scope.asOf()).stream()
                        .anyMatch(policy -> policy.policyArn().equals(policyArn))
                ? Observed.owned(new LiveAttachment(roleName, policyArn))
                : Observed.absent();
    }

    @Override
    public List<Drift> drift(Scope scope, LiveAttachment live, Desired desired) {
        return List.of();
    }

    @Override
    public LiveAttachment create(Scope scope, Desired desired) {
        view.region().iamWrites().attachRolePolicy(r -> r.roleName(roleName).policyArn(policyArn));
        return new LiveAttachment(roleName, policyArn);
    }

    @Override
    public LiveAttachment update(Scope scope, LiveAttachment live, Desired desired, List<Drift> drift) {
        return live;
    }

    @Override
    public void delete(Scope scope, LiveAttachment live) {
        unlessGone(() -> view.region().iamWrites().detachRolePolicy(r -> r.roleName(roleName)
                .policyArn(policyArn)));
    }

    @Override
    public Facts facts(LiveAttachment live) {
        return new Facts(policyArn.substring(policyArn.lastIndexOf('/') + 1), roleName + ":" + policyArn, null);
    }
}
