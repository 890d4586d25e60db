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
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.model.ImportKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

/// A public key registered under a name.
public final class KeyPairComponent implements Component<KeyPairComponent.Desired, KeyPairInfo> {
    private final RegionView view;
    private final String keyName;

    /// @param publicKey an OpenSSH line; its comment does not count
    public record Desired(String publicKey, DesiredTags tags) {}

    public KeyPairComponent(RegionView view, String keyName) {
        this.view = view;
        this.keyName = keyName;
    }

    @Override
    public String type() {
        return "AWS::EC2::KeyPair";
    }

    @Override
    public Observed<KeyPairInfo> find(Scope scope) {
        return Ec2Objects.find(view, Ec2Kinds.KEY_PAIRS, scope);
    }

    @Override
    public List<Drift> drift(Scope scope, KeyPairInfo live, Desired desired) {
        return new Differences(Ec2Tags.drift(scope, live.tags(), desired.tags()))
                .fixed("key_name", keyName, live.keyName())
                .fixed("public_key", material(desired.publicKey()), material(live.publicKey()))
                .list();
    }

    /// Type and base64 text, without the comment.
    private static @Nullable String material(@Nullable String line) {
        if (line == null) {
            return null;
        }
        String[] words = line.strip().split("\\s+");
        return words.length < 2 ? line.strip() : words[0] + " " + words[1];
    }

    @Override
    public KeyPairInfo create(Scope scope, Desired desired) {
        ImportKeyPairResponse imported = view.region().ec2Writes().importKeyPair(r -> r.keyName(keyName)
                .publicKeyMaterial(SdkBytes.fromUtf8String(desired.publicKey()))
                .tagSpecifications(Ec2Tags.specification(ResourceType.KEY_PAIR, scope, desired.tags())));
        return KeyPairInfo.builder()
                .keyPairId(imported.keyPairId())
                .keyName(keyName)
                .keyFingerprint(imported.keyFingerprint())
                .publicKey(desired.publicKey())
                .tags(Ec2Tags.list(desired.tags().all(scope)))
                .build();
    }

    @Override
    public KeyPairInfo update(Scope scope, KeyPairInfo live, Desired desired, List<Drift> drift) {
        List<Tag> tags = Ec2Tags.write(view, scope, live.keyPairId(), live.tags(), desired.tags());
        return live.toBuilder().tags(tags).build();
    }

    @Override
    public void delete(Scope scope, KeyPairInfo live) {
        delete(view, live);
    }

    static void delete(RegionView view, KeyPairInfo live) {
        unlessGone(() -> view.region().ec2Writes().deleteKeyPair(r -> r.keyName(live.keyName())));
    }

    @Override
    public Facts facts(KeyPairInfo live) {
        return new Facts(live.keyName(), live.keyPairId(), Ec2Objects.arn(view, "key-pair", live.keyPairId()));
    }
}
