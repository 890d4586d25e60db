package io.dataplane.provider.product.tpa;

import io.dataplane.schema.bind.Planned;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One instance with all its settings: its own, else the defaults, else its location's, else ours.
///
/// @param subnet a block, or the id of a subnet that exists
/// @param subnetOfLocation whether the location says it
/// @param dns null when no zone names it
/// @param slot the place of a generated node in its architecture
/// @param storeDisks disks of the instance's own store, by device
record NodeSpec(
        String name,
        long node,
        @Nullable String location,
        String region,
        String subnet,
        boolean subnetOfLocation,
        @Nullable String az,
        @Nullable String subnetName,
        String type,
        @Nullable Planned<String> image,
        Set<String> roles,
        @Nullable String upstream,
        List<String> backup,
        @Nullable String privateIp,
        boolean publicIp,
        boolean allocatesElasticIp,
        @Nullable Planned<String> existingElasticIp,
        boolean terminationProtection,
        Map<String, String> tags,
        @Nullable String slot,
        String httpTokens,
        int hopLimit,
        boolean monitoring,
        boolean ebsOptimized,
        boolean sourceDestCheck,
        List<Planned<String>> extraGroups,
        VolumeSpec root,
        List<VolumeSpec> dataVolumes,
        Map<String, String> storeDisks,
        @Nullable DnsSpec dns) {

    /// The record that names a node.
    record DnsSpec(Planned<String> zoneId, String name, boolean privateZone) {
        boolean isAt(DnsSpec other) {
            return zoneId.equals(other.zoneId) && name.equals(other.name);
        }
    }

    /// One volume with all its settings.
    ///
    /// @param size [#OF_SNAPSHOT] where the snapshot decides
    /// @param attachExisting whether one that was left behind is taken instead of a new one
    /// @param retained whether it outlives its node and the cluster
    record VolumeSpec(
            String device,
            String type,
            long size,
            @Nullable Long iops,
            @Nullable Long throughput,
            boolean encrypted,
            @Nullable Planned<String> kmsKeyId,
            boolean deleteOnTermination,
            @Nullable Planned<String> snapshot,
            boolean attachExisting,
            boolean retained) {
        static final long OF_SNAPSHOT = 0;

        /// The device without `/dev/`, as it stands in component ids.
        String shortDevice() {
            return device.startsWith("/dev/") ? device.substring("/dev/".length()) : device;
        }
    }

    boolean hasElasticIp() {
        return allocatesElasticIp || existingElasticIp != null;
    }

    boolean isSubnetId() {
        return subnet.startsWith("subnet-");
    }

    /// Whether it holds data that its removal would lose; a BDR witness only votes.
    boolean holdsData() {
        return roles.contains("primary")
                || roles.contains("barman")
                || (roles.contains("bdr") && !roles.contains("witness"));
    }

    /// What the instance itself is made of: no topology, and no volumes that live longer than it.
    NodeSpec withoutData() {
        return new NodeSpec(
                name,
                node,
                null,
                region,
                subnet,
                false,
                null,
                null,
                type,
                image,
                Set.of(),
                null,
                List.of(),
                privateIp,
                publicIp,
                false,
                null,
                terminationProtection,
                tags,
                slot,
                httpTokens,
                hopLimit,
                monitoring,
                ebsOptimized,
                sourceDestCheck,
                extraGroups,
                root,
                List.of(),
                storeDisks,
                null);
    }
}
