package io.dataplane.provider.product.tpa;

import static io.dataplane.schema.value.AttributePath.path;

import io.dataplane.provider.cluster.ComponentView;
import io.dataplane.provider.product.tpa.NodeSpec.VolumeSpec;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.diagnostic.Diagnostics;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What an existing cluster does not allow, told from configuration and state alone.
final class ChangeRules {
    private final TpaClusterModel config;
    private final TpaClusterModel state;
    private final String defaultRegion;
    private final Diagnostics diagnostics;

    ChangeRules(TpaClusterModel config, TpaClusterModel state, String defaultRegion, Diagnostics diagnostics) {
        this.config = config;
        this.state = state;
        this.defaultRegion = defaultRegion;
        this.diagnostics = diagnostics;
    }

    void check() {
        ClusterRegions.of(config, defaultRegion).all().forEach(this::vpc);
        NodeSpecs.of(config, defaultRegion, Map.of()).forEach(this::region);
        iamPath();
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

    /// Nothing of an instance can follow it into another region.
    private void region(NodeSpec node) {
        NodeView old = state.outputs().nodeMap().get(node.name());
        String before = old == null ? node.region() : old.region().orElse(node.region());
        if (!before.equals(node.region())) {
            diagnostics.error(
                    TpaRules.instance(node.name()).name("region"),
                    "Region Cannot Be Changed",
                    "\"%s\" stands in %s and cannot move to %s. Set its region back, or add an instance of another name there"
                                    .formatted(node.name(), before, node.region())
                            + " and remove this one.");
        }
    }

    /// IAM cannot move role and profile to another path, and two of one name cannot be.
    private void iamPath() {
        String name = AccessGraph.profileName(config);
        String before = state.access().iamPath();
        String now = config.access().iamPath();
        boolean same = name.equals(AccessGraph.profileName(state))
                && state.access().instanceProfileName() == null
                && config.access().instanceProfileName() == null;
        if (same && !before.equals(now)) {
            diagnostics.error(
                    path("iam_path"),
                    "Path Needs Another Name",
                    "The role \"%s\" is in use under the path %s, and IAM cannot move it to %s. Set cluster_profile to another"
                                    .formatted(name, before, now)
                            + " name as well: the instances change over without a restart.");
        }
    }

    /// AWS cannot change the block of a VPC.
    private void vpc(String region) {
        ComponentView view = state.status().componentMap().get(Ids.vpc(region).value());
        VpcChoice choice = VpcChoice.of(config, region);
        String before = VpcChoice.of(state, region).wanted().cidr();
        String now = choice.wanted().cidr();
        if (view != null && view.isManaged() && choice.isDescribed() && !Objects.equals(before, now)) {
            diagnostics.error(
                    choice.path().name("cidr"),
                    "VPC Cannot Be Changed",
                    "The VPC was made with the block %s and AWS cannot change it to %s. Set cidr back, or replace the whole cluster"
                                    .formatted(before, now)
                            + " with terraform apply -replace.");
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
            if (now == null && !before.retained() && !config.behaviour().allowDataLoss()) {
                diagnostics.error(
                        TpaRules.instance(node.name()).name("volumes"),
                        "Data Would Be Lost",
                        "The volume %s of \"%s\" would be deleted. Set allow_data_loss = true if that is meant; to keep it, apply"
                                        .formatted(before.device(), node.name())
                                + " with its retain_on_destroy = true before you remove it.");
            } else if (now != null) {
                volume(node, before, now);
            }
        }
        volume(node, old.root(), node.root());
    }

    private void volume(NodeSpec node, VolumeSpec before, VolumeSpec now) {
        if (now.size() != VolumeSpec.OF_SNAPSHOT && now.size() < before.size()) {
            diagnostics.error(
                    TpaRules.instance(node.name()).name("volumes"),
                    "Volume Cannot Shrink",
                    "The volume %s of \"%s\" has %d GiB; AWS cannot make it %d. Set volume_size back."
                            .formatted(before.device(), node.name(), before.size(), now.size()));
        }
        if (differ(before.snapshot(), now.snapshot())) {
            diagnostics.error(
                    TpaRules.instance(node.name()).name("volumes"),
                    "Snapshot Cannot Change",
                    "The volume %s of \"%s\" got its first content when it was made. Set snapshot back, or remove the volume and"
                                    .formatted(before.device(), node.name())
                            + " add another device.");
        }
        boolean data = !before.device().equals("root");
        boolean rewritten = before.encrypted() != now.encrypted() || differ(before.kmsKeyId(), now.kmsKeyId());
        if (data && rewritten) {
            diagnostics.error(
                    TpaRules.instance(node.name()).name("volumes"),
                    "Encryption Cannot Change",
                    "The encryption of volume %s of \"%s\" was decided when it was made. Set encrypted and kms_key_id back, or"
                                    .formatted(before.device(), node.name())
                            + " remove the volume and add another device.");
        }
    }

    /// A value that is not known yet may turn out to be the same.
    private static boolean differ(@Nullable Planned<String> before, @Nullable Planned<String> now) {
        boolean unknown = now != null && !now.isKnown();
        return !unknown && !Objects.equals(before, now);
    }
}
