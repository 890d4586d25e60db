package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.aws.RegionView;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Instance;

/// An instance with its network interface and root volume, launched by a call of its own.
public final class InstanceComponent extends Draft<InstanceComponent.Desired, Instance> {
    private final RegionView view;

    /// What AWS needs to know; null where AWS decides.
    ///
    /// @param userData base64
    public record Desired(
            String imageId,
            String instanceType,
            @Nullable String keyName,
            @Nullable String userData,
            @Nullable String instanceProfileName,
            boolean ebsOptimized,
            boolean monitoring,
            Protection terminationProtection,
            MetadataOptions metadataOptions,
            Network network,
            RootVolume rootVolume,
            DesiredTags tags) {}

    /// AWS tells the termination protection of one instance at a time, so it is asked only where it matters.
    public enum Protection {
        ON,
        /// It was on: look, and switch it off.
        OFF,
        /// It never was on.
        UNCHECKED
    }

    /// @param httpTokens `required` or `optional`
    public record MetadataOptions(String httpTokens, int httpPutResponseHopLimit) {}

    /// The network interface.
    public record Network(
            String subnetId,
            Set<String> securityGroupIds,
            boolean assignPublicIp,
            @Nullable String privateIp,
            boolean sourceDestCheck,
            DesiredTags tags) {}

    /// @param deviceName the root device name of the image
    public record RootVolume(
            String deviceName,
            int sizeGib,
            String volumeType,
            @Nullable Integer iops,
            @Nullable Integer throughput,
            boolean encrypted,
            @Nullable String kmsKeyId,
            boolean deleteOnTermination,
            DesiredTags tags) {}

    public InstanceComponent(RegionView view) {
        this.view = view;
    }
}
