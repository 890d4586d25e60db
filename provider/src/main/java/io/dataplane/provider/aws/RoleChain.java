package io.dataplane.provider.aws;

import static io.dataplane.schema.value.AttributePath.path;
import static java.util.Objects.requireNonNullElse;

import io.dataplane.schema.rule.Durations;
import io.dataplane.schema.value.AttributePath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;
import software.amazon.awssdk.services.sts.model.Tag;

/// Assumes roles with the credentials of another identity.
///
/// @param sts a client for the credentials of each step
record RoleChain(Function<AwsCredentialsProvider, StsClient> sts) {
    static final String SESSION_NAME = "terraform-provider-dataplane";

    /// The `assume_role` blocks, each with the credentials of the one before.
    AwsCredentialsProvider over(AwsCredentialsProvider base, List<RoleArguments> roles) {
        AwsCredentialsProvider current = base;
        for (int i = 0; i < roles.size(); i++) {
            current = assume(current, roles.get(i), path("assume_role").index(i));
        }
        return current;
    }

    /// @param path where the role is named
    AwsCredentialsProvider assume(AwsCredentialsProvider base, RoleArguments role, AttributePath path) {
        AwsCredentialsProvider assumed = StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts.apply(base))
                .refreshRequest(request(role))
                .build();
        return new Explained(
                assumed,
                e -> new AwsUnusable(
                        path,
                        "Cannot Assume Role",
                        "The role " + role.roleArn() + " cannot be assumed: " + AwsErrors.sentence(e)
                                + " Check role_arn and external_id, the role's trust policy, and that the calling identity"
                                + " may call sts:AssumeRole on it."));
    }

    static AssumeRoleRequest request(RoleArguments role) {
        return AssumeRoleRequest.builder()
                .roleArn(role.roleArn())
                .roleSessionName(requireNonNullElse(role.sessionName(), SESSION_NAME))
                .externalId(role.externalId())
                .durationSeconds(seconds(role.duration()))
                .policy(role.policy())
                .policyArns(policies(role.policyArns()))
                .tags(requireNonNullElse(role.tags(), Map.<String, String>of()).entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .transitiveTagKeys(role.transitiveTagKeys())
                .sourceIdentity(role.sourceIdentity())
                .build();
    }

    static @Nullable Integer seconds(@Nullable String duration) {
        return duration == null
                ? null
                : Durations.parse(duration)
                        .map(parsed -> Math.toIntExact(parsed.toSeconds()))
                        .orElse(null);
    }

    static List<PolicyDescriptorType> policies(@Nullable Set<String> arns) {
        return requireNonNullElse(arns, Set.<String>of()).stream()
                .sorted()
                .map(arn -> PolicyDescriptorType.builder().arn(arn).build())
                .toList();
    }
}
