package io.dataplane.provider.product.tpa.handover;

import io.dataplane.schema.bind.Planned;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the files of a cluster directory are made of.
///
/// @param architecture of TPA: it decides which playbook `tpaexec relink` brings in
/// @param settings further keys at the top of config.yml, in their order
/// @param groupSettings those of them that are variables of all hosts too
/// @param hosts in the order of their numbers
/// @param aws what only a directory of the platform aws tells; null for `bare`
public record ClusterDirectory(
        String clusterName,
        String architecture,
        Map<String, String> clusterTags,
        Map<String, ? extends @Nullable Object> settings,
        Map<String, ? extends @Nullable Object> groupSettings,
        Map<String, ? extends @Nullable Object> clusterVars,
        String tpaVersion,
        List<Location> locations,
        List<Host> hosts,
        Ssh ssh,
        Secrets secrets,
        @Nullable OnAws aws) {
    public static final String CONFIG = "config.yml";
    public static final String SSH_CONFIG = "ssh_config";
    public static final String KNOWN_HOSTS = "tpa_known_hosts";
    public static final String VAULT_PASSWORD = "vault/vault_pass.txt";

    /// A place hosts stand in.
    public record Location(
            String name,
            @Nullable String region,
            @Nullable String az,
            @Nullable String subnet) {}

    /// How ssh gets in.
    ///
    /// @param keyFile path of the private key, as TPA is told
    /// @param publicKey null for a key pair of which only the name is known
    public record Ssh(long port, String keyFile, @Nullable Planned<String> publicKey, List<HostKey> hostKeys) {
        /// Where the key is in the directory: where TPA is told, unless that is outside.
        String keyPath(String clusterName) {
            boolean inside = !keyFile.startsWith("/") && !keyFile.startsWith("~") && !keyFile.contains("..");
            return inside ? keyFile : defaultKeyFile(clusterName);
        }
    }

    /// A key that all hosts answer with.
    ///
    /// @param type `rsa` or `ecdsa`
    public record HostKey(String type, Planned<String> publicKey, Planned<String> privateKey) {
        @Override
        public String toString() {
            return "HostKey(" + type + ")";
        }
    }

    /// What is nobody else's business; null for what there is not.
    public record Secrets(
            @Nullable Planned<String> privateKey, @Nullable Planned<String> vaultPassword) {
        @Override
        public String toString() {
            return "(sensitive)";
        }
    }

    /// What was made on AWS and shall be found there again.
    ///
    /// @param image search for the image, as TPA names its parts; null without
    public record OnAws(
            Map<String, Planned<String>> vpcs,
            Map<String, Planned<List<String>>> groups,
            String reachability,
            boolean connectsPrivately,
            @Nullable Map<String, Object> image,
            @Nullable Planned<String> bucket,
            @Nullable Planned<String> keyName,
            @Nullable Planned<String> instanceProfile) {}

    public static String defaultKeyFile(String clusterName) {
        return "id_" + clusterName.toLowerCase(Locale.ROOT);
    }

    public static String inventoryFile(String clusterName) {
        return "inventory/00-" + clusterName;
    }

    String group() {
        return "tag_Cluster_" + clusterName;
    }

    String platform(Host host) {
        return aws == null || host.machine() == null ? "bare" : "aws";
    }

    /// All files that need no protection, by path.
    public SortedMap<String, Planned<String>> files() {
        SortedMap<String, Planned<String>> files = new TreeMap<>(new InventoryFiles(this).files());
        files.put(CONFIG, Draft.of(new ConfigFile(this)::text));
        files.putAll(new SshFiles(this).files());
        return files;
    }

    /// Private keys and passwords, by path.
    public SortedMap<String, Planned<String>> secretFiles() {
        SortedMap<String, Planned<String>> files = new TreeMap<>(new SshFiles(this).secretFiles());
        if (secrets.vaultPassword() != null) {
            files.put(VAULT_PASSWORD, secrets.vaultPassword());
        }
        return files;
    }
}
