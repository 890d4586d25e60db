package io.dataplane.provider.product.altinity;

import io.dataplane.schema.rule.Durations;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The control plane that provider block and environment name.
///
/// @param apiUrl without a slash at its end
/// @param apiToken null when there is none, which matters only to resources that use the control plane
/// @param caCrt null: the authorities that Java trusts
public record AltinitySettings(
        String apiUrl, @Nullable String apiToken, @Nullable String caCrt, Duration pollInterval) {
    private static final AltinityArguments NOTHING = new AltinityArguments(null, null, null, null);
    private static final String PUBLIC_URL = "https://anywhere.altinity.cloud";
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(30);

    public static AltinitySettings of(@Nullable AltinityArguments block, Map<String, String> environment) {
        AltinityArguments arguments = block == null ? NOTHING : block;
        String url = either(arguments.apiUrl(), environment.get("ALTINITYCLOUD_API_URL"));
        String interval = either(arguments.pollInterval(), environment.get("DATAPLANE_ALTINITY_POLL_INTERVAL"));
        return new AltinitySettings(
                (url == null ? PUBLIC_URL : url).replaceFirst("/+$", ""),
                either(arguments.apiToken(), environment.get("ALTINITYCLOUD_API_TOKEN")),
                arguments.caCrt(),
                interval == null ? USUAL_INTERVAL : Durations.parse(interval).orElse(USUAL_INTERVAL));
    }

    private static @Nullable String either(@Nullable String argument, @Nullable String variable) {
        return argument != null ? argument : variable == null || variable.isEmpty() ? null : variable;
    }

    @Override
    public String toString() {
        return "AltinitySettings[apiUrl=" + apiUrl + "]";
    }
}
