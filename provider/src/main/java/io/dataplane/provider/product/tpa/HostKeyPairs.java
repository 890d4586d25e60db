package io.dataplane.provider.product.tpa;

import java.util.Map;

/// The host keys that all nodes of a cluster have, as OpenSSH writes them.
record HostKeyPairs(SshKeyPair rsa, SshKeyPair ecdsa) {
    static HostKeyPairs of(String rsa, String ecdsa, String comment) {
        return new HostKeyPairs(pair(rsa, comment), pair(ecdsa, comment));
    }

    private static SshKeyPair pair(String privateText, String comment) {
        return new SshKeyPair(SshKeyPair.publicLine(privateText, comment), privateText);
    }

    /// What nodes fetch at their first boot, by name below `<cluster>/hostkeys/`.
    Map<String, String> files() {
        return Map.of(
                "rsa.txt",
                rsa.privateText(),
                "rsa.pub.txt",
                rsa.publicLine() + "\n",
                "ecdsa.txt",
                ecdsa.privateText(),
                "ecdsa.pub.txt",
                ecdsa.publicLine() + "\n");
    }

    @Override
    public String toString() {
        return "(sensitive)";
    }
}
