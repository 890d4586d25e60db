package io.dataplane.provider.product.tpa;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.aws.OwnerTags;
import io.dataplane.provider.product.tpa.NodeSpec.VolumeSpec;
import java.util.Map;
import java.util.TreeMap;

/// The tags of each kind of object, as TPA sets them.
final class TpaTags {
    static final String OWNER = "Owner";
    private static final String NAME = "Name";

    private final String cluster;
    private final Map<String, String> shared;
    private final TpaFacts facts;

    TpaTags(TpaClusterModel model, TpaFacts facts) {
        this.cluster = model.clusterName();
        this.facts = facts;
        Map<String, String> tags = new TreeMap<>(facts.tagsAll());
        tags.put("CreatingCluster", cluster);
        this.shared = tags;
    }

    /// What users and the provider give: for equal keys the cluster's win over the resource's, those over the
    /// provider's.
    static Map<String, String> all(TpaClusterModel model, Map<String, String> defaults) {
        Map<String, String> tags = new TreeMap<>(defaults);
        if (model.behaviour().tags() != null) {
            tags.putAll(model.behaviour().tags());
        }
        if (model.identity().clusterTags() != null) {
            tags.putAll(model.identity().clusterTags());
        }
        if (model.identity().owner() != null) {
            tags.put(OWNER, model.identity().owner());
        }
        return tags;
    }

    DesiredTags plain() {
        return desired(Map.of(), "");
    }

    DesiredTags named(String name) {
        return desired(Map.of(NAME, name), "");
    }

    DesiredTags described(String name, String place) {
        return desired(
                Map.of(NAME, name, "Description", "Automatically created for %s in %s".formatted(cluster, place)), "");
    }

    DesiredTags subnet(String name, String place, Map<String, String> own) {
        Map<String, String> tags = new TreeMap<>(own);
        tags.putAll(described(name, place).wanted());
        return desired(tags, TpaFacts.SUBNETS);
    }

    DesiredTags vpc(String name, Map<String, String> own) {
        Map<String, String> tags = new TreeMap<>(own);
        tags.put(NAME, name);
        return desired(tags, TpaFacts.VPC);
    }

    DesiredTags instance(NodeSpec node) {
        Map<String, String> tags = new TreeMap<>(node.tags());
        tags.put(NAME, node.name());
        tags.put("Cluster", cluster);
        tags.put("node", Long.toString(node.node()));
        if (node.slot() != null) {
            tags.put(OwnerTags.SLOT, node.slot());
        }
        return desired(tags, node.name());
    }

    DesiredTags volume(NodeSpec node, VolumeSpec volume) {
        String label = label(cluster, node, volume);
        return desired(Map.of(NAME, label, "TPAAttachmentLabel", label), "");
    }

    static String label(String cluster, NodeSpec node, VolumeSpec volume) {
        return "%s:%d:%s".formatted(cluster, node.node(), volume.device());
    }

    private DesiredTags desired(Map<String, String> own, String node) {
        Map<String, String> tags = new TreeMap<>(shared);
        tags.putAll(own);
        return new DesiredTags(tags, facts.formerKeys(node), facts.ignored());
    }
}
