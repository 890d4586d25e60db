package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Inline;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.rule.Ipv4Address;
import io.dataplane.schema.rule.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One instance.
public record InstanceModel(
        @Optional
        @Range(min = 1, max = 99999)
        @Doc("Its number in the cluster; the lowest free one by default. It never changes by itself.")
        @Nullable
        Long node,

        @Optional @Doc("The location it stands in.") @Nullable
        String location,

        @Optional @Ipv4Address @Doc("Its private address; one of the subnet by default.") @Nullable
        String privateIp,

        @Optional @Doc("Address of an elastic IP that exists. It is used and never released.") @Nullable
        Planned<String> elasticIp,

        @Inline MachineSettings settings,

        @Optional
        @Doc("Its volumes, merged by device name over the default ones; `[]` for the image's root volume only.")
        @Nullable
        List<VolumeModel> volumes) {

    static final InstanceModel EMPTY = new InstanceModel(null, null, null, null, MachineSettings.EMPTY, null);
}
