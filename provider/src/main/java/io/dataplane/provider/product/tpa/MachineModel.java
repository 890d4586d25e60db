package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Default;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.attribute.Required;
import io.dataplane.schema.rule.Matches;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The machines and where they stand.
public record MachineModel(
        @Optional
        @Doc(
                "The image of instances that name none; it must match exactly one image. By default that of `distribution`.")
        @Nullable
        Ami ec2Ami,

        @Optional @Doc("Image id per region, instead of a search.") @Nullable
        Map<String, String> ec2RegionAmis,

        @Optional @Doc("Places instances stand in, by name. Settings here are the weakest default.") @Nullable
        Map<String, LocationModel> locations,

        @Optional @Doc("Settings of all instances; an instance's own win.") @Nullable
        InstanceDefaultsModel instanceDefaults,

        @Optional
        @Doc("The instances, by name. Required without `architecture`, whose instances they complete or override.")
        @Nullable
        Map<String, InstanceModel> instances) {

    MachineModel with(
            Ami ami,
            @Nullable Map<String, LocationModel> otherLocations,
            @Nullable Map<String, InstanceModel> otherInstances) {
        return new MachineModel(ami, ec2RegionAmis, otherLocations, instanceDefaults, otherInstances);
    }

    Map<String, InstanceModel> instanceMap() {
        return instances == null ? Map.of() : instances;
    }

    /// Which image.
    public record Ami(
            @Required @Doc("Its name; `*` matches anything.")
            String name,

            @Optional
            @Matches(
                    pattern = "self|amazon|aws-marketplace|aws-backup-vault|[0-9]{12}",
                    message = "`self`, `amazon`, `aws-marketplace` or the 12 digits of an account, quoted")
            @Doc("The account that owns it, as text: leading zeros matter.")
            @Nullable
            String owner,

            @Optional @Doc("Further filters of DescribeImages.") @Nullable
            Map<String, List<String>> filters,

            @Default("false") @Doc("Take the newest when several match.")
            Boolean mostRecent) {}
}
