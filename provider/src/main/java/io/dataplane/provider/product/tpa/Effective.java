package io.dataplane.provider.product.tpa;

import org.jspecify.annotations.Nullable;

/// What a configuration means: the arguments of `config_yml` under the written ones, and what the architecture
/// generates under both. Rules, resolver, graph and outputs work on this; only the answer to Terraform carries what
/// was written.
final class Effective {
    private Effective() {}

    /// @param prior the state that remembers what was decided once: node numbers, names, subnets. Null before the
    ///     first apply.
    @SuppressWarnings("UnusedVariable") // until something is generated
    static TpaClusterModel of(TpaClusterModel written, @Nullable TpaClusterModel prior) {
        return ConfigYmlBase.under(written);
    }

    /// What a state or a finished plan means.
    static TpaClusterModel of(TpaClusterModel state) {
        return of(state, state);
    }
}
