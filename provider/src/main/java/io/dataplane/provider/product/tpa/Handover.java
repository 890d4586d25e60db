package io.dataplane.provider.product.tpa;

import io.dataplane.provider.product.tpa.configure.Architecture;
import io.dataplane.provider.product.tpa.handover.ClusterDirectory;
import io.dataplane.schema.bind.Planned;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Hands a cluster over to TPA: what is told of it, and how it is reached.
final class Handover {
    private static final String KEYRING = "keyring_backend";
    private static final String LEGACY = "legacy";
    private static final long STANDARD_PORT = 22;
    private static final String ON_AWS = "aws";

    private final TpaClusterModel model;
    private final List<NodeSpec> nodes;
    private final Map<String, String> tags;
    private final TpaOutputs outputs;
    private final @Nullable Planned<String> vaultPassword;

    private Handover(
            TpaClusterModel model,
            List<NodeSpec> nodes,
            Map<String, String> tags,
            TpaOutputs outputs,
            @Nullable Planned<String> vaultPassword) {
        this.model = model;
        this.nodes = nodes;
        this.tags = tags;
        this.outputs = outputs;
        this.vaultPassword = vaultPassword;
    }

    /// The outputs with the cluster directory that follows from them.
    ///
    /// @param tags all that users and the provider gave
    /// @param vaultPassword null when it is lost
    static TpaOutputs added(
            TpaClusterModel model,
            List<NodeSpec> nodes,
            Map<String, String> tags,
            TpaOutputs outputs,
            @Nullable Planned<String> vaultPassword) {
        return new Handover(model, nodes, tags, outputs, vaultPassword).added();
    }

    /// Whether ssh goes to private addresses.
    static boolean connectsPrivately(TpaClusterModel model) {
        String via = model.handover().settings().connectVia();
        return (via == null ? model.network().ec2InstanceReachability() : via).equals("private");
    }

    /// What the outputs of a state hold.
    static @Nullable Planned<String> vaultPassword(TpaOutputs outputs) {
        Planned<Map<String, Planned<String>>> files = outputs.secrets().sensitiveArtifacts();
        return files == null || !files.isKnown() ? null : files.get().get(ClusterDirectory.VAULT_PASSWORD);
    }

    private TpaOutputs added() {
        ClusterDirectory directory = directory();
        SortedMap<String, Planned<String>> files = directory.files();
        HandoverOutputs handover = new HandoverOutputs(
                files.get(ClusterDirectory.CONFIG),
                files.get(ClusterDirectory.inventoryFile(model.clusterName())),
                files.get(ClusterDirectory.SSH_CONFIG),
                files.get(ClusterDirectory.KNOWN_HOSTS),
                Planned.of(files),
                Planned.of(commands(directory)));
        return new TpaOutputs(
                outputs.network(),
                outputs.topology(),
                outputs.access(),
                outputs.keys(),
                outputs.life(),
                outputs.policies(),
                new SecretOutputs(outputs.secrets().privateKeyOpenssh(), Planned.of(directory.secretFiles())),
                handover);
    }

    private static List<String> commands(ClusterDirectory directory) {
        List<String> commands = new ArrayList<>();
        if (directory.clusterVars().get("edb_repositories") instanceof List<?> repositories
                && !repositories.isEmpty()) {
            commands.add(": \"${EDB_SUBSCRIPTION_TOKEN:?export the token of your EDB subscription first}\"");
        }
        commands.add("tpaexec relink .");
        directory.hosts().stream()
                .findFirst()
                .ifPresent(host -> commands.add("ssh -F ssh_config " + host.name() + " true"));
        commands.add("tpaexec deploy .");
        return commands;
    }

