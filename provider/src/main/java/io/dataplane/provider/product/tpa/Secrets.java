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
        if (!known.containsKey(VaultPassword.NAME)) {
            born.put(VaultPassword.NAME, VaultPassword.generate());
        }
        return born;
    }

    /// What a state still has when its anchor was lost.
    static Map<String, String> inState(TpaClusterModel state) {
        Map<String, String> known = new TreeMap<>();
        if (state.outputs().secrets().privateKeyOpenssh() instanceof Planned.Known<String>(String key)) {
            known.put(PRIVATE_KEY, key);
        }
        if (Handover.vaultPassword(state.outputs()) instanceof Planned.Known<String>(String password)) {
            known.put(VaultPassword.NAME, password);
        }
        return known;
    }

    /// A supplied key, or the generated one, and what else was born.
    static OutputsLive.Keys keys(TpaClusterModel model, Map<String, String> secrets) {
        String secret = secrets.get(PRIVATE_KEY);
        String password = secrets.get(VaultPassword.NAME);
        if (generatesKey(model) && secret != null) {
            return new OutputsLive.Keys(SshKeyPair.publicLine(secret, model.clusterName()), secret, password);
        }
        Planned<String> supplied = model.access().sshPublicKey();
        return new OutputsLive.Keys(supplied == null ? null : supplied.get(), null, password);
    }

    private static boolean generatesKey(TpaClusterModel model) {
        return model.access().ec2InstanceKey() == null && model.access().sshPublicKey() == null;
    }
}
