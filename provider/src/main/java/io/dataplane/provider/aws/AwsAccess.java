package io.dataplane.provider.aws;

import io.dataplane.schema.diagnostic.Diagnostics;
import java.util.Optional;

/// The way of a resource to AWS: opened when first needed, so that what needs no AWS also needs no credentials.
public interface AwsAccess {
    /// False while the provider's settings are not known, which only happens at plan.
    boolean isKnown();

    /// The session of the provider's configuration; empty with one error when it cannot be used.
    Optional<Aws> open(Diagnostics diagnostics);
}
