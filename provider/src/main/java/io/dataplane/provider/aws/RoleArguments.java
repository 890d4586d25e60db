package io.dataplane.provider.aws;

import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.attribute.Required;
import io.dataplane.schema.rule.DurationText;
import io.dataplane.schema.rule.Filled;
import io.dataplane.schema.rule.JsonText;
import io.dataplane.schema.rule.Matches;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A role of the `assume_role` chain.
public record RoleArguments(
        @Matches(pattern = ROLE_ARN, message = ROLE_ARN_WORDS) @Doc("ARN of the role.") @Required
        String roleArn,

        @Matches(pattern = SESSION_NAME, message = SESSION_NAME_WORDS)
        @Doc("Name of the session, as CloudTrail shows it. Default: `terraform-provider-dataplane`.")
        @Optional
        @Nullable
        String sessionName,

        @Filled @Doc("What the role's trust policy asks for.") @Optional @Nullable
        String externalId,

        @DurationText @Doc("How long the session lasts, from `15m` to `12h`. Default: one hour.") @Optional @Nullable
        String duration,

        @JsonText @Doc("JSON policy that limits the session further.") @Optional @Nullable
        String policy,

        @Filled @Doc("ARNs of managed policies that limit the session further.") @Optional @Nullable
        Set<String> policyArns,

        @Doc("Tags of the session.") @Optional @Nullable Map<String, String> tags,

        @Filled @Doc("Keys of session tags that go on to the next role of the chain.") @Optional @Nullable
        Set<String> transitiveTagKeys,

        @Filled @Doc("Source identity of the session.") @Optional @Nullable
        String sourceIdentity) {

    static final String ROLE_ARN = "arn:aws[a-z-]*:iam::[0-9]{12}:role/.+";
    static final String ROLE_ARN_WORDS = "Write it as \"arn:aws:iam::123456789012:role/Name\".";
    static final String SESSION_NAME = "[\\w+=,.@-]{2,64}";
    static final String SESSION_NAME_WORDS = "Use 2 to 64 letters, digits or _+=,.@-.";
}
