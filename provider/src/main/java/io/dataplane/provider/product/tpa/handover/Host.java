package io.dataplane.provider.product.tpa.handover;

import io.dataplane.schema.bind.Planned;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// One node as TPA needs it.
///
/// @param vars variables of the host, in their order
/// @param machine its instance; null for a machine that is not AWS's
public record Host(
        String name,
        long node,
        @Nullable String location,
        SortedSet<String> roles,
        @Nullable String upstream,
        List<String> backup,
        boolean provisionOnly,
        @Nullable String ansibleHost,
        Map<String, ? extends @Nullable Object> vars,
        List<Volume> volumes,
        Addresses addresses,
        @Nullable Machine machine) {

    /// How it is reached.
    ///
    /// @param deploy the address that ssh goes to
    public record Addresses(
            @Nullable Planned<String> publicIp,
            @Nullable Planned<String> privateIp,
            @Nullable Planned<String> ipAddress,
            @Nullable Planned<String> deploy) {}

    /// One volume, the root volume left out.
    ///
    /// @param settings what AWS was asked for, as TPA names it
    /// @param vars what TPA does with it
    public record Volume(String device, Map<String, Object> settings, Map<String, ? extends @Nullable Object> vars) {}

    /// An EC2 instance.
    ///
    /// @param root settings of its root volume, as TPA names them
    public record Machine(
            String region,
            @Nullable String az,
            String subnet,
            String type,
            @Nullable Planned<String> image,
            @Nullable Planned<String> instanceId,
            boolean assignPublicIp,
            boolean assignElasticIp,
            @Nullable Planned<String> elasticIp,
            Map<String, String> tags,
            Map<String, Object> root) {}
}
