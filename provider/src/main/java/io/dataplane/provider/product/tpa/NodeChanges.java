package io.dataplane.provider.product.tpa;

import io.dataplane.provider.cluster.ComponentView;
import io.dataplane.provider.engine.Observation;
import io.dataplane.schema.bind.Planned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which nodes a change interrupts, and how.
final class NodeChanges {
    private final TpaClusterModel prior;
    private final TpaClusterModel config;
    private final TpaFacts facts;

    private NodeChanges(TpaClusterModel prior, TpaClusterModel config, TpaFacts facts) {
        this.prior = prior;
        this.config = config;
        this.facts = facts;
    }

    static List<NodeChange> of(TpaClusterModel prior, TpaClusterModel config, TpaFacts facts) {
        return new NodeChanges(prior, config, facts).list();
    }

    private List<NodeChange> list() {
        Map<String, NodeSpec> before = new TreeMap<>();
        NodeSpecs.of(prior, facts.regions().byDefault(), TpaFacts.numbers(prior))
                .forEach(node -> before.put(node.name(), node));
        List<NodeSpec> nodes = facts.nodes(config);
        Map<String, String> images = Rehydration.images(config, prior, nodes, facts.regionAmis());
        List<NodeChange> changes = new ArrayList<>();
        for (NodeSpec node : nodes) {
            NodeSpec old = before.get(node.name());
            if (old != null && exists(node)) {
                change(old, node, images.get(node.name()), changes);
            }
        }
        return changes;
    }

    private boolean exists(NodeSpec node) {
        ComponentView view =
                prior.status().componentMap().get(Ids.instance(node).value());
        return view != null && view.knownId() != null && !Observation.MISSING.equals(view.driftText());
    }

    private void change(NodeSpec old, NodeSpec node, @Nullable String image, List<NodeChange> changes) {
        List<String> replacing = launch(old, node);
        boolean samePlace = old.subnet().equals(node.subnet()) && Objects.equals(old.privateIp(), node.privateIp());
        boolean rehydrated = image != null && replacing.isEmpty();
        if (image != null) {
            replacing.add("image %s"
                    .formatted(arrow(
                            prior.outputs().nodeMap().get(node.name()).imageId().get(), image)));
        }
        boolean changing = old.publicIp() && node.publicIp() && !node.hasElasticIp();
        if (!replacing.isEmpty()) {
            changes.add(new NodeChange(node, true, replacing, rehydrated, samePlace, changing));
        } else if (!old.type().equals(node.type()) && isRunning(node)) {
            String type = "type " + arrow(old.type(), node.type());
            changes.add(new NodeChange(node, false, List.of(type), false, false, changing));
        }
    }

    private boolean isRunning(NodeSpec node) {
        NodeView view = prior.outputs().nodeMap().get(node.name());
        return view == null || !Planned.of("stopped").equals(view.state());
    }

    /// What is decided at launch and is another thing now.
    private static List<String> launch(NodeSpec old, NodeSpec node) {
        List<String> changes = new ArrayList<>();
        add(changes, "node", old.node(), node.node());
        add(changes, "subnet", old.subnet(), node.subnet());
        add(changes, "private_ip", old.privateIp(), node.privateIp());
        add(changes, "assign_public_ip", old.publicIp(), node.publicIp());
        add(changes, "ephemeral", old.storeDisks(), node.storeDisks());
        add(changes, "encrypted", old.root().encrypted(), node.root().encrypted());
        if (!Objects.equals(old.root().kmsKeyId(), node.root().kmsKeyId())) {
            changes.add("kms_key_id");
        }
        return changes;
    }

    private static void add(List<String> changes, String what, @Nullable Object before, @Nullable Object now) {
        if (!Objects.equals(before, now)) {
            changes.add(what + " " + arrow(before, now));
        }
    }

    private static String arrow(@Nullable Object before, @Nullable Object now) {
        return (before == null ? "none" : before) + " -> " + (now == null ? "none" : now);
    }
}
