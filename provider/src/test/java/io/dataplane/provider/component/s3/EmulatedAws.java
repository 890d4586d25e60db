package io.dataplane.provider.component.s3;

import io.dataplane.provider.aws.Aws;
import io.dataplane.provider.aws.AwsSettings;
import io.dataplane.testbed.Emulator;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

/// An account on the emulator; the tests keep apart by their buckets' names, since emptying it takes seconds.
final class EmulatedAws {
    private EmulatedAws() {}

    static Aws open() {
        return at(Emulator.shared().endpoint());
    }

    static Aws at(URI endpoint) {
        return new Aws(AwsSettings.of(Map.of(
                "AWS_ENDPOINT_URL", endpoint.toString(),
                "AWS_REGION", "eu-west-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test")));
    }

    static String newBucketName() {
        return "bucket-" + UUID.randomUUID();
    }
}
