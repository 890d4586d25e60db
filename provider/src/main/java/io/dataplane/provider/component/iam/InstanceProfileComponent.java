package io.dataplane.provider.component.iam;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.component.ec2.Draft;
import software.amazon.awssdk.services.iam.model.InstanceProfile;

/// An instance profile holding one role.
public final class InstanceProfileComponent extends Draft<InstanceProfileComponent.Desired, InstanceProfile> {
    private final RegionView view;
    private final String profileName;
    private final String path;

    /// What AWS needs to know.
    public record Desired(String roleName, DesiredTags tags) {}

    public InstanceProfileComponent(RegionView view, String profileName, String path) {
        this.view = view;
        this.profileName = profileName;
        this.path = path;
    }
}
