package io.dataplane.provider.product.tpa;

import static io.dataplane.schema.value.AttributePath.path;

import io.dataplane.provider.aws.Aws;
import io.dataplane.provider.cluster.AnchorView;
import io.dataplane.provider.cluster.ClusterStatus;
import io.dataplane.provider.cluster.ComponentView;
import io.dataplane.provider.cluster.Parts;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.product.tpa.NodeSpec.VolumeSpec;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.diagnostic.Diagnostics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One plan of a `tpa_cluster`: whether anything is to be done, what, and what will be known of it.
final class TpaClusterPlan {
    private final TpaClusterModel config;
    private final @Nullable TpaClusterModel prior;
    private final Aws aws;
    private final Diagnostics diagnostics;

    TpaClusterPlan(TpaClusterModel config, @Nullable TpaClusterModel prior, Aws aws, Diagnostics diagnostics) {
        this.config = config;
        this.prior = prior;
        this.aws = aws;
        this.diagnostics = diagnostics;
    }

    /// All outputs unknown: for settings that are not known yet.
    static TpaClusterModel unknown(TpaClusterModel config) {
        return config.with(
                new ClusterStatus(
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown()),
                new TpaOutputs(
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown()));
    }

    TpaClusterModel plan() {
        Map<String, String> tags = TpaTags.all(config, aws.defaultTags());
        owner(tags);
        if (prior != null && !prior.clusterName().equals(config.clusterName())) {
            return unknown(config); // it will be replaced, and planned anew without a prior state
        }
        if (prior != null && isSettled(config, prior, tags)) {
            return config.with(prior.status(), prior.outputs());
        }
        TpaRules.check(config, aws.defaultRegion(), diagnostics);
        if (prior != null) {
            changes(prior);
        }
        if (diagnostics.hasErrors()) {
            return prior == null ? unknown(config) : prior;
        }
        Optional<TpaFacts> facts = new TpaResolver(config, prior, aws, tags, diagnostics).resolve();
        facts.ifPresent(this::zones);
        return facts.filter(found -> !diagnostics.hasErrors())
                .map(this::planned)
                .orElseGet(() -> unknown(config));
    }

    private TpaClusterModel planned(TpaFacts facts) {
        Set<ComponentId> renewed = prior == null ? Set.of() : renewed(prior, facts);
        Map<String, ComponentView> before =
                prior == null ? Map.of() : prior.status().componentMap();
        Parts parts = TpaClusterGraph.parts(config, facts);
        Set<ComponentId> changed = prior == null
                ? Set.of()
                : parts.changedFrom(TpaClusterGraph.parts(prior, TpaFacts.recorded(prior, null, aws.defaultRegion())));
        Map<String, ComponentView> components = parts.planned(before, renewed::contains, changed::contains);
        ClusterStatus status = new ClusterStatus(
                Planned.of(TpaImport.resourceId(facts.accountId(), config.clusterName())),
                Planned.of(ClusterStatus.READY),
                Planned.of(components),
                Planned.of(facts.tagsAll()),
                Planned.of(facts.accountId()),
                Planned.of(facts.partition()),
                Planned.of(anchor(facts)));
        return config.with(status, new OutputsPlan(config, facts, prior, components).outputs());
    }

    private AnchorView anchor(TpaFacts facts) {
        if (prior != null && prior.status().anchor() != null) {
            AnchorView before = prior.status().anchor().get();
            boolean finished = Planned.of(ClusterStatus.READY)
                            .equals(prior.status().status())
                    || Planned.of(ClusterStatus.DEGRADED).equals(prior.status().status());
            return finished ? before : new AnchorView(before.location(), before.incarnation(), Planned.unknown());
        }
        return new AnchorView(
                facts.bucket().map(bucket -> TpaClusterWork.anchorLocation(bucket, config)),
                Planned.unknown(),
                Planned.unknown());
    }

    private void owner(Map<String, String> tags) {
        if (!tags.containsKey(TpaTags.OWNER)) {
            diagnostics.error(
                    path("owner"),
                    "No Owner",
                    "Every object carries a tag Owner. Set owner, or an Owner in cluster_tags or the provider's default_tags.");
        }
    }

    /// Nothing that AWS sees differs from what the state says, and a refresh found no drift.
    static boolean isSettled(TpaClusterModel config, TpaClusterModel state, Map<String, String> tags) {
        return config.identity().equals(state.identity())
                && config.network().equals(state.network())
                && config.firewall().equals(state.firewall())
                && config.machines().equals(state.machines())
                && config.access().equals(state.access())
                && Planned.of(tags).equals(state.status().tagsAll())
                && Planned.of(ClusterStatus.READY).equals(state.status().status());
    }

    /// What an existing cluster does not allow.
    private void changes(TpaClusterModel state) {
        kept("cluster_profile", AccessGraph.profileName(state), AccessGraph.profileName(config));
        kept("ec2_key_name", AccessGraph.keyName(state), AccessGraph.keyName(config));
        kept(
                "ssh_key_algorithm",
                state.access().sshKeyAlgorithm(),
                config.access().sshKeyAlgorithm());
        kept(
                "cluster_bucket",
                state.access().clusterBucket().orElse(""),
                config.access().clusterBucket().orElse(""));
        Map<String, NodeSpec> wanted = new TreeMap<>();
        NodeSpecs.of(config, "", Map.of()).forEach(node -> wanted.put(node.name(), node));
        for (NodeSpec old : NodeSpecs.of(state, "", Map.of())) {
            NodeSpec node = wanted.get(old.name());
            if (node == null) {
                removed(old);
            } else {
                volumes(old, node);
            }
        }
    }

