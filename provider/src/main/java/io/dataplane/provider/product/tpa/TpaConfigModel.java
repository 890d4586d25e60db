package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Inline;

/// The arguments that describe a cluster, as a config.yml sets them; what it does not set is null.
public record TpaConfigModel(
        @Inline IdentityModel identity,
        @Inline SoftwareModel software,
        @Inline NetworkModel network,
        @Inline FirewallModel firewall,
        @Inline MachineModel machines,
        @Inline AccessModel access,
        @Inline BootModel boot) {}
