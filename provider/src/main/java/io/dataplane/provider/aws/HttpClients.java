package io.dataplane.provider.aws;

import static io.dataplane.schema.value.AttributePath.path;

import io.dataplane.schema.value.AttributePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/// The HTTP client of all calls: whom it trusts, and through which proxy it goes.
record HttpClients(AwsSettings settings, SharedFiles files) {
    static {
        // The JDK's HTTP client keeps 5 idle connections per host, and repeats a POST whose connection broke: that
        // would launch an instance twice.
        System.setProperty("http.maxConnections", "64");
        System.setProperty("sun.net.http.retryPost", "false");
        // Passwords for tunnels are off in the JDK.
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
    }

    SdkHttpClient make() {
        ConnectionArguments arguments = settings.arguments().connection();
        TrustManager[] trusted = trusted();
        Optional<Proxy> http = proxy("http_proxy", arguments.httpProxy(), "HTTP_PROXY", "http_proxy");
        Optional<Proxy> https = proxy("https_proxy", arguments.httpsProxy(), "HTTPS_PROXY", "https_proxy");
        if (https.isEmpty() && arguments.httpProxy() != null) {
            https = http;
        }
        SdkHttpClient direct = client(null, trusted);
        if (http.isEmpty() && https.isEmpty()) {
            return direct;
        }
        String exceptions =
                arguments.noProxy() == null ? settings.variable("NO_PROXY", "no_proxy") : arguments.noProxy();
        return new ProxiedHttpClient(
                direct,
                http.map(proxy -> client(proxy, trusted)).orElse(direct),
                https.map(proxy -> client(proxy, trusted)).orElse(direct),
                NoProxy.of(exceptions));
    }

    private Optional<Proxy> proxy(String attribute, @Nullable String argument, String... variables) {
        String url = argument == null ? settings.variable(variables) : argument;
        if (url == null) {
            return Optional.empty();
        }
        Optional<Proxy> proxy = Proxy.parse(url);
        if (proxy.isEmpty()) {
            String source = argument == null ? "The variable " + variables[0] : attribute;
            throw new AwsUnusable(
                    path(attribute),
                    "Invalid Proxy",
                    source + " " + Proxy.problem(url).orElse(""));
        }
        return proxy;
    }

    private SdkHttpClient client(@Nullable Proxy proxy, TrustManager @Nullable [] trusted) {
        ProxyConfiguration.Builder through =
                ProxyConfiguration.builder().useSystemPropertyValues(false).useEnvironmentVariablesValues(false);
        if (proxy != null) {
            ProxyLogin.give(proxy); // the JDK opens tunnels by itself, and asks only when the proxy insists
            through.endpoint(proxy.address()).username(proxy.user()).password(proxy.password());
        }
        UrlConnectionHttpClient.Builder builder = UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(10))
                .socketTimeout(Duration.ofSeconds(60))
                .proxyConfiguration(through.build());
        if (trusted != null) {
            builder.tlsTrustManagersProvider(() -> trusted);
        }
        return builder.buildWithDefaults(AttributeMap.builder()
                .put(SdkHttpConfigurationOption.TRUST_ALL_CERTIFICATES, isInsecure())
                .build());
    }

    private boolean isInsecure() {
        return Boolean.TRUE.equals(settings.arguments().connection().insecure());
    }

    /// Null: the authorities that Java trusts.
    private TrustManager @Nullable [] trusted() {
        String file = isInsecure()
                ? null
                : files.choose(settings.arguments().connection().customCaBundle(), "AWS_CA_BUNDLE", "ca_bundle");
        if (file == null) {
            return null;
        }
        Path bundle = files.expand(file);
        AttributePath path = path("custom_ca_bundle");
        try {
            return Certificates.trust(Files.readString(bundle));
        } catch (IOException e) {
            throw new AwsUnusable(
                    path,
                    "File Not Readable",
                    "There is no readable file " + bundle + ". Correct custom_ca_bundle (or AWS_CA_BUNDLE).");
        } catch (GeneralSecurityException e) {
            throw new AwsUnusable(
                    path,
                    "Invalid Certificates",
                    "The file " + bundle + " is not a list of certificates in PEM form. Correct custom_ca_bundle (or"
                            + " AWS_CA_BUNDLE).");
        }
    }
}
