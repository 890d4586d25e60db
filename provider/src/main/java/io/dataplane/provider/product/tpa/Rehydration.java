package io.dataplane.provider.product.tpa;

import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.diagnostic.Diagnostics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which instances get another image.
final class Rehydration {
    private Rehydration() {}

    /// The new image by node name; none unless `image_update` says so.
    static Map<String, String> images(
            TpaClusterModel config, TpaClusterModel prior, List<NodeSpec> nodes, Map<String, String> amis) {
        Map<String, String> images = new TreeMap<>();
        if (config.life().rehydrates()) {
            for (NodeSpec node : nodes) {
                String wanted = wanted(node, amis);
                NodeView old = prior.outputs().nodeMap().get(node.name());
                if (wanted != null
                        && old != null
                        && old.imageId() instanceof Planned.Known<String>(String launched)
                        && !launched.equals(wanted)) {
                    images.put(node.name(), wanted);
                }
            }
        }
        return images;
    }

    private static @Nullable String wanted(NodeSpec node, Map<String, String> amis) {
        if (node.image() == null) {
            return amis.get(node.region());
        }
        return node.image() instanceof Planned.Known<String>(String image) ? image : null;
    }

    /// Whether it cannot be told yet which instances get another image.
    static boolean isUndecided(TpaClusterModel config, List<NodeSpec> nodes) {
        return config.life().rehydrates()
                && nodes.stream()
                        .anyMatch(node -> node.image() != null && !node.image().isKnown());
    }

    /// A replacement that would take data along.
    static void refuseLoss(List<NodeChange> changes, TpaClusterModel config, Diagnostics diagnostics) {
        if (config.behaviour().allowDataLoss()) {
            return;
        }
        long barmans = NodeSpecs.of(config, "", Map.of()).stream()
                .filter(node -> node.roles().contains("barman"))
                .count();
        for (NodeChange change : changes) {
            NodeSpec node = change.node();
            boolean onRoot = node.holdsData() && node.dataVolumes().isEmpty();
            boolean onlyBarman = node.roles().contains("barman") && barmans == 1 && !change.rehydrated();
            if (change.replaced() && (onRoot || onlyBarman)) {
                diagnostics.error(
                        TpaRules.instance(node.name()),
                        "Data Would Be Lost",
                        "This change replaces \"%s\" (%s), %s. Set allow_data_loss = true if that is meant."
                                .formatted(
                                        node.name(),
                                        change.reason(),
                                        onRoot
                                                ? "which has its data on the root volume"
                                                : "the only place of the cluster's backups"));
            }
        }
    }
}
