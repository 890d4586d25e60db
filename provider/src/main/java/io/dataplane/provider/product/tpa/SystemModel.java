package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.rule.Range;
import org.jspecify.annotations.Nullable;

/// Operating system and sizes of instances that do not say more.
public record SystemModel(
        @Optional
        @Doc("Operating system of the image: `Debian` (default), `Debian-arm`, `RedHat`, `RedHat-arm`, `Rocky`,"
                + " `Ubuntu` or `SLES`. The newest image is chosen once and kept. `ec2_ami` wins.")
        @Nullable
        String distribution,

        @Optional
        @Doc("Its version or code name. Debian 10, 11 (default), 12; Debian-arm 12; RedHat 7, 8 (default), 9;"
                + " RedHat-arm 9; Rocky 8, 9 (default); Ubuntu 20.04, 22.04, 24.04 (default); SLES 15.")
        @Nullable
        String osVersion,

        @Optional @Doc("Name of one image of that distribution, instead of the newest.") @Nullable
        String osImage,

        @Optional
        @Doc("Type of instances that name none: by default `t3.micro`, for RedHat and Rocky `t3.medium`, for images of"
                + " the arm architecture `t4g.medium`.")
        @Nullable
        String instanceType,

        @Optional @Range(min = 1, max = 65536) @Doc("Size of root volumes in GiB; 16 by default.") @Nullable
        Long rootVolumeSize,

        @Optional
        @Range(min = 1, max = 65536)
        @Doc("Size in GiB of the generated volumes for Postgres; 16 by default, 64 for PGD-Always-ON, Lightweight and"
                + " BDR-Always-ON.")
        @Nullable
        Long postgresVolumeSize,

        @Optional
        @Range(min = 1, max = 65536)
        @Doc("Size in GiB of the generated volumes for Barman; 32 by default, 128 for PGD-Always-ON and"
                + " BDR-Always-ON.")
        @Nullable
        Long barmanVolumeSize) {}
