package io.dataplane.provider.aws;

import static io.dataplane.schema.value.AttributePath.path;

import io.dataplane.provider.aws.AwsSettings.AssumeRole;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;
import software.amazon.awssdk.services.sts.model.Tag;

/// Assumes the roles of the `assume_role` blocks, each with the credentials of the one before.
final class RoleChain {
    private RoleChain() {}

    static AwsCredentialsProvider over(
            AwsCredentialsProvider base, List<AssumeRole> roles, Function<AwsCredentialsProvider, StsClient> sts) {
        AwsCredentialsProvider current = base;
        for (int i = 0; i < roles.size(); i++) {
            AssumeRole role = roles.get(i);
            AwsCredentialsProvider assumed = StsAssumeRoleCredentialsProvider.builder()
                    .stsClient(sts.apply(current))
                    .refreshRequest(request(role))
                    .build();
            int position = i;
            current = () -> resolve(assumed, role, position);
        }
        return current;
    }

    private static AwsCredentials resolve(AwsCredentialsProvider assumed, AssumeRole role, int position) {
        try {
            return assumed.resolveCredentials();
        } catch (SdkException e) {
            AwsUnusable before = AwsErrors.cause(e, AwsUnusable.class);
            if (before != null) {
                throw before;
            }
            throw new AwsUnusable(
                    path("assume_role").index(position),
                    "Cannot Assume Role",
                    "The role " + role.roleArn() + " cannot be assumed: " + AwsErrors.sentence(e)
                            + " Check role_arn and external_id, the role's trust policy, and that the calling identity"
                            + " may call sts:AssumeRole on it.");
        }
    }

    static AssumeRoleRequest request(AssumeRole role) {
        return AssumeRoleRequest.builder()
                .roleArn(role.roleArn())
                .roleSessionName(role.sessionName() == null ? "terraform-provider-dataplane" : role.sessionName())
                .externalId(role.externalId())
                .durationSeconds(
                        role.duration() == null
                                ? null
                                : Math.toIntExact(role.duration().toSeconds()))
                .policy(role.policy())
                .policyArns(role.policyArns().stream()
                        .sorted()
                        .map(arn -> PolicyDescriptorType.builder().arn(arn).build())
                        .toList())
                .tags(role.tags().entrySet().stream()
                        .map(t -> Tag.builder()
                                .key(t.getKey())
                                .value(t.getValue())
                                .build())
                        .toList())
                .transitiveTagKeys(role.transitiveTagKeys())
                .sourceIdentity(role.sourceIdentity())
                .build();
    }
}
