package io.dataplane.provider.component.s3;

/// A bucket of this account.
public record LiveBucket(String name, String region, String arn) {}
