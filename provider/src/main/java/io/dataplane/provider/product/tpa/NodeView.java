package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Computed;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.bind.Planned;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One node as other resources see it.
public record NodeView(
        @Computed @Doc("Its number in the cluster.") Planned<Long> node,

        @Computed
        @Doc("Its place in the architecture, `<location>/<kind>/<ordinal>`, which keeps number and name; null when"
                + " it is listed in `instances`.")
        @Nullable
        Planned<String> slot,

        @Computed @Doc("Its location.") @Nullable Planned<String> location,
        @Computed @Doc("Its region.") @Nullable Planned<String> region,
        @Computed @Doc("Its availability zone.") @Nullable Planned<String> az,
        @Computed @Doc("The instance's id.") @Nullable Planned<String> instanceId,

        @Computed @Doc("The image it was launched from.") @Nullable
        Planned<String> imageId,

        @Computed @Doc("Instance type.") @Nullable Planned<String> type,

        @Computed @Doc("State: `running`, `stopped` and so on.") @Nullable
        Planned<String> state,

        @Computed @Doc("What it does.") Planned<Set<String>> roles,
        @Computed @Doc("Private address.") @Nullable Planned<String> privateIp,

        @Computed @Doc("Public address; null without one.") @Nullable
        Planned<String> publicIp,

        @Computed @Doc("Elastic IP; null without one.") @Nullable
        Planned<String> elasticIp,

        @Computed @Doc("Allocation id of the elastic IP.") @Nullable
        Planned<String> elasticIpAllocationId,

        @Computed @Doc("Private DNS name.") @Nullable Planned<String> privateDns,
        @Computed @Doc("Public DNS name.") @Nullable Planned<String> publicDns,
        @Computed @Doc("Subnet id.") @Nullable Planned<String> subnetId,
        @Computed @Doc("Security group ids.") @Nullable Planned<List<String>> securityGroupIds,

        @Computed @Doc("Id of its network interface.") @Nullable
        Planned<String> eniId,

        @Computed @Doc("The address to deploy to: elastic, else public, else private.") @Nullable
        Planned<String> deployIp,

        @Computed @Doc("Its name in its hosted zone; null without one.") @Nullable
        Planned<String> dnsName,

        @Computed @Doc("Its data volumes, by device.") Planned<Map<String, VolumeView>> volumes) {

    /// One data volume of a node.
    public record VolumeView(
            @Computed @Doc("The volume's id.") @Nullable Planned<String> volumeId,
            @Computed @Doc("Size in GiB.") Planned<Long> size,
            @Computed @Doc("EBS volume type.") Planned<String> type,
            @Computed @Doc("`<cluster>:<node>:<device>`.") Planned<String> label) {}
}
