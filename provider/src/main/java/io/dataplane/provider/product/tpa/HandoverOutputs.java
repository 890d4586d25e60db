package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Computed;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.bind.Planned;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The cluster directory that TPA deploys from.
public record HandoverOutputs(
        @Computed @Doc("TPA's `config.yml` of the cluster as it is.") @Nullable
        Planned<String> resolvedConfigYml,

        @Computed @Doc("Ansible's inventory of the nodes.") @Nullable
        Planned<String> inventory,

        @Computed @Doc("Settings for `ssh -F`.") @Nullable Planned<String> sshConfig,

        @Computed
        @Doc("The host keys of the nodes, as ssh reads them; empty when the images' own keys are kept.")
        @Nullable
        Planned<String> knownHosts,

        @Computed
        @Doc("The files of the cluster directory, by path. The paths are known while planning, so `for_each` can write"
                + " them; a content becomes known when the addresses in it are.")
        @Nullable
        Planned<Map<String, Planned<String>>> artifacts,

        @Computed @Doc("What to run in the cluster directory, one after another.") @Nullable
        Planned<List<String>> deployCommands) {
    /// Nothing known: before the first plan.
    static final HandoverOutputs NONE = new HandoverOutputs(null, null, null, null, null, null);

    /// To be known after the apply.
    static final HandoverOutputs UNKNOWN = new HandoverOutputs(
            Planned.unknown(),
            Planned.unknown(),
            Planned.unknown(),
            Planned.unknown(),
            Planned.unknown(),
            Planned.unknown());
}
