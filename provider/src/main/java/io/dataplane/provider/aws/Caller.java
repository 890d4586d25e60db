package io.dataplane.provider.aws;

/// Who calls AWS.
///
/// @param userId unique id of the identity; for an assumed role followed by `:` and the session name
/// @param partition `aws`, `aws-cn` or `aws-us-gov`
public record Caller(String accountId, String arn, String userId, String partition) {}
