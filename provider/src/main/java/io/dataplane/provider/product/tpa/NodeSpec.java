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
        String httpTokens,
        int hopLimit,
        boolean monitoring,
        boolean ebsOptimized,
        boolean sourceDestCheck,
        List<Planned<String>> extraGroups,
        VolumeSpec root,
        List<VolumeSpec> dataVolumes) {

    /// One volume with all its settings.
    record VolumeSpec(
            String device,
            String type,
            long size,
            @Nullable Long iops,
            @Nullable Long throughput,
            boolean encrypted,
            @Nullable Planned<String> kmsKeyId,
            boolean deleteOnTermination) {
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

    /// Whether it holds data that its removal would lose.
    boolean holdsData() {
        return roles.stream().anyMatch(role -> role.equals("primary") || role.equals("bdr") || role.equals("barman"));
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
                httpTokens,
                hopLimit,
                monitoring,
                ebsOptimized,
                sourceDestCheck,
                extraGroups,
                root,
                List.of());
    }
}
