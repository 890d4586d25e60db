package io.dataplane.provider.aws;

import io.dataplane.schema.attribute.Block;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.rule.Filled;
import io.dataplane.schema.rule.Matches;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where the services are.
public record AddressArguments(
        @Matches(pattern = URL, message = URL_WORDS)
        @Doc(
                "URL of all AWS services, for an emulator or a private endpoint. Default: `AWS_ENDPOINT_URL`, then `endpoint_url`"
                        + " of the profile.")
        @Optional
        @Nullable
        String endpointUrl,

        @Doc(
                "URLs of single services; they win over `endpoint_url`. Default: `AWS_ENDPOINT_URL_EC2` and so on, then the"
                        + " profile's `services` section.")
        @Block
        @Nullable
        Endpoints endpoints,

        @Doc(
                "Use the FIPS endpoints. Not for services with a URL of their own. Default: `AWS_USE_FIPS_ENDPOINT`, then the"
                        + " profile's `use_fips_endpoint`.")
        @Optional
        @Nullable
        Boolean useFipsEndpoint,

        @Doc("Use the endpoints that speak IPv6 too. Not for services with a URL of their own. Default:"
                + " `AWS_USE_DUALSTACK_ENDPOINT`, then the profile's `use_dualstack_endpoint`.")
        @Optional
        @Nullable
        Boolean useDualstackEndpoint,

        @Doc("Address S3 buckets by path instead of by host name. Default: only with an endpoint of your own.")
        @Optional
        @Nullable
        Boolean s3UsePathStyle,

        @Filled
        @Doc("Region in which roles are assumed and the identity is asked. Default: `region`.")
        @Optional
        @Nullable
        String stsRegion) {

    static final String URL = "https?://[^/\\s]+.*";
    static final String URL_WORDS = "Write a URL such as \"https://vpce-1a2b.example.com\".";

    /// One URL per service.
    public record Endpoints(
            @Matches(pattern = URL, message = URL_WORDS) @Doc("URL of EC2.") @Optional @Nullable
            String ec2,

            @Matches(pattern = URL, message = URL_WORDS) @Doc("URL of IAM.") @Optional @Nullable
            String iam,

            @Matches(pattern = URL, message = URL_WORDS) @Doc("URL of Route 53.") @Optional @Nullable
            String route53,

            @Matches(pattern = URL, message = URL_WORDS) @Doc("URL of S3.") @Optional @Nullable
            String s3,

            @Matches(pattern = URL, message = URL_WORDS) @Doc("URL of the single sign-on portal.") @Optional @Nullable
            String sso,

            @Matches(pattern = URL, message = URL_WORDS)
            @Doc("URL of the service that renews single sign-on tokens.")
            @Optional
            @Nullable
            String ssooidc,

            @Matches(pattern = URL, message = URL_WORDS) @Doc("URL of STS.") @Optional @Nullable
            String sts) {

        Map<String, @Nullable String> byService() {
            Map<String, @Nullable String> urls = new TreeMap<>();
            urls.put("ec2", ec2);
            urls.put("iam", iam);
            urls.put("route53", route53);
            urls.put("s3", s3);
            urls.put("sso", sso);
            urls.put("ssooidc", ssooidc);
            urls.put("sts", sts);
            return urls;
        }
    }
}
