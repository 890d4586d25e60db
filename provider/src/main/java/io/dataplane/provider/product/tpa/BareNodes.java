package io.dataplane.provider.product.tpa;

import static io.dataplane.provider.product.tpa.TpaRules.instance;

import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.diagnostic.Diagnostics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Instances of platform `bare`: machines that exist elsewhere, of which AWS knows nothing.
final class BareNodes {
    private BareNodes() {}

    static void check(TpaClusterModel model, List<NodeSpec> nodes, Diagnostics diagnostics) {
        for (NodeSpec node : nodes) {
            if (address(model, node) == null) {
                diagnostics.error(
                        instance(node.name()).name("private_ip"),
                        "No Address",
                        "\"%s\" is a machine that exists, so nothing gives it an address. Set private_ip or ansible_host."
                                .formatted(node.name()));
            }
        }
    }

    /// What is known of them, which is what was written.
    static Map<String, NodeView> views(TpaClusterModel model, List<NodeSpec> nodes) {
        Map<String, NodeView> views = new TreeMap<>();
        for (NodeSpec node : nodes) {
            views.put(
                    node.name(),
                    new NodeView(
                            Planned.of(node.node()),
                            node.slot() == null ? null : Planned.of(node.slot()),
                            node.location() == null ? null : Planned.of(node.location()),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            Planned.of(node.roles()),
                            node.privateIp() == null ? null : Planned.of(node.privateIp()),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            known(address(model, node)),
                            null,
                            Planned.of(Map.of())));
        }
        return views;
    }

    private static @Nullable Planned<String> known(@Nullable String text) {
        return text == null ? null : Planned.of(text);
    }

    private static @Nullable String address(TpaClusterModel model, NodeSpec node) {
        String host = NodeSpecs.setting(model, node.name(), MachineSettings::ansibleHost);
        return host == null ? node.privateIp() : host;
    }
}
