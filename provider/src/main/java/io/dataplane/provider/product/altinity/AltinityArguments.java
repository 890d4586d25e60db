package io.dataplane.provider.product.altinity;

import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.attribute.Sensitive;
import io.dataplane.schema.rule.DurationText;
import io.dataplane.schema.rule.Filled;
import io.dataplane.schema.rule.Matches;
import org.jspecify.annotations.Nullable;

/// The `altinity` block of the provider.
public record AltinityArguments(
        @Matches(pattern = "https?://[^/\\s]+.*", message = "Write a URL such as \"https://anywhere.altinity.cloud\".")
        @Doc("URL of the control plane. Default: `ALTINITYCLOUD_API_URL`, then `https://anywhere.altinity.cloud`.")
        @Optional
        @Nullable
        String apiUrl,

        @Filled
        @Doc(
                "Token of the Anywhere API, from My Account in Altinity.Cloud Manager. Default: `ALTINITYCLOUD_API_TOKEN`.")
        @Optional
        @Sensitive
        @Nullable
        String apiToken,

        @Filled
        @Doc("Certificates (PEM) of the authorities to trust for this URL instead of the usual ones.")
        @Optional
        @Nullable
        String caCrt,

        @DurationText
        @Doc("How long to wait between two questions whether an environment is ready. Default:"
                + " `DATAPLANE_ALTINITY_POLL_INTERVAL`, then `30s`.")
        @Optional
        @Nullable
        String pollInterval) {

    @Override
    public String toString() {
        return "AltinityArguments[apiUrl=" + apiUrl + "]";
    }
}
