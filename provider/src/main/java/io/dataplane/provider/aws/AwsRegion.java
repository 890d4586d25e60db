package io.dataplane.provider.aws;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;

/// The clients of one region, made on first use. Reads retry by the SDK's rules; a client named `…Writes` never
/// retries,
/// because the engine looks for the object before it repeats a call that may have taken effect.
public interface AwsRegion {
    String name();

    /// `aws`, `aws-cn` or `aws-us-gov`.
    String partition();

    String accountId();

    Ec2Client ec2();

    Ec2Client ec2Writes();

    S3Client s3();

    S3Client s3Writes();

    /// IAM is one per partition; here for convenience.
    IamClient iam();

    IamClient iamWrites();

    /// Route 53 is one per partition too.
    Route53Client route53();

    Route53Client route53Writes();
}
