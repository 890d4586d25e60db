package io.dataplane.provider.aws;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A proxy as its URL names it.
///
/// @param address scheme, host and port
public record Proxy(
        URI address, @Nullable String user, @Nullable String password) {
    private static final int USUAL_PORT = 80;

    /// Why there can be no proxy at this URL, as the rest of a sentence that does not show it: it may hold a password.
    public static Optional<String> problem(String url) {
        return parse(url).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "is not the URL of a proxy. Write \"http://proxy.example.com:3128\", with user:password@ before"
                                + " the name if the proxy asks for them.");
    }

    /// Variables may leave the scheme out.
    static Optional<Proxy> parse(String url) {
        try {
            URI uri = URI.create(url.contains("://") ? url : "http://" + url);
            if (uri.getHost() == null || !"http".equals(uri.getScheme())) {
                return Optional.empty();
            }
            URI address =
                    URI.create("http://" + uri.getHost() + ":" + (uri.getPort() < 0 ? USUAL_PORT : uri.getPort()));
            String[] login = uri.getUserInfo() == null
                    ? new String[0]
                    : uri.getUserInfo().split(":", 2);
            return Optional.of(
                    new Proxy(address, login.length > 0 ? login[0] : null, login.length > 1 ? login[1] : null));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Proxy[" + address + "]";
    }
}
