package io.dataplane.provider.product.tpa;

import org.jspecify.annotations.Nullable;

/// What a configuration means: the arguments of `config_yml` under the written ones, and what the architecture
/// generates under both. Rules, resolver, graph and outputs work on this; only the answer to Terraform carries what
/// was written.
final class Effective {
    private Effective() {}

    /// @param prior the state that remembers what was decided once: node numbers, names, subnets. Null before the
    ///     first apply.
    /// @param defaultRegion the provider's; empty while it is not known
    static TpaClusterModel of(TpaClusterModel written, @Nullable TpaClusterModel prior, String defaultRegion) {
        return of(written, Kept.of(prior), defaultRegion);
    }

    static TpaClusterModel of(TpaClusterModel written, Kept kept, String defaultRegion) {
        TpaClusterModel based = ConfigYmlBase.under(written);
        MachineModel machines = based.machines();
        MachineModel.Ami ami = machines.ec2Ami() == null ? Requests.image(based) : machines.ec2Ami();
        TpaClusterModel imaged = based.with(machines.with(ami, machines.locations(), machines.instances()));
        return Requests.valid(imaged)
                .map(request -> new Generated(imaged, request, kept, defaultRegion).model())
                .orElse(imaged);
    }

    /// While the provider's region is not known, or does not matter.
    static TpaClusterModel of(TpaClusterModel written, @Nullable TpaClusterModel prior) {
        return of(written, prior, "");
    }

    /// What a state or a finished plan means.
    static TpaClusterModel of(TpaClusterModel state) {
        return of(state, state);
    }
}
