package io.dataplane.provider.product.tpa;

import io.dataplane.provider.engine.AnchorSession;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Where a walk gets the host keys from: the RSA key is made beside the network, because that takes
/// seconds, and is in the anchor before any node is launched with it.
final class HostKeySource {
    private final TpaClusterModel model;
    private final AnchorSession session;
    private final Supplier<String> rsa;
    private final ReentrantLock remembering = new ReentrantLock();

    /// @param rsa a new key, asked for only when there is none
    HostKeySource(TpaClusterModel model, AnchorSession session, Supplier<String> rsa) {
        this.model = model;
        this.session = session;
        this.rsa = rsa;
    }

    HostKeyPairs get() {
        remembering.lock();
        try {
            if (Secrets.isRsaBorn(model, session.secrets())) {
                session.remember(Map.of(Secrets.HOST_KEY_RSA, rsa.get()));
            }
            return Secrets.hostKeys(model, session.secrets()).orElseThrow();
        } finally {
            remembering.unlock();
        }
    }
}
