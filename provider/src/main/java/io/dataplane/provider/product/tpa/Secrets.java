package io.dataplane.provider.product.tpa;

import io.dataplane.schema.bind.Planned;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The secrets that are born with a cluster: kept in its anchor from before the first launch until destroy, so that a
/// create that was broken off goes on with the same ones.
final class Secrets {
    static final String PRIVATE_KEY = "private_key_openssh";
    static final String HOST_KEY_RSA = "hostkey_rsa";
    static final String HOST_KEY_ECDSA = "hostkey_ecdsa";

    private Secrets() {}

    /// What the model wants generated and is not known yet, by name; without what [#isRsaBorn] tells, which takes
    /// seconds.
    static Map<String, String> born(TpaClusterModel model, Map<String, String> known) {
        Map<String, String> born = new TreeMap<>();
        if (generatesKey(model) && !known.containsKey(PRIVATE_KEY)) {
            born.put(PRIVATE_KEY, generate(model.access().sshKeyAlgorithm(), model));
        }
        ObjectsModel objects = model.access().objects();
        if (objects.hasHostKeys() && objects.suppliedEcdsa() == null && !known.containsKey(HOST_KEY_ECDSA)) {
            born.put(HOST_KEY_ECDSA, generate("ECDSA", model));
        }
        return born;
    }

    static boolean isRsaBorn(TpaClusterModel model, Map<String, String> known) {
        ObjectsModel objects = model.access().objects();
        return objects.hasHostKeys() && objects.suppliedRsa() == null && !known.containsKey(HOST_KEY_RSA);
    }

    static String generate(String algorithm, TpaClusterModel model) {
        return SshKeyPair.generate(algorithm, model.clusterName()).privateText();
    }

    /// What a state still has when its anchor was lost.
    static Map<String, String> inState(TpaClusterModel state) {
        Planned<String> key = state.outputs().secrets().privateKeyOpenssh();
        return key instanceof Planned.Known<String>(String text) ? Map.of(PRIVATE_KEY, text) : Map.of();
    }

    /// A supplied key, or the generated one.
    static OutputsLive.Keys keys(TpaClusterModel model, Map<String, String> secrets) {
        String secret = secrets.get(PRIVATE_KEY);
        if (generatesKey(model) && secret != null) {
            return new OutputsLive.Keys(SshKeyPair.publicLine(secret, model.clusterName()), secret);
        }
        Planned<String> supplied = model.access().sshPublicKey();
        return new OutputsLive.Keys(supplied == null ? null : supplied.get(), null);
    }

    /// Empty when the nodes keep what their images made, and while not all is known.
    static Optional<HostKeyPairs> hostKeys(TpaClusterModel model, Map<String, String> secrets) {
        ObjectsModel objects = model.access().objects();
        String rsa = chosen(objects.suppliedRsa(), secrets.get(HOST_KEY_RSA));
        String ecdsa = chosen(objects.suppliedEcdsa(), secrets.get(HOST_KEY_ECDSA));
        return objects.hasHostKeys() && rsa != null && ecdsa != null
                ? Optional.of(HostKeyPairs.of(rsa, ecdsa, model.clusterName()))
                : Optional.empty();
    }

    private static @Nullable String chosen(@Nullable Planned<String> supplied, @Nullable String generated) {
        return supplied == null ? generated : supplied.get();
    }

    private static boolean generatesKey(TpaClusterModel model) {
        return model.access().ec2InstanceKey() == null && model.access().sshPublicKey() == null;
    }
}
