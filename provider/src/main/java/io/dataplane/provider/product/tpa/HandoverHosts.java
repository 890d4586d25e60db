package io.dataplane.provider.product.tpa;

import io.dataplane.provider.product.tpa.NodeSpec.VolumeSpec;
import io.dataplane.provider.product.tpa.handover.Host;
import io.dataplane.schema.bind.Planned;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The nodes of a cluster as TPA gets them: instances, and machines that exist elsewhere.
final class HandoverHosts {
    private static final String ROOT = "root";
    private static final String NONE = "none";

    private final TpaClusterModel model;
    private final Map<String, NodeView> views;
    private final boolean ourHostKeys;

    /// @param ourHostKeys whether instances answer with keys that TPA finds in the directory
    HandoverHosts(TpaClusterModel model, Map<String, NodeView> views, boolean ourHostKeys) {
        this.model = model;
        this.views = views;
        this.ourHostKeys = ourHostKeys;
    }

    List<Host> all(List<NodeSpec> nodes) {
        Map<String, Long> numbers = new HashMap<>();
        views.forEach((name, view) -> numbers.put(name, view.node().orElse(0L)));
        List<Host> hosts = new ArrayList<>();
        nodes.forEach(node -> hosts.add(host(node, true)));
        NodeSpecs.bare(model, numbers).forEach(node -> hosts.add(host(node, false)));
        hosts.sort(Comparator.comparingLong(Host::node));
        return hosts;
    }

    private Host host(NodeSpec node, boolean onAws) {
        NodeView view = Objects.requireNonNull(views.get(node.name()), node.name());
        String ansibleHost = NodeSpecs.setting(model, node.name(), MachineSettings::ansibleHost);
        Boolean provisionOnly = NodeSpecs.setting(model, node.name(), MachineSettings::provisionOnly);
        return new Host(
                node.name(),
                node.node(),
                node.location(),
                new TreeSet<>(node.roles()),
                node.upstream(),
                node.backup(),
                Boolean.TRUE.equals(provisionOnly),
                ansibleHost,
                vars(node, onAws),
                volumes(node),
                addresses(view, onAws),
                onAws ? machine(node, view) : null);
    }

    private Host.Addresses addresses(NodeView view, boolean onAws) {
        Planned<String> publicIp = Handover.connectsPrivately(model) ? null : view.publicIp();
        boolean noneOfItsOwn = !onAws && view.privateIp() == null;
        return new Host.Addresses(publicIp, view.privateIp(), noneOfItsOwn ? view.deployIp() : null, view.deployIp());
    }

    /// Exported settings, what is known of the image, and over both what was written.
    private Map<String, @Nullable Object> vars(NodeSpec node, boolean onAws) {
        Map<String, @Nullable Object> vars = new LinkedHashMap<>();
        List<String> exported = NodeSpecs.setting(model, node.name(), MachineSettings::exportAsVars);
        if (exported != null) {
            Map<String, @Nullable Object> settings = settings(node);
            exported.forEach(name -> vars.put(name, settings.get(name)));
        }
        if (onAws) {
            LoginUsers.of(model.machines().ec2Ami()).ifPresent(user -> vars.put("ansible_user", user));
            if (ourHostKeys) {
                vars.put("manage_ssh_hostkeys", true);
            }
        }
        vars.putAll(TpaVars.ofInstance(model, node.name()));
        return vars;
    }

    private static Map<String, @Nullable Object> settings(NodeSpec node) {
        Map<String, @Nullable Object> settings = new HashMap<>();
        settings.put("Name", node.name());
        settings.put("node", node.node());
        settings.put("location", node.location());
        settings.put("region", node.region());
        settings.put("az", node.az());
        settings.put("subnet", node.subnet());
        settings.put("type", node.type());
        settings.put("private_ip", node.privateIp());
        settings.put("upstream", node.upstream());
        settings.put("backup", node.backup());
        settings.put("tags", new TreeMap<>(node.tags()));
        return settings;
    }

    private static Host.Machine machine(NodeSpec node, NodeView view) {
        return new Host.Machine(
                node.region(),
                node.az(),
                node.subnet(),
                node.type(),
                view.imageId(),
                view.instanceId(),
                node.publicIp(),
                node.hasElasticIp(),
                node.existingElasticIp(),
                node.tags(),
                settings(node.root()));
    }

    private List<Host.Volume> volumes(NodeSpec node) {
        Map<String, VolumeSpec> made = new HashMap<>();
        node.dataVolumes().forEach(volume -> made.put(volume.device(), volume));
        return new TreeMap<>(NodeSpecs.devices(model, node.name()))
                .values().stream()
                        .filter(volume -> !volume.deviceName().equals(ROOT) && !NONE.equals(volume.volumeType()))
                        .map(volume -> volume(volume, made.get(volume.deviceName())))
                        .toList();
    }

    private static Host.Volume volume(VolumeModel volume, @Nullable VolumeSpec made) {
        Map<String, Object> settings = made == null ? new LinkedHashMap<>() : settings(made);
        if (volume.ephemeral() != null) {
            settings = Map.of("ephemeral", volume.ephemeral());
        }
        return new Host.Volume(volume.deviceName(), settings, use(volume.use()));
    }

    private static Map<String, @Nullable Object> use(VolumeUseModel use) {
        Map<String, @Nullable Object> vars = new LinkedHashMap<>();
        vars.put("volume_for", use.volumeFor());
        vars.put("tablespace_name", use.tablespaceName());
        vars.put("mountpoint", use.mountpoint());
        vars.put("fstype", use.fstype());
        vars.put("fsopts", use.fsopts());
        vars.put("mountopts", use.mountopts());
        vars.put("readahead", use.readahead());
        vars.put("owner", use.owner());
        vars.put("group", use.group());
        vars.put("mode", use.mode());
        vars.put("encryption", use.encryption());
        vars.put("luks_volume", use.luksVolume());
        vars.values().removeIf(Objects::isNull);
        vars.putAll(YamlTexts.read(use.vars()));
        return vars;
    }

    private static Map<String, Object> settings(VolumeSpec volume) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("volume_type", volume.type());
        settings.put("volume_size", volume.size());
        if (volume.iops() != null) {
            settings.put("iops", volume.iops());
        }
        settings.put("encrypted", volume.encrypted());
        settings.put("delete_on_termination", volume.deleteOnTermination());
        return settings;
    }
}
