package io.dataplane.provider.product.tpa;

import io.dataplane.schema.bind.Planned;
import java.util.Map;
import java.util.TreeMap;

/// The secrets that are born with a cluster: kept in its anchor from before the first launch until destroy, so that a
/// create that was broken off goes on with the same ones.
final class Secrets {
    static final String PRIVATE_KEY = "private_key_openssh";

    private Secrets() {}

    /// What the model wants generated and is not known yet, by name.
    static Map<String, String> born(TpaClusterModel model, Map<String, String> known) {
        Map<String, String> born = new TreeMap<>();
        if (generatesKey(model) && !known.containsKey(PRIVATE_KEY)) {
            SshKeyPair pair = SshKeyPair.generate(model.access().sshKeyAlgorithm(), model.clusterName());
            born.put(PRIVATE_KEY, pair.privateText());
        }
        return born;
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

    private static boolean generatesKey(TpaClusterModel model) {
        return model.access().ec2InstanceKey() == null && model.access().sshPublicKey() == null;
    }
}
