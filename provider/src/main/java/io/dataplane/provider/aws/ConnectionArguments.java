package io.dataplane.provider.aws;

import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.rule.Filled;
import io.dataplane.schema.rule.OneOf;
import io.dataplane.schema.rule.Range;
import org.jspecify.annotations.Nullable;

/// How a connection is made, and how often a call is tried.
public record ConnectionArguments(
        @Filled
        @Doc(
                "File with the certificates (PEM) of the authorities to trust instead of the usual ones. Default: `AWS_CA_BUNDLE`,"
                        + " then the profile's `ca_bundle`.")
        @Optional
        @Nullable
        String customCaBundle,

        @Filled
        @Doc(
                "URL of the proxy, with user and password if it needs them: `http://user:password@proxy.example.com:3128`. For"
                        + " `https` addresses too, unless `https_proxy` or `HTTPS_PROXY` says otherwise. Default: `HTTP_PROXY`,"
                        + " for `http` addresses only.")
        @Optional
        @Nullable
        String httpProxy,

        @Filled
        @Doc("URL of the proxy for `https` addresses, which are those of AWS. Default: `HTTPS_PROXY`.")
        @Optional
        @Nullable
        String httpsProxy,

        @Filled
        @Doc(
                "What is reached without proxy: names (with all names below them), addresses and ranges, with commas between"
                        + " them; `*` for everything. Default: `NO_PROXY`.")
        @Optional
        @Nullable
        String noProxy,

        @Doc("Accept every certificate. Whoever is between you and the service can then read and change everything.")
        @Optional
        @Nullable
        Boolean insecure,

        @Range(min = 0, max = 100)
        @Doc(
                "How often a call that only reads is repeated. Default: `AWS_MAX_ATTEMPTS` or the profile's `max_attempts`, less"
                        + " one; then 5. Calls that change something are repeated only after a look at what they did.")
        @Optional
        @Nullable
        Integer maxRetries,

        @OneOf({"standard", "adaptive"})
        @Doc("`standard` or `adaptive`. Default: `AWS_RETRY_MODE`, then the profile's `retry_mode`, then `standard`.")
        @Optional
        @Nullable
        String retryMode) {

    /// Proxy URLs may hold a password.
    @Override
    public String toString() {
        return "ConnectionArguments[customCaBundle=" + customCaBundle + ", insecure=" + insecure + "]";
    }
}
