package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Inline;
import io.dataplane.schema.attribute.Optional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place instances stand in.
public record LocationModel(
        @Optional @Doc("Tag `Name` of a subnet that is created here.") @Nullable
        String subnetName,

        @Inline MachineSettings settings,

        @Optional @Doc("Volumes of instances here, by device name.") @Nullable
        List<VolumeModel> volumes) {

    static final LocationModel EMPTY = new LocationModel(null, MachineSettings.EMPTY, null);

    LocationModel in(@Nullable String region, @Nullable String subnet) {
        return new LocationModel(subnetName, settings.in(region, subnet), volumes);
    }
}
