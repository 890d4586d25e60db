package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Computed;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.bind.Planned;
import org.jspecify.annotations.Nullable;

/// The key pair, without its private half.
public record KeyOutputs(
        @Computed @Doc("Name of the key pair.") @Nullable Planned<String> keyName,

        @Computed @Doc("The public key, in OpenSSH form; null for a key pair that existed before.") @Nullable
        Planned<String> publicKeyOpenssh) {
    /// Nothing known: before the first plan.
    static final KeyOutputs NONE = new KeyOutputs(null, null);

    /// To be known after the apply.
    static final KeyOutputs UNKNOWN = new KeyOutputs(Planned.unknown(), Planned.unknown());
}
