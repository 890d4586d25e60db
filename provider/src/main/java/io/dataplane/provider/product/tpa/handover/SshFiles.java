package io.dataplane.provider.product.tpa.handover;

import io.dataplane.provider.product.tpa.handover.ClusterDirectory.HostKey;
import io.dataplane.schema.bind.Planned;
import java.util.SortedMap;
import java.util.TreeMap;

/// What ssh reads: its settings, the keys of the hosts, and the key that opens them.
final class SshFiles {
    private static final long STANDARD_PORT = 22;

    private final ClusterDirectory directory;
    private final ClusterDirectory.Ssh ssh;

    SshFiles(ClusterDirectory directory) {
        this.directory = directory;
        this.ssh = directory.ssh();
    }

    SortedMap<String, Planned<String>> files() {
        SortedMap<String, Planned<String>> files = new TreeMap<>();
        files.put(ClusterDirectory.SSH_CONFIG, Draft.of(this::settings));
        files.put(ClusterDirectory.KNOWN_HOSTS, Draft.of(this::knownHosts));
        ssh.hostKeys()
                .forEach(key ->
                        files.put(hostKeyFile(key) + ".pub", key.publicKey().map(SshFiles::line)));
        if (ssh.publicKey() != null) {
            files.put(
                    ssh.keyPath(directory.clusterName()) + ".pub",
                    ssh.publicKey().map(SshFiles::line));
        }
        return files;
    }

    SortedMap<String, Planned<String>> secretFiles() {
        SortedMap<String, Planned<String>> files = new TreeMap<>();
        ssh.hostKeys()
                .forEach(key -> files.put(hostKeyFile(key), key.privateKey().map(SshFiles::line)));
        if (directory.secrets().privateKey() != null) {
            files.put(
                    ssh.keyPath(directory.clusterName()),
                    directory.secrets().privateKey().map(SshFiles::line));
        }
        return files;
    }

    private static String hostKeyFile(HostKey key) {
        return "hostkeys/ssh_host_" + key.type() + "_key";
    }

    /// OpenSSH wants a key to end with its line.
    private static String line(String text) {
        return text.stripTrailing() + "\n";
    }

    private String settings(Draft draft) {
        StringBuilder text = new StringBuilder("""
                Host *
                    Port %d
                    IdentitiesOnly yes
                    IdentityFile "%s"
                    UserKnownHostsFile known_hosts tpa_known_hosts
                    ServerAliveInterval 60
                """.formatted(ssh.port(), ssh.keyFile()));
        for (Host host : directory.hosts()) {
            text.append("\nHost ").append(host.name()).append('\n');
            if (host.vars().get("ansible_user") instanceof String user) {
                text.append("    User ").append(user).append('\n');
            }
            String address = draft.known(host.addresses().deploy());
            if (address != null) {
                text.append("    HostName ").append(address).append('\n');
            }
        }
        return text.toString();
    }

    private static boolean hasOurKeys(Host host) {
        return host.machine() != null || Boolean.TRUE.equals(host.vars().get("manage_ssh_hostkeys"));
    }

    private String knownHosts(Draft draft) {
        StringBuilder lines = new StringBuilder();
        for (Host host : directory.hosts().stream().filter(SshFiles::hasOurKeys).toList()) {
            for (HostKey key : ssh.hostKeys()) {
                String address = draft.known(host.addresses().deploy());
                String publicKey = draft.known(key.publicKey());
                if (address != null && publicKey != null) {
                    String place = ssh.port() == STANDARD_PORT ? address : "[%s]:%d".formatted(address, ssh.port());
                    lines.append(place).append(' ').append(line(publicKey));
                }
            }
        }
        return lines.toString();
    }
}
