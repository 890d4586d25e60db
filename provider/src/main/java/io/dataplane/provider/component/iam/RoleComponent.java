package io.dataplane.provider.component.iam;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.component.ec2.Draft;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.Role;

/// A role that EC2 instances assume.
public final class RoleComponent extends Draft<RoleComponent.Desired, Role> {
    private final RegionView view;
    private final String roleName;
    private final String path;

    /// @param assumeRolePolicy JSON
    public record Desired(String assumeRolePolicy, @Nullable String permissionsBoundary, DesiredTags tags) {}

    public RoleComponent(RegionView view, String roleName, String path) {
        this.view = view;
        this.roleName = roleName;
        this.path = path;
    }
}
