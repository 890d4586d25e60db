package io.dataplane.provider.product.tpa;

import io.dataplane.schema.bind.Planned;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The settings that a location, the defaults and an instance share.
interface MachineSettings {
    @Nullable
    String region();

    @Nullable
    String subnet();

    @Nullable
    String az();

    @Nullable
    String type();

    @Nullable
    Planned<String> image();

    @Nullable
    Set<String> role();

    @Nullable
    String upstream();

    @Nullable
    List<String> backup();

    @Nullable
    Boolean assignPublicIp();

    @Nullable
    Boolean assignElasticIp();

    @Nullable
    Boolean terminationProtection();

    @Nullable
    Map<String, String> tags();

    @Nullable
    MetadataModel metadataOptions();

    @Nullable
    Boolean monitoring();

    @Nullable
    Boolean ebsOptimized();

    @Nullable
    Boolean sourceDestCheck();

    @Nullable
    List<Planned<String>> extraSecurityGroupIds();

    @Nullable
    List<VolumeModel> volumeSettings();
}
