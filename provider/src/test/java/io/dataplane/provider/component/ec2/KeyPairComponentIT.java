package io.dataplane.provider.component.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataplane.provider.component.Cloud;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;

class KeyPairComponentIT {
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIC+Ddr2GBVqMSCr9t0G/xcNVvGzBvlMfCW0jYKs7PqPY";
    private static final String OTHER =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";

    private final Cloud cloud = new Cloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    private final KeyPairComponent component = new KeyPairComponent(cloud.view, cloud.name);

    private static KeyPairComponent.Desired desired(String key) {
        return new KeyPairComponent.Desired(key, Network.tags("key"));
    }

    @Test
    void livesFromCreateToDelete() {
        assertThat(cloud.isAbsent(component, "key_pair")).isTrue();
        KeyPairInfo live = cloud.settle(component, "key_pair", desired(KEY + " ann@example"));
        assertThat(cloud.mutations()).containsExactly("ImportKeyPair");
        assertThat(cloud.drift(component, "key_pair", desired(KEY + " another comment")))
                .isEmpty();
        assertThat(cloud.drift(component, "key_pair", desired(OTHER)))
                .singleElement()
                .satisfies(drift -> assertThat(drift.replaces()).isTrue());
        component.delete(cloud.scope("key_pair"), live);
        component.delete(cloud.scope("key_pair"), live);
        assertThat(cloud.isAbsent(component, "key_pair")).isTrue();
    }

    @Test
    void nameThatIsTakenIsToldByTheCreate() {
        cloud.region.ec2Writes().importKeyPair(r -> r.keyName(cloud.name)
                .publicKeyMaterial(SdkBytes.fromUtf8String(KEY)));
        assertThat(cloud.isAbsent(component, "key_pair")).isTrue();
        assertThatThrownBy(() -> component.create(cloud.scope("key_pair"), desired(KEY)))
                .isInstanceOfSatisfying(Ec2Exception.class, refused -> assertThat(
                                refused.awsErrorDetails().errorCode())
                        .isEqualTo("InvalidKeyPair.Duplicate"));
    }
}
