package io.dataplane.provider.aws;

import static io.dataplane.provider.aws.RoleArguments.ROLE_ARN;
import static io.dataplane.provider.aws.RoleArguments.ROLE_ARN_WORDS;
import static io.dataplane.provider.aws.RoleArguments.SESSION_NAME;
import static io.dataplane.provider.aws.RoleArguments.SESSION_NAME_WORDS;

import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.attribute.Sensitive;
import io.dataplane.schema.rule.DurationText;
import io.dataplane.schema.rule.Filled;
import io.dataplane.schema.rule.JsonText;
import io.dataplane.schema.rule.Matches;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The role that an identity provider's token gives.
public record WebIdentityArguments(
        @Matches(pattern = ROLE_ARN, message = ROLE_ARN_WORDS)
        @Doc("ARN of the role. Default: `AWS_ROLE_ARN`.")
        @Optional
        @Nullable
        String roleArn,

        @Matches(pattern = SESSION_NAME, message = SESSION_NAME_WORDS)
        @Doc("Name of the session, as CloudTrail shows it. Default: `AWS_ROLE_SESSION_NAME`, then"
                + " `terraform-provider-dataplane`.")
        @Optional
        @Nullable
        String sessionName,

        @DurationText @Doc("How long the session lasts, from `15m` to `12h`. Default: one hour.") @Optional @Nullable
        String duration,

        @JsonText @Doc("JSON policy that limits the session further.") @Optional @Nullable
        String policy,

        @Filled @Doc("ARNs of managed policies that limit the session further.") @Optional @Nullable
        Set<String> policyArns,

        @Filled
        @Doc("The token itself; better in a file, which may be renewed meanwhile.")
        @Optional
        @Sensitive
        @Nullable
        String webIdentityToken,

        @Filled
        @Doc("File with the token, read anew for each session. Default: `AWS_WEB_IDENTITY_TOKEN_FILE`.")
        @Optional
        @Nullable
        String webIdentityTokenFile) {

    @Override
    public String toString() {
        return "WebIdentityArguments[roleArn=" + roleArn + ", webIdentityTokenFile=" + webIdentityTokenFile + "]";
    }
}
