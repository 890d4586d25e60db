package io.dataplane.provider.aws;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who calls, as the ARN of the last assumed role tells it without a question to AWS.
final class RoleCaller {
    private static final Pattern ARN = Pattern.compile("arn:(?<partition>[^:]+):iam::(?<account>[0-9]{12}):role/.+");

    private RoleCaller() {}

    /// Only where `skip_requesting_account_id` asks for it, and there is such a role.
    static Optional<Caller> of(AwsSettings settings) {
        AwsArguments arguments = settings.arguments();
        if (!Boolean.TRUE.equals(arguments.account().skipRequestingAccountId())) {
            return Optional.empty();
        }
        return lastRole(arguments).flatMap(role -> {
            Matcher arn = ARN.matcher(role);
            return arn.matches()
                    ? Optional.of(new Caller(arn.group("account"), role, "", arn.group("partition")))
                    : Optional.empty();
        });
    }

    private static Optional<String> lastRole(AwsArguments arguments) {
        List<RoleArguments> roles = arguments.assumeRole();
        WebIdentityArguments identity = arguments.assumeRoleWithWebIdentity();
        return roles.isEmpty()
                ? Optional.ofNullable(identity == null ? null : identity.roleArn())
                : Optional.of(roles.getLast().roleArn());
    }
}
