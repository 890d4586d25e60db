package io.dataplane.testbed;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;

/// Clients that talk to the emulator itself, past every proxy.
///
/// @param region the one in which EC2 is looked at
public record AwsClients(Ec2Client ec2, IamClient iam, Route53Client route53, S3Client s3, String region) {
    public static AwsClients of(URI endpoint, String region) {
        AwsCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
        return new AwsClients(
                Ec2Client.builder()
                        .endpointOverride(endpoint)
                        .region(Region.of(region))
                        .credentialsProvider(credentials)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                IamClient.builder()
                        .endpointOverride(endpoint)
                        .region(Region.AWS_GLOBAL)
                        .credentialsProvider(credentials)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                Route53Client.builder()
                        .endpointOverride(endpoint)
                        .region(Region.AWS_GLOBAL)
                        .credentialsProvider(credentials)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                S3Client.builder()
                        .endpointOverride(endpoint)
                        .region(Region.of(region))
                        .forcePathStyle(true)
                        .credentialsProvider(credentials)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                region);
    }
}
