package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.aws.RegionView;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;

/// A public key registered under a name.
public final class KeyPairComponent extends Draft<KeyPairComponent.Desired, KeyPairInfo> {
    private final RegionView view;
    private final String keyName;

    /// @param publicKey an OpenSSH line; its comment does not count
    public record Desired(String publicKey, DesiredTags tags) {}

    public KeyPairComponent(RegionView view, String keyName) {
        this.view = view;
        this.keyName = keyName;
    }
}
