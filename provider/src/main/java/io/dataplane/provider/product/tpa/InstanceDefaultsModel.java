package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Inline;
import io.dataplane.schema.attribute.Optional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Settings of all instances.
public record InstanceDefaultsModel(
        @Optional @Doc("The location of instances that name none.") @Nullable
        String location,

        @Inline MachineSettings settings,

        @Optional @Doc("Volumes of every instance, by device name; an instance's own are merged over them.") @Nullable
        List<VolumeModel> defaultVolumes) {}
