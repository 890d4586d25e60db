package io.dataplane.provider.aws;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;

/// One region's share of the clients.
record LazyRegion(String name, Aws aws, Clients clients) implements AwsRegion {
    @Override
    public String partition() {
        return Regions.partition(name);
    }

    @Override
    public String accountId() {
        return aws.caller().accountId();
    }

    @Override
    public Ec2Client ec2() {
        return clients.ec2(name, Clients.Use.READ);
    }

    @Override
    public Ec2Client ec2Writes() {
        return clients.ec2(name, Clients.Use.WRITE);
    }

    @Override
    public S3Client s3() {
        return clients.s3(name, Clients.Use.READ);
    }

    @Override
    public S3Client s3Writes() {
        return clients.s3(name, Clients.Use.WRITE);
    }

    @Override
    public IamClient iam() {
        return clients.iam(Clients.Use.READ);
    }

    @Override
    public IamClient iamWrites() {
        return clients.iam(Clients.Use.WRITE);
    }

    @Override
    public Route53Client route53() {
        return clients.route53(Clients.Use.READ);
    }

    @Override
    public Route53Client route53Writes() {
        return clients.route53(Clients.Use.WRITE);
    }
}
