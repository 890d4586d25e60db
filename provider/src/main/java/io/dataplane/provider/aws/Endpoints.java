package io.dataplane.provider.aws;

import static io.dataplane.schema.value.AttributePath.path;

import io.dataplane.schema.value.AttributePath;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where a service is reached when not at AWS's own address: the configuration first, then the standard variables, the
/// narrower one first in each.
record Endpoints(AwsSettings settings) {
    @Nullable
    URI of(String service) {
        String own = settings.endpoints().get(service);
        if (own != null) {
            return uri(own, path("endpoints").name(service));
        }
        String all = settings.endpointUrl();
        if (all != null) {
            return uri(all, path("endpoint_url"));
        }
        if (Boolean.parseBoolean(settings.variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"))) {
            return null;
        }
        String variable = settings.variable("AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT), "AWS_ENDPOINT_URL");
        return variable == null ? null : uri(variable, path("endpoint_url"));
    }

    /// Hosts named after buckets only work where the name service knows them, so not with an endpoint of one's own.
    boolean pathStyle() {
        Boolean wish = settings.s3UsePathStyle();
        return wish == null ? of("s3") != null : wish;
    }

    private static URI uri(String text, AttributePath path) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // told below, with the same words
        }
        throw new AwsUnusable(
                path,
                "Invalid Endpoint",
                "\"" + text
                        + "\" is not an endpoint. Write a URL such as \"https://vpce-1a2b.example.com\"; it may also"
                        + " come from a variable AWS_ENDPOINT_URL….");
    }
}
