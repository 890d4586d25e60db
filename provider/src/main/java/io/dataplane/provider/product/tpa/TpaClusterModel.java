package io.dataplane.provider.product.tpa;

import io.dataplane.provider.cluster.ClusterBehaviour;
import io.dataplane.provider.cluster.ClusterStatus;
import io.dataplane.schema.attribute.Inline;
import java.util.Objects;

/// `tpa_cluster`, argument by argument and output by output: this record is the schema.
public record TpaClusterModel(
        @Inline IdentityModel identity,
        @Inline SoftwareModel software,
        @Inline NetworkModel network,
        @Inline FirewallModel firewall,
        @Inline MachineModel machines,
        @Inline AccessModel access,
        @Inline BootModel boot,
        @Inline LifeModel life,
        @Inline ClusterBehaviour behaviour,
        @Inline ClusterStatus status,
        @Inline TpaOutputs outputs) {
    public TpaClusterModel with(ClusterStatus newStatus, TpaOutputs newOutputs) {
        return new TpaClusterModel(
                identity, software, network, firewall, machines, access, boot, life, behaviour, newStatus, newOutputs);
    }

    /// The same cluster with another end.
    TpaClusterModel with(LifeModel other) {
        return new TpaClusterModel(
                identity, software, network, firewall, machines, access, boot, other, behaviour, status, outputs);
    }

    /// Empty where nothing names the cluster, which a rule refuses.
    public String clusterName() {
        return Objects.requireNonNullElse(identity.clusterName(), "");
    }
}
