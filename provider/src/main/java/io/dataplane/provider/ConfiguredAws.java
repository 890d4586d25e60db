package io.dataplane.provider;

import io.dataplane.provider.aws.Aws;
import io.dataplane.provider.aws.AwsAccess;
import io.dataplane.provider.aws.AwsSettings;
import io.dataplane.provider.aws.AwsUnusable;
import io.dataplane.schema.diagnostic.Diagnostics;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The AWS of the last configuration that Terraform sent; opened by the first resource that needs it, with one answer
/// for all.
final class ConfiguredAws implements AwsAccess {
    private volatile @Nullable Session session;

    /// Null while the settings are not known.
    void configure(@Nullable AwsSettings settings) {
        session = settings == null ? null : new Session(settings);
    }

    @Override
    public boolean isKnown() {
        return session != null;
    }

    @Override
    public Optional<Aws> open(Diagnostics diagnostics) {
        Session current = session;
        if (current != null) {
            return current.open(diagnostics);
        }
        diagnostics.error(
                "Provider Configuration Not Known",
                "The provider block holds values that are only known after apply, and this step needs AWS. Apply what they"
                        + " come from first (terraform apply -target=…), or write the values out.");
        return Optional.empty();
    }

    private static final class Session {
        private final AwsSettings settings;
        private final ReentrantLock opening = new ReentrantLock();
        private @Nullable Aws aws;
        private @Nullable AwsUnusable problem;

        Session(AwsSettings settings) {
            this.settings = settings;
        }

        Optional<Aws> open(Diagnostics diagnostics) {
            opening.lock();
            try {
                if (aws == null && problem == null) {
                    connect();
                }
            } finally {
                opening.unlock();
            }
            if (problem != null) {
                diagnostics.error(problem.path(), problem.summary(), problem.detail());
            }
            return Optional.ofNullable(aws);
        }

        private void connect() {
            try {
                Aws candidate = new Aws(settings);
                candidate.verify();
                aws = candidate;
            } catch (AwsUnusable e) {
                problem = e;
            }
        }
    }
}
