package io.dataplane.provider;

import io.dataplane.schema.attribute.Block;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.attribute.Required;
import io.dataplane.schema.attribute.Sensitive;
import io.dataplane.schema.rule.DurationText;
import io.dataplane.schema.rule.JsonText;
import io.dataplane.schema.rule.Matches;
import io.dataplane.schema.rule.OneOf;
import io.dataplane.schema.rule.Range;
import io.dataplane.schema.rule.TagMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The provider block, named as users of other AWS providers know it.
public record ProviderModel(
        @Doc("AWS region. Default: `AWS_REGION`, `AWS_DEFAULT_REGION`, then the profile's region.") @Optional @Nullable
        String region,

        @Doc("Profile of the shared files. Default: `AWS_PROFILE`, then `default`.") @Optional @Nullable
        String profile,

        @Doc(
                "Access key. Default: `AWS_ACCESS_KEY_ID`, then the shared files, then the role of the container or instance.")
        @Optional
        @Nullable
        String accessKey,

        @Doc("Secret key; together with `access_key`. Default: `AWS_SECRET_ACCESS_KEY`.") @Optional @Sensitive @Nullable
        String secretKey,

        @Doc("Session token of temporary credentials. Default: `AWS_SESSION_TOKEN`.") @Optional @Sensitive @Nullable
        String token,

        @Doc("Shared configuration files. Default: `AWS_CONFIG_FILE`, then `~/.aws/config`.") @Optional @Nullable
        List<String> sharedConfigFiles,

        @Doc("Shared credentials files. Default: `AWS_SHARED_CREDENTIALS_FILE`, then `~/.aws/credentials`.")
        @Optional
        @Nullable
        List<String> sharedCredentialsFiles,

        @Doc("A role to assume. Several blocks make a chain, each assumed with the credentials of the one before.")
        @Block
        List<AssumeRole> assumeRole,

        @Matches(pattern = "https?://[^/\\s]+.*", message = "Write a URL such as \"https://vpce-1a2b.example.com\".")
        @Doc("URL of all AWS services, for an emulator or a private endpoint. Default: `AWS_ENDPOINT_URL`.")
        @Optional
        @Nullable
        String endpointUrl,

        @Doc("URLs of single services. Default: `AWS_ENDPOINT_URL_EC2` and so on.") @Block @Nullable
        Endpoints endpoints,

        @Doc("Tags that every object gets.") @Block @Nullable
        DefaultTags defaultTags,

        @Range(min = 0, max = 100)
        @Doc(
                "How often a call that only reads is repeated. Default: `AWS_MAX_ATTEMPTS` less one, then 5. Calls that change"
                        + " something are repeated only after a look at what they did.")
        @Optional
        @Nullable
        Integer maxRetries,

        @OneOf({"standard", "adaptive"})
        @Doc("`standard` or `adaptive`. Default: `AWS_RETRY_MODE`, then `standard`.")
        @Optional
        @Nullable
        String retryMode,

        @Doc("Address S3 buckets by path instead of by host name. Default: only with an endpoint of your own.")
        @Optional
        @Nullable
        Boolean s3UsePathStyle,

        @Doc("Do not ask AWS at the start whose the credentials are.") @Optional @Nullable
        Boolean skipCredentialsValidation,

        @Doc("Accept a region that this version of the provider does not know.") @Optional @Nullable
        Boolean skipRegionValidation,

        @Doc("Region in which roles are assumed and the identity is asked. Default: `region`.") @Optional @Nullable
        String stsRegion) {

    /// A role of the chain.
    public record AssumeRole(
            @Matches(
                    pattern = "arn:aws[a-z-]*:iam::[0-9]{12}:role/.+",
                    message = "Write it as \"arn:aws:iam::123456789012:role/Name\".")
            @Doc("ARN of the role.")
            @Required
            String roleArn,

            @Matches(pattern = "[\\w+=,.@-]{2,64}", message = "Use 2 to 64 letters, digits or _+=,.@-.")
            @Doc("Name of the session, as CloudTrail shows it. Default: `terraform-provider-dataplane`.")
            @Optional
            @Nullable
            String sessionName,

            @Doc("What the role's trust policy asks for.") @Optional @Nullable
            String externalId,

            @DurationText
            @Doc("How long the session lasts, from `15m` to `12h`. Default: one hour.")
            @Optional
            @Nullable
            String duration,

            @JsonText @Doc("JSON policy that limits the session further.") @Optional @Nullable
            String policy,

            @Doc("ARNs of managed policies that limit the session further.") @Optional @Nullable
            Set<String> policyArns,

            @Doc("Tags of the session.") @Optional @Nullable Map<String, String> tags,

            @Doc("Keys of session tags that go on to the next role of the chain.") @Optional @Nullable
            Set<String> transitiveTagKeys,

            @Doc("Source identity of the session.") @Optional @Nullable
            String sourceIdentity) {}

    /// Endpoints by service.
    public record Endpoints(
            @Matches(
                    pattern = "https?://[^/\\s]+.*",
                    message = "Write a URL such as \"https://vpce-1a2b.example.com\".")
            @Doc("URL of EC2.")
            @Optional
            @Nullable
            String ec2,

            @Matches(
                    pattern = "https?://[^/\\s]+.*",
                    message = "Write a URL such as \"https://vpce-1a2b.example.com\".")
            @Doc("URL of IAM.")
            @Optional
            @Nullable
            String iam,

            @Matches(
                    pattern = "https?://[^/\\s]+.*",
                    message = "Write a URL such as \"https://vpce-1a2b.example.com\".")
            @Doc("URL of S3.")
            @Optional
            @Nullable
            String s3,

            @Matches(
                    pattern = "https?://[^/\\s]+.*",
                    message = "Write a URL such as \"https://vpce-1a2b.example.com\".")
            @Doc("URL of STS.")
            @Optional
            @Nullable
            String sts) {}

    /// Tags of everything.
    public record DefaultTags(
            @TagMap @Doc("Tag values by key; a resource's own tag of the same key wins.") @Optional @Nullable
            Map<String, String> tags) {}

    @Override
    public String toString() {
        return "ProviderModel[region=" + region + ", profile=" + profile + "]";
    }
}
