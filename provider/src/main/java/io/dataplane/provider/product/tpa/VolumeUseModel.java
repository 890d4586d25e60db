package io.dataplane.provider.product.tpa;

import io.dataplane.provider.yaml.YamlMapping;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.rule.Matches;
import io.dataplane.schema.rule.OneOf;
import org.jspecify.annotations.Nullable;

/// What TPA does with a volume; AWS sees nothing of it.
public record VolumeUseModel(
        @Optional
        @OneOf({"postgres_data", "postgres_wal", "postgres_tablespace", "barman_data"})
        @Doc("What TPA uses it for, which decides where it is mounted.")
        @Nullable
        String volumeFor,

        @Optional @Doc("The tablespace on it, with `volume_for = \"postgres_tablespace\"`.") @Nullable
        String tablespaceName,

        @Optional @Doc("Where TPA mounts it, when `volume_for` does not say it.") @Nullable
        String mountpoint,

        @Optional @Doc("File system that TPA makes on it; `ext4` by default.") @Nullable
        String fstype,

        @Optional @Doc("Options for making the file system.") @Nullable
        String fsopts,

        @Optional @Doc("Options for mounting it; `defaults,noatime` by default.") @Nullable
        String mountopts,

        @Optional @Doc("How much the kernel reads ahead, in sectors of 512 bytes; 16 MiB by default.") @Nullable
        String readahead,

        @Optional @Doc("User that owns the mountpoint.") @Nullable
        String owner,

        @Optional @Doc("Group that owns the mountpoint.") @Nullable
        String group,

        @Optional
        @Matches(pattern = "0?[0-7]{3,4}", message = "an octal mode such as `0755`, quoted")
        @Doc("Mode of the mountpoint.")
        @Nullable
        String mode,

        @Optional @OneOf({"luks"}) @Doc("Encryption that TPA sets up on the instance: `luks`.") @Nullable
        String encryption,

        @Optional @Doc("Name of the LUKS volume; by default what it is for, without `_data`.") @Nullable
        String luksVolume,

        @Optional @YamlMapping @Doc("Further variables of the volume for TPA, as YAML or JSON.") @Nullable
        String vars) {

    static VolumeUseModel of(String volumeFor) {
        return new VolumeUseModel(volumeFor, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    static final VolumeUseModel NONE =
            new VolumeUseModel(null, null, null, null, null, null, null, null, null, null, null, null, null);
}
