package io.dataplane.provider;

import io.dataplane.provider.aws.AwsArguments;
import io.dataplane.provider.product.altinity.AltinityArguments;
import io.dataplane.schema.attribute.Block;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Inline;
import org.jspecify.annotations.Nullable;

/// The provider block, the same under every name of the provider.
public record ProviderModel(
        @Inline AwsArguments aws,

        @Doc("The control plane of Altinity.Cloud; only `altinity_` resources use it.") @Block @Nullable
        AltinityArguments altinity) {}
