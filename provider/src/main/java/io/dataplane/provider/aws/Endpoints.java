package io.dataplane.provider.aws;

import static io.dataplane.schema.value.AttributePath.path;

import io.dataplane.schema.value.AttributePath;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a service is reached when not at AWS's own address: the configuration first, then the standard variables, then
/// the shared files; the narrower one first in each.
record Endpoints(AwsSettings settings, SharedFiles files) {
    /// What the variables call a service where it is not our name in capitals; small letters in the shared files.
    private static final Map<String, String> STANDARD_NAMES = Map.of("ssooidc", "SSO_OIDC", "route53", "ROUTE_53");

    @Nullable
    URI of(String service) {
        AddressArguments.Endpoints own = settings.arguments().addresses().endpoints();
        String narrow = own == null ? null : own.byService().get(service);
        if (narrow != null) {
            return uri(narrow, path("endpoints").index(0).name(service), "endpoints");
        }
        String all = settings.arguments().addresses().endpointUrl();
        if (all != null) {
            return uri(all, path("endpoint_url"), "endpoint_url");
        }
        if (files.choose((Boolean) null, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls")) {
            return null;
        }
        String standard = STANDARD_NAMES.getOrDefault(service, service.toUpperCase(Locale.ROOT));
        String variable = settings.variable("AWS_ENDPOINT_URL_" + standard, "AWS_ENDPOINT_URL");
        if (variable != null) {
            return uri(variable, path("endpoint_url"), "a variable AWS_ENDPOINT_URL…");
        }
        return inFiles(standard.toLowerCase(Locale.ROOT))
                .map(url -> uri(url, path("endpoint_url"), "the shared configuration file"))
                .orElse(null);
    }

    private Optional<String> inFiles(String service) {
        return Optional.ofNullable(files.property("services"))
                .flatMap(name -> files.section("services", name))
                .flatMap(section -> section.property(service + ".endpoint_url"))
                .or(() -> Optional.ofNullable(files.property("endpoint_url")));
    }

    /// Hosts named after buckets only work where the name service knows them, so not with an endpoint of one's own.
    boolean pathStyle() {
        Boolean wish = settings.arguments().addresses().s3UsePathStyle();
        return wish == null ? of("s3") != null : wish;
    }

    private static URI uri(String text, AttributePath path, String source) {
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
                "\"" + text + "\", which comes from " + source
                        + ", is not an endpoint. Write a URL such as \"https://vpce-1a2b.example.com\".");
    }
}
