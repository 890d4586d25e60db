package io.dataplane.provider.component.iam;

import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.component.ec2.Draft;

/// An inline policy of a role.
public final class RolePolicyComponent extends Draft<RolePolicyComponent.Desired, RolePolicyComponent.LivePolicy> {
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
}
