package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Computed;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.bind.Planned;
import org.jspecify.annotations.Nullable;

/// Bucket and role of the instances.
public record AccessOutputs(
        @Computed @Doc("The bucket.") @Nullable Planned<String> bucket,

        @Computed @Doc("The bucket's region.") @Nullable Planned<String> bucketRegion,

        @Computed @Doc("Whether this cluster's apply created the bucket.") @Nullable
        Planned<Boolean> bucketCreated,

        @Computed @Doc("ARN of the instance profile.") @Nullable
        Planned<String> instanceProfileArn,

        @Computed @Doc("ARN of the instances' role; null for a profile that existed before.") @Nullable
        Planned<String> roleArn,

        @Computed @Doc("The inline policy of the instances' role; null for a profile that existed before.") @Nullable
        Planned<String> instancePolicyJson) {
    /// Nothing known: before the first plan.
    static final AccessOutputs NONE = new AccessOutputs(null, null, null, null, null, null);

    /// To be known after the apply.
    static final AccessOutputs UNKNOWN = new AccessOutputs(
            Planned.unknown(),
            Planned.unknown(),
            Planned.unknown(),
            Planned.unknown(),
            Planned.unknown(),
            Planned.unknown());
}
