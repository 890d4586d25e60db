package io.dataplane.provider.aws;

import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/// Credentials whose failure is told in words of ours; what an earlier step of a chain told stays as it is.
record Explained(AwsCredentialsProvider provider, Function<Exception, AwsUnusable> explanation)
        implements AwsCredentialsProvider {
    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return provider.resolveCredentials();
        } catch (SdkException | IllegalArgumentException | IllegalStateException e) {
            AwsUnusable before = AwsErrors.cause(e, AwsUnusable.class);
            throw before == null ? explanation.apply(e) : before;
        }
    }
}
