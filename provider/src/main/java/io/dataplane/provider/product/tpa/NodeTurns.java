package io.dataplane.provider.product.tpa;

import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.product.tpa.NodeSpec.VolumeSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who waits for whom when nodes are interrupted: never all at once, and a primary last.
final class NodeTurns {
    private static final Comparator<NodeSpec> TURN =
            Comparator.comparingInt(NodeTurns::rank).thenComparingLong(NodeSpec::node);

    private NodeTurns() {}

    /// What each component has to wait for beside what it is made of.
    static Map<ComponentId, Set<ComponentId>> of(TpaClusterModel prior, TpaClusterModel planned, TpaFacts facts) {
        List<NodeSpec> nodes = facts.nodes(planned);
        return prior.life().desiredState().equals(planned.life().desiredState())
                ? oneAfterAnother(NodeChanges.of(prior, planned, facts))
                : byRank(nodes, planned.life().desiredState().equals("stopped"));
    }

    private static int rank(NodeSpec node) {
        return node.roles().contains("primary") ? 2 : node.roles().contains("replica") ? 0 : 1;
    }

    private static Map<ComponentId, Set<ComponentId>> oneAfterAnother(List<NodeChange> changes) {
        List<NodeSpec> nodes =
                changes.stream().map(NodeChange::node).sorted(TURN).toList();
        Map<ComponentId, Set<ComponentId>> waits = new HashMap<>();
        for (int n = 0; n < nodes.size(); n++) {
            NodeSpec node = nodes.get(n);
            Set<ComponentId> before = new HashSet<>();
            // labelled and safe before the instance that they hang on goes
            node.dataVolumes().forEach(volume -> before.add(Ids.volume(node, volume)));
            if (n > 0) {
                before.addAll(all(nodes.get(n - 1)));
            }
            waits.put(Ids.instance(node), before);
        }
        return waits;
    }

    /// A node as its users know it: its instance, disks and address.
    private static List<ComponentId> all(NodeSpec node) {
        List<ComponentId> all = new ArrayList<>(List.of(Ids.instance(node)));
        for (VolumeSpec volume : node.dataVolumes()) {
            all.add(Ids.attachment(node, volume));
        }
        if (node.hasElasticIp()) {
            all.add(Ids.elasticIpAssociation(node));
        }
        return all;
    }

    private static Map<ComponentId, Set<ComponentId>> byRank(List<NodeSpec> nodes, boolean stopping) {
        Map<ComponentId, Set<ComponentId>> waits = new HashMap<>();
        for (NodeSpec node : nodes) {
            Set<ComponentId> before = new HashSet<>();
            nodes.stream()
                    .filter(other -> stopping ? rank(other) < rank(node) : rank(other) > rank(node))
                    .forEach(other -> before.add(Ids.instance(other)));
            waits.put(Ids.instance(node), before);
        }
        return waits;
    }
}
