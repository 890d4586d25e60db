package io.dataplane.provider.aws;

import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.rule.Matches;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which account is meant, and what is not asked before the work begins.
public record AccountArguments(
        @Matches(pattern = ACCOUNT, message = ACCOUNT_WORDS)
        @Doc("The only accounts to work in; any other is refused before the first change.")
        @Optional
        @Nullable
        Set<String> allowedAccountIds,

        @Matches(pattern = ACCOUNT, message = ACCOUNT_WORDS)
        @Doc("Accounts that are refused before the first change; instead of `allowed_account_ids`.")
        @Optional
        @Nullable
        Set<String> forbiddenAccountIds,

        @Doc("Do not ask AWS at the start whose the credentials are.") @Optional @Nullable
        Boolean skipCredentialsValidation,

        @Doc(
                "Do not ask AWS for the number of the account where the ARN of the last assumed role tells it. Without such a role"
                        + " it is asked when a resource needs it.")
        @Optional
        @Nullable
        Boolean skipRequestingAccountId,

        @Doc("Do not look for credentials in the metadata of the EC2 instance. Default: `AWS_EC2_METADATA_DISABLED`.")
        @Optional
        @Nullable
        Boolean skipMetadataApiCheck,

        @Doc("Accept a region that this version of the provider does not know.") @Optional @Nullable
        Boolean skipRegionValidation) {

    public boolean isRestricted() {
        return allowedAccountIds != null || forbiddenAccountIds != null;
    }

    static final String ACCOUNT = "[0-9]{12}";
    static final String ACCOUNT_WORDS = "An account id has 12 digits.";
}
