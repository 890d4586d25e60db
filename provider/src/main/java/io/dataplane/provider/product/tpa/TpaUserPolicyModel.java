package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Computed;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.rule.OneOf;
import org.jspecify.annotations.Nullable;

/// The data source `tpa_user_policy`.
public record TpaUserPolicyModel(
        @Optional
        @OneOf({"upstream", "full", "scoped"})
        @Doc(
                "`upstream`: as TPA's documentation lists it; `full` (default): with all that it leaves out, too; `scoped`: the"
                        + " same, on the cluster's role, bucket and tagged objects where AWS can tell them apart.")
        @Nullable
        String variant,

        @Optional @Doc("The cluster that a `scoped` policy is for; any cluster by default.") @Nullable
        String clusterName,

        @Computed @Doc("The policy.") @Nullable Planned<String> json) {
    TpaUserPolicyModel with(String policy) {
        return new TpaUserPolicyModel(variant, clusterName, Planned.of(policy));
    }
}
