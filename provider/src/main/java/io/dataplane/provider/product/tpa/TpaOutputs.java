package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Inline;
import java.util.Map;

/// What other resources and people need of a cluster.
public record TpaOutputs(
        @Inline NetworkOutputs network,
        @Inline NodeOutputs topology,
        @Inline AccessOutputs access,
        @Inline KeyOutputs keys,
        @Inline LifeOutputs life,
        @Inline PolicyOutputs policies,
        @Inline SecretOutputs secrets,
        @Inline HandoverOutputs handover) {
    /// Nothing known: before the first plan.
    public static final TpaOutputs NONE = new TpaOutputs(
            NetworkOutputs.NONE,
            NodeOutputs.NONE,
            AccessOutputs.NONE,
            KeyOutputs.NONE,
            LifeOutputs.NONE,
            PolicyOutputs.NONE,
            SecretOutputs.NONE,
            HandoverOutputs.NONE);

    /// To be known after the apply.
    static final TpaOutputs UNKNOWN = new TpaOutputs(
            NetworkOutputs.UNKNOWN,
            NodeOutputs.UNKNOWN,
            AccessOutputs.UNKNOWN,
            KeyOutputs.UNKNOWN,
            LifeOutputs.UNKNOWN,
            PolicyOutputs.UNKNOWN,
            SecretOutputs.UNKNOWN,
            HandoverOutputs.UNKNOWN);

    TpaOutputs with(NetworkOutputs other) {
        return new TpaOutputs(other, topology, access, keys, life, policies, secrets, handover);
    }

    public Map<String, NodeView> nodeMap() {
        return topology.nodes() == null ? Map.of() : topology.nodes().orElse(Map.of());
    }
}
