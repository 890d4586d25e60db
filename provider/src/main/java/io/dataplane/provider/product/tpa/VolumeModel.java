package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Inline;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.attribute.Required;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.rule.Matches;
import io.dataplane.schema.rule.OneOf;
import io.dataplane.schema.rule.Range;
import org.jspecify.annotations.Nullable;

/// One volume of an instance.
public record VolumeModel(
        @Required
        @Matches(pattern = "root|/dev/sd[b-z]|/dev/xvd[b-z][a-z]?", message = "`root` or a device such as `/dev/sdf`")
        @Doc("`root`, or the device: `/dev/sdf`.")
        String deviceName,

        @Optional
        @OneOf({"gp2", "gp3", "io1", "io2", "st1", "sc1", "standard", "none"})
        @Doc("EBS volume type; `gp3` by default. `none` removes a default volume.")
        @Nullable
        String volumeType,

        @Optional
        @Range(min = 1, max = 65536)
        @Doc("Size in GiB; that of `snapshot` by default. It can grow in place and never shrink.")
        @Nullable
        Long volumeSize,

        @Optional @Range(min = 100, max = 256000) @Doc("Operations per second, for `gp3`, `io1` and `io2`.") @Nullable
        Long iops,

        @Optional @Range(min = 125, max = 2000) @Doc("MiB per second, for `gp3`.") @Nullable
        Long throughput,

        @Optional @Doc("Encrypt it; `true` by default.") @Nullable
        Boolean encrypted,

        @Optional @Doc("Key that encrypts it; the account's default one otherwise.") @Nullable
        Planned<String> kmsKeyId,

        @Optional
        @Doc("Whether a termination of the instance outside of Terraform deletes it; by default only for `root`.")
        @Nullable
        Boolean deleteOnTermination,

        @Optional @Doc("Snapshot with the first content of a new volume.") @Nullable
        Planned<String> snapshot,

        @Optional
        @Doc("Attach an unattached volume that TPA or an earlier cluster left, known by its tags `CreatingCluster` and"
                + " `TPAAttachmentLabel`, instead of making one. When the cluster goes it is given back, not deleted.")
        @Nullable
        Boolean attachExisting,

        @Optional
        @Matches(pattern = "ephemeral([0-9]|1[0-9]|2[0-3])", message = "`ephemeral0` to `ephemeral23`")
        @Doc("Map this disk of the instance's own store to the device, instead of an EBS volume.")
        @Nullable
        String ephemeral,

        @Optional
        @Doc(
                "Keep the volume when its node or the cluster goes: it is detached and loses its owner tags, but keeps those"
                        + " by which `attach_existing` finds it.")
        @Nullable
        Boolean retainOnDestroy,

        @Inline VolumeUseModel use) {

    /// A device with nothing said about it but its size, and what it is for.
    static VolumeModel of(String device, long size, VolumeUseModel use) {
        return new VolumeModel(device, null, size, null, null, null, null, null, null, null, null, null, use);
    }

    /// No volume where a default would put one.
    static VolumeModel none(String device) {
        return new VolumeModel(
                device, "none", null, null, null, null, null, null, null, null, null, null, VolumeUseModel.NONE);
    }
}