    private void kept(String attribute, String before, String now) {
        if (!before.equals(now)) {
            diagnostics.error(
                    path(attribute),
                    "Cannot Be Changed",
                    "%s was %s when the cluster was made and cannot be changed to %s in this version. Set it back, or make"
                                    .formatted(attribute, before, now)
                            + " another cluster.");
        }
    }

    private void removed(NodeSpec node) {
        if (node.terminationProtection()) {
            diagnostics.error(
                    path("instances"),
                    "Instance Is Protected",
                    "\"%s\" is protected against termination and cannot be removed. Set its termination_protection = false and"
                                    .formatted(node.name())
                            + " apply, then remove it.");
        }
        if (node.holdsData() && !config.behaviour().allowDataLoss()) {
            diagnostics.error(
                    path("instances"),
                    "Data Would Be Lost",
                    "\"%s\" (%s) holds data that its removal would lose. Set allow_data_loss = true if that is meant."
                            .formatted(node.name(), String.join(", ", node.roles())));
        }
    }

    private void volumes(NodeSpec old, NodeSpec node) {
        Map<String, VolumeSpec> wanted = new TreeMap<>();
        node.dataVolumes().forEach(volume -> wanted.put(volume.device(), volume));
        for (VolumeSpec before : old.dataVolumes()) {
            VolumeSpec now = wanted.get(before.device());
            if (now == null && !config.behaviour().allowDataLoss()) {
                diagnostics.error(
                        TpaRules.instance(node.name()).name("volumes"),
                        "Data Would Be Lost",
                        "The volume %s of \"%s\" would be deleted. Set allow_data_loss = true if that is meant."
                                .formatted(before.device(), node.name()));
            } else if (now != null) {
                volume(node, before, now);
            }
        }
        volume(node, old.root(), node.root());
    }

    private void volume(NodeSpec node, VolumeSpec before, VolumeSpec now) {
        if (now.size() < before.size()) {
            diagnostics.error(
                    TpaRules.instance(node.name()).name("volumes"),
                    "Volume Cannot Shrink",
                    "The volume %s of \"%s\" has %d GiB; AWS cannot make it %d. Set volume_size back."
                            .formatted(before.device(), node.name(), before.size(), now.size()));
        }
        boolean data = !before.device().equals("root");
        boolean rewritten = before.encrypted() != now.encrypted() || !Objects.equals(before.kmsKeyId(), now.kmsKeyId());
        if (data && rewritten) {
            diagnostics.error(
                    TpaRules.instance(node.name()).name("volumes"),
                    "Encryption Cannot Change",
                    "The encryption of volume %s of \"%s\" was decided when it was made. Set encrypted and kms_key_id back, or"
                                    .formatted(before.device(), node.name())
                            + " remove the volume and add another device.");
        }
    }

    /// A data volume cannot follow its instance into another zone.
    private void zones(TpaFacts facts) {
        if (prior == null) {
            return;
        }
        List<NodeSpec> nodes = NodeSpecs.of(config, facts.region(), facts.numbers());
        Map<String, SubnetSpec> subnets = SubnetSpec.byNode(nodes);
        for (NodeSpec node : nodes) {
            NodeView old = prior.outputs().nodeMap().get(node.name());
            String zone = facts.zones().get(Ids.subnet(subnets.get(node.name())));
            boolean moves = old != null
                    && zone != null
                    && old.az() instanceof Planned.Known<String>(String before)
                    && !before.equals(zone);
            if (moves && !node.dataVolumes().isEmpty()) {
                diagnostics.error(
                        TpaRules.instance(node.name()).name("subnet"),
                        "Data Volume In Another Zone",
                        "The data volumes of \"%s\" are in %s and cannot move to %s. Choose a subnet in %s, or add a new instance."
                                .formatted(
                                        node.name(),
                                        old.az().get(),
                                        zone,
                                        old.az().get()));
            }
        }
    }

    /// What AWS can only change by making it anew.
    private Set<ComponentId> renewed(TpaClusterModel state, TpaFacts facts) {
        Map<String, NodeSpec> before = new TreeMap<>();
        NodeSpecs.of(state, facts.region(), TpaFacts.numbers(state)).forEach(node -> before.put(node.name(), node));
        Set<ComponentId> renewed = new HashSet<>();
        List<NodeSpec> nodes = NodeSpecs.of(config, facts.region(), facts.numbers());
        for (NodeSpec node : nodes) {
            NodeSpec old = before.get(node.name());
            if (old != null && !launch(old).equals(launch(node))) {
                renewed.add(Ids.instance(node));
            }
        }
        if (!Objects.equals(state.access().sshPublicKey(), config.access().sshPublicKey())) {
            renewed.add(Ids.keyPair(facts.region()));
        }
        Map<ComponentId, SubnetSpec> subnets = new HashMap<>();
        SubnetSpec.of(List.copyOf(before.values())).forEach(subnet -> subnets.put(Ids.subnet(subnet), subnet));
        for (SubnetSpec subnet : SubnetSpec.of(nodes)) {
            SubnetSpec old = subnets.get(Ids.subnet(subnet));
            if (old != null && !old.subnet().equals(subnet.subnet())) {
                renewed.add(Ids.subnet(subnet));
            }
        }
        return renewed;
    }

    /// What is decided at launch.
    private static List<Object> launch(NodeSpec node) {
        return List.of(
                node.node(),
                node.subnet(),
                String.valueOf(node.privateIp()),
                node.publicIp(),
                node.root().encrypted(),
                String.valueOf(node.root().kmsKeyId()));
    }
}
