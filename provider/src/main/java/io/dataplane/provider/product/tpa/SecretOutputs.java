package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Computed;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Sensitive;
import io.dataplane.schema.bind.Planned;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What only the state of the cluster itself holds.
public record SecretOutputs(
        @Computed @Sensitive @Doc("The generated private key, in OpenSSH form; null when a key was supplied.") @Nullable
        Planned<String> privateKeyOpenssh,

        @Computed
        @Sensitive
        @Doc(
                "The files of the cluster directory that only their owner may read, by path: private keys, and the password of"
                        + " TPA's vault.")
        @Nullable
        Planned<Map<String, Planned<String>>> sensitiveArtifacts) {
    /// Nothing known: before the first plan.
    static final SecretOutputs NONE = new SecretOutputs(null, null);

    /// To be known after the apply.
    static final SecretOutputs UNKNOWN = new SecretOutputs(Planned.unknown(), Planned.unknown());

    @Override
    public String toString() {
        return "(sensitive)";
    }
}
