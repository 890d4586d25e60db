package io.dataplane.provider.component.iam;

import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.component.ec2.Draft;
import software.amazon.awssdk.services.iam.model.InstanceProfile;

/// An instance profile that existed before: used, never changed.
public final class ExistingInstanceProfile extends Draft<ExistingInstanceProfile.Desired, InstanceProfile> {
    private final RegionView view;
    private final String profileName;

    /// Nothing.
    public record Desired() {}

    public ExistingInstanceProfile(RegionView view, String profileName) {
        this.view = view;
        this.profileName = profileName;
    }
}
