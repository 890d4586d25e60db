package io.dataplane.provider.product.tpa.handover;

import io.dataplane.schema.bind.Planned;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The files below `inventory/`: Ansible's hosts, and the variables of all and of each.
final class InventoryFiles {
    /// Jinja, for Ansible: the host's own choice, else the cluster's, else what old systems have.
    private static final String PYTHON =
            "/usr/bin/{{ python|default(preferred_python_version|default(\"python2.7\")) }}";

    private static final String SSH_ARGUMENTS =
            "-o ServerAliveInterval=60" + " -o UserKnownHostsFile='known_hosts tpa_known_hosts' -o IdentitiesOnly=yes";

    private final ClusterDirectory directory;

    InventoryFiles(ClusterDirectory directory) {
        this.directory = directory;
    }

    SortedMap<String, Planned<String>> files() {
        SortedMap<String, Planned<String>> files = new TreeMap<>();
        files.put(ClusterDirectory.inventoryFile(directory.clusterName()), Draft.of(this::hosts));
        String group = "inventory/group_vars/" + directory.group();
        files.put(group + "/00-ansible.yml", Planned.of(ansibleVars()));
        files.put(group + "/01-" + directory.clusterName() + ".yml", Planned.of(groupVars()));
        directory
                .hosts()
                .forEach(host -> files.put(
                        "inventory/host_vars/" + host.name() + "/01-instance_vars.yml",
                        Draft.of(draft -> hostVars(host, draft))));
        if (directory.aws() != null) {
            files.put("inventory/group_vars/hashes/config.yml", Draft.of(this::hashes));
            files.put("inventory/aws_ec2.yml", Planned.of(dynamic(directory.aws())));
        }
        return files;
    }

    private String hosts(Draft draft) {
        StringBuilder lines = new StringBuilder("[" + directory.group() + "]\n");
        directory.hosts().stream().filter(host -> !host.provisionOnly()).forEach(host -> {
            lines.append(host.name());
            String address = draft.known(host.addresses().deploy());
            if (address != null) {
                lines.append(" ansible_host=").append(address);
            }
            lines.append(" node=%d platform=%s\n".formatted(host.node(), directory.platform(host)));
        });
        return lines.toString();
    }

    private String ansibleVars() {
        Map<String, Object> vars = new LinkedHashMap<>();
        vars.put("ansible_python_interpreter", PYTHON);
        vars.put("ansible_port", directory.ssh().port());
        vars.put("ansible_shell_executable", "/bin/bash");
        vars.put("ansible_ssh_common_args", SSH_ARGUMENTS);
        vars.put("ansible_ssh_private_key_file", directory.ssh().keyFile());
        return YamlText.of(vars);
    }

    private String groupVars() {
        Map<String, @Nullable Object> vars = new LinkedHashMap<>(directory.clusterVars());
        vars.put("cluster_tag", directory.group());
        vars.put("cluster_name", directory.clusterName());
        vars.put("tpa_version", directory.tpaVersion());
        vars.putAll(directory.groupSettings());
        vars.put("ssh_key_file", directory.ssh().keyFile());
        return YamlText.of(vars);
    }

    private String hostVars(Host host, Draft draft) {
        boolean onAws = directory.aws() != null && host.machine() != null;
        Map<String, @Nullable Object> vars = new LinkedHashMap<>();
        put(
                vars,
                onAws ? "public_ip_address" : "public_ip",
                draft.known(host.addresses().publicIp()));
        put(
                vars,
                onAws ? "private_ip_address" : "private_ip",
                draft.known(host.addresses().privateIp()));
        put(vars, "ip_address", draft.known(host.addresses().ipAddress()));
        vars.put("location", host.location());
        if (onAws) {
            vars.put("region", host.machine().region());
            put(vars, "instance_id", draft.known(host.machine().instanceId()));
            vars.put("placement", Map.of("region", host.machine().region()));
        }
        put(vars, "backup", ConfigFile.backup(host));
        put(vars, "upstream", host.upstream());
        put(vars, "ansible_host", host.ansibleHost());
        List<String> roles = new ArrayList<>(host.roles());
        roles.remove("postgres");
        vars.put("role", roles);
        vars.put("volumes", host.volumes().stream().map(InventoryFiles::volume).toList());
        vars.putAll(host.vars());
        return YamlText.of(vars);
    }

    private static Map<String, @Nullable Object> volume(Host.Volume volume) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("device", volume.device());
        entry.putAll(volume.vars());
        return entry;
    }

    /// TPA provisions before it deploys, unless config.yml is the one that it last provisioned.
    private String hashes(Draft draft) {
        String config = new ConfigFile(directory).text(draft).stripTrailing();
        return YamlText.of(Map.of("config_hashes", Map.of("last_provisioned", sha256(config))));
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    private String dynamic(ClusterDirectory.OnAws aws) {
        TreeSet<String> regions = new TreeSet<>();
        directory.hosts().forEach(host -> {
            if (host.machine() != null) {
                regions.add(host.machine().region());
            }
        });
        Map<String, Object> plugin = new LinkedHashMap<>();
        plugin.put("plugin", "aws_ec2");
        plugin.put("regions", List.copyOf(regions));
        plugin.put("filters", Map.of("tag:Cluster", directory.clusterName()));
        plugin.put("hostnames", List.of("tag:Name"));
        plugin.put("keyed_groups", List.of(new TreeMap<>(Map.of("key", "tags", "prefix", "tag"))));
        plugin.put(
                "compose",
                Map.of("ansible_host", aws.connectsPrivately() ? "private_ip_address" : "public_ip_address"));
        plugin.put("use_contrib_script_compatible_sanitization", true);
        return YamlText.of(plugin);
    }

    private static void put(Map<String, @Nullable Object> vars, String key, @Nullable Object value) {
        if (value != null) {
            vars.put(key, value);
        }
    }
}