    private ClusterDirectory directory() {
        HandoverModel given = model.handover();
        boolean onAws = given.settings().mode().equals(ON_AWS);
        String cluster = model.clusterName();
        List<ClusterDirectory.HostKey> hostKeys = List.of(); // the images' own are kept
        Map<String, Object> groupSettings = groupSettings();
        String keyFile = Objects.requireNonNullElse(given.sshKeyFile(), ClusterDirectory.defaultKeyFile(cluster));
        long port = model.firewall().clusterSshPort();
        return new ClusterDirectory(
                cluster,
                architecture(),
                clusterTags(),
                settings(groupSettings, keyFile, port),
                groupSettings,
                clusterVars(),
                given.settings().tpaVersion(),
                locations(),
                new HandoverHosts(model, outputs.nodeMap(), !hostKeys.isEmpty()).all(nodes),
                new ClusterDirectory.Ssh(port, keyFile, outputs.keys().publicKeyOpenssh(), hostKeys),
                new ClusterDirectory.Secrets(
                        given.sshPrivateKey() == null ? outputs.secrets().privateKeyOpenssh() : given.sshPrivateKey(),
                        LEGACY.equals(groupSettings.get(KEYRING)) ? vaultPassword : null),
                onAws ? onAws() : null);
    }

    private Map<String, Object> groupSettings() {
        SoftwareModel software = model.software();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(KEYRING, Objects.requireNonNullElse(software.keyringBackend(), LEGACY));
        if (software.compliance() != null) {
            settings.put("compliance", software.compliance());
        }
        return settings;
    }

    private Map<String, @Nullable Object> settings(Map<String, Object> shared, String keyFile, long port) {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>(shared);
        if (model.software().vaultName() != null) {
            settings.put("vault_name", model.software().vaultName());
        }
        settings.put("ssh_key_file", keyFile);
        if (port != STANDARD_PORT) {
            settings.put("cluster_ssh_port", port);
        }
        settings.putAll(YamlTexts.read(model.software().topLevelSettings()));
        return settings;
    }

    /// TPA refuses a configuration without any.
    private Map<String, @Nullable Object> clusterVars() {
        Map<String, @Nullable Object> vars = new LinkedHashMap<>(ClusterVars.of(model));
        vars.putAll(TpaVars.ofCluster(model));
        return vars;
    }

    /// TPA wants one; M1 is the one without conditions.
    private String architecture() {
        String written = model.architecture().architecture();
        return written == null
                ? Architecture.M1.configName()
                : Architecture.named(written).map(Architecture::configName).orElse(written);
    }

    private Map<String, String> clusterTags() {
        Map<String, String> all = new TreeMap<>();
        if (tags.containsKey(TpaTags.OWNER)) {
            all.put(TpaTags.OWNER, tags.get(TpaTags.OWNER));
        }
        if (model.identity().clusterTags() != null) {
            all.putAll(model.identity().clusterTags());
        }
        if (model.identity().owner() != null) {
            all.put(TpaTags.OWNER, model.identity().owner());
        }
        return all;
    }

    private List<ClusterDirectory.Location> locations() {
        Map<String, LocationModel> given = model.machines().locations();
        return given == null
                ? List.of()
                : new TreeMap<>(given)
                        .entrySet().stream()
                                .map(entry -> location(
                                        entry.getKey(), entry.getValue().settings()))
                                .toList();
    }

    private static ClusterDirectory.Location location(String name, MachineSettings settings) {
        return new ClusterDirectory.Location(name, settings.region(), settings.az(), settings.subnet());
    }

    private ClusterDirectory.OnAws onAws() {
        NetworkOutputs network = outputs.network();
        return new ClusterDirectory.OnAws(
                network.regionVpcs() == null ? Map.of() : network.regionVpcs().orElse(Map.of()),
                network.regionGroups() == null
                        ? Map.of()
                        : network.regionGroups().orElse(Map.of()),
                model.network().ec2InstanceReachability(),
                connectsPrivately(model),
                image(model.machines().ec2Ami()),
                outputs.access().bucket(),
                outputs.keys().keyName(),
                model.access().instanceProfileName() != null
                        ? model.access().instanceProfileName()
                        : Planned.of(profile()));
    }

    private String profile() {
        String given = model.access().clusterProfile();
        return given == null ? model.clusterName() + "_profile" : given;
    }

    private static @Nullable Map<String, Object> image(MachineModel.@Nullable Ami ami) {
        if (ami == null) {
            return null;
        }
        Map<String, Object> image = new LinkedHashMap<>();
        image.put("Name", ami.name());
        if (ami.owner() != null) {
            image.put("Owner", ami.owner());
        }
        if (ami.filters() != null) {
            image.put("filters", new TreeMap<>(ami.filters()));
        }
        return image;
    }
}
