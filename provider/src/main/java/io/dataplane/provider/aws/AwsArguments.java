package io.dataplane.provider.aws;

import io.dataplane.schema.attribute.Block;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Inline;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.rule.Filled;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the provider block says about the way to AWS, named as users of other AWS providers know it.
public record AwsArguments(
        @Filled
        @Doc("AWS region. Default: `AWS_REGION`, `AWS_DEFAULT_REGION`, then the profile's region.")
        @Optional
        @Nullable
        String region,

        @Inline KeyArguments keys,

        @Doc("A role to assume. Several blocks make a chain, each assumed with the credentials of the one before.")
        @Block
        List<RoleArguments> assumeRole,

        @Doc(
                "A role to assume with the token of an identity provider, such as that of a CI system or of Kubernetes; instead"
                        + " of keys. Roles in `assume_role` follow it. Without this block, `AWS_WEB_IDENTITY_TOKEN_FILE` and"
                        + " `AWS_ROLE_ARN` do the same where no keys or profile are given.")
        @Block
        @Nullable
        WebIdentityArguments assumeRoleWithWebIdentity,

        @Inline AddressArguments addresses,

        @Inline ConnectionArguments connection,

        @Inline AccountArguments account,

        @Inline TagArguments tags) {

    /// Nothing set.
    static final AwsArguments NONE = new AwsArguments(
            null,
            new KeyArguments(null, null, null, null, null, null),
            List.of(),
            null,
            new AddressArguments(null, null, null, null, null, null),
            new ConnectionArguments(null, null, null, null, null, null, null),
            new AccountArguments(null, null, null, null, null, null),
            new TagArguments(null, null));

    @Override
    public String toString() {
        return "AwsArguments[region=" + region + ", profile=" + keys.profile() + "]";
    }
}
