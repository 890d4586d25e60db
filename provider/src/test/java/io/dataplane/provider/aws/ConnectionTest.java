package io.dataplane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataplane.schema.value.Values;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkException;

/// Proxies, certificates and the addresses of AWS itself, seen from the other end of the connection.
class ConnectionTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path folder;

    private static KeyStore key;

    @BeforeAll
    static void makeCertificate() throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1,dns:ec2.private.example.com",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        key = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            key.load(in, PASSWORD);
        }
        String der = Base64.getMimeEncoder()
                .encodeToString(key.getCertificate("server").getEncoded());
        Files.writeString(
                folder.resolve("ca.pem"),
                "our authority\n-----BEGIN CERTIFICATE-----\n" + der + "\n-----END CERTIFICATE-----\n");
        Files.writeString(folder.resolve("empty.pem"), "nothing here");
    }

    private static RecordingServer secureServer() throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(key, PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return new RecordingServer(tls);
    }

    private static SettingsBuilder settings() {
        return new SettingsBuilder().retries(0, null);
    }

    private static String bundle() {
        return folder.resolve("ca.pem").toString();
    }

    private static void describe(SettingsBuilder settings) {
        new Aws(settings.build()).region("eu-west-1").ec2().describeVpcs();
    }

    @Test
    void unknownAuthorityIsRefused() throws GeneralSecurityException {
        try (RecordingServer server = secureServer()) {
            assertThatThrownBy(() -> describe(settings().endpoint(server.url())))
                    .isInstanceOf(SdkException.class)
                    .hasMessageContaining("certification path");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void bundleIsTrustedFromArgumentVariableAndProfile() throws IOException, GeneralSecurityException {
        Path config = folder.resolve("config");
        Files.writeString(config, "[default]\nca_bundle = " + bundle() + "\n");
        try (RecordingServer server = secureServer()) {
            describe(settings().endpoint(server.url()).argument("custom_ca_bundle", bundle()));
            describe(settings().endpoint(server.url()).variable("AWS_CA_BUNDLE", bundle()));
            describe(settings().endpoint(server.url()).variable("AWS_CONFIG_FILE", config.toString()));
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void insecureAcceptsEveryCertificate() throws GeneralSecurityException {
        try (RecordingServer server = secureServer()) {
            describe(settings().endpoint(server.url()).on("insecure"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"no-such.pem, File Not Readable", "empty.pem, Invalid Certificates"})
    void wrongBundleIsToldAtItsAttribute(String name, String summary) {
        SettingsBuilder settings =
                settings().argument("custom_ca_bundle", folder.resolve(name).toString());
        assertThatThrownBy(() -> describe(settings)).isInstanceOfSatisfying(AwsUnusable.class, e -> {
            assertThat(e.path()).hasToString("custom_ca_bundle");
            assertThat(e.summary()).isEqualTo(summary);
            assertThat(e.detail()).contains(name);
        });
    }

    @Test
    void httpGoesThroughTheHttpProxy() {
        try (RecordingProxy proxy = new RecordingProxy(null)) {
            describe(settings().endpoint("http://ec2.private.example.com").argument("http_proxy", proxy.url()));
            describe(settings().endpoint("http://ec2.private.example.com").variable("http_proxy", proxy.address()));
            assertThat(proxy.targets()).hasSize(2).allSatisfy(target -> assertThat(target)
                    .startsWith("POST http://ec2.private.example.com"));
        }
    }

    @Test
    void httpsGoesThroughATunnel() throws GeneralSecurityException {
        try (RecordingServer server = secureServer();
                RecordingProxy proxy = new RecordingProxy(server.port())) {
            describe(settings()
                    .endpoint("https://ec2.private.example.com")
                    .argument("custom_ca_bundle", bundle())
                    .argument("https_proxy", proxy.url()));
            assertThat(server.requests()).hasSize(1);
            assertThat(proxy.targets()).containsExactly("CONNECT ec2.private.example.com:443");
        }
    }

    @Test
    void proxyThatAsksForAPasswordGetsIt() throws GeneralSecurityException {
        String login = "Basic " + Base64.getEncoder().encodeToString("ann:hunter2".getBytes(StandardCharsets.UTF_8));
        try (RecordingServer server = secureServer();
                RecordingProxy proxy = new RecordingProxy(server.port(), login)) {
            String url = "http://ann:hunter2@" + proxy.address();
            describe(settings().endpoint("http://ec2.private.example.com").argument("http_proxy", url));
            describe(settings()
                    .endpoint("https://ec2.private.example.com")
                    .argument("custom_ca_bundle", bundle())
                    .argument("https_proxy", url));
            assertThat(server.requests()).hasSize(1);
            assertThat(proxy.heads().getLast()).contains(login);
        }
    }

    @Test
    void httpProxyServesHttpsTooButNotFromItsVariable() {
        try (RecordingProxy proxy = new RecordingProxy(null);
                RecordingProxy other = new RecordingProxy(null)) {
            assertLost(settings().argument("http_proxy", proxy.url()));
            assertThat(proxy.targets()).containsExactly("CONNECT ec2.eu-west-1.amazonaws.com:443");
            assertLost(settings().argument("http_proxy", proxy.url()).variable("HTTPS_PROXY", other.url()));
            assertThat(other.targets()).containsExactly("CONNECT ec2.eu-west-1.amazonaws.com:443");
            assertLost(settings()
                    .argument("https_proxy", proxy.url())
                    .variable("HTTPS_PROXY", other.url())
                    .variable("HTTP_PROXY", other.url()));
            assertThat(proxy.targets()).hasSize(2);
            assertThat(other.targets()).hasSize(1);
        }
    }

    @Test
    void exceptionsAvoidTheProxy() {
        try (RecordingProxy proxy = new RecordingProxy(null)) {
            String nowhere = "http://ec2.unreachable.invalid";
            assertLost(settings()
                    .endpoint(nowhere)
                    .argument("http_proxy", proxy.url())
                    .argument("no_proxy", "unreachable.invalid"));
            assertLost(settings()
                    .endpoint(nowhere)
                    .variable("HTTP_PROXY", proxy.url())
                    .variable("NO_PROXY", "unreachable.invalid"));
            assertThat(proxy.targets()).isEmpty();
            describe(settings()
                    .endpoint(nowhere)
                    .argument("http_proxy", proxy.url())
                    .argument("no_proxy", "example.com")
                    .variable("NO_PROXY", "unreachable.invalid"));
            assertThat(proxy.targets()).hasSize(1);
        }
    }

    @Test
    void wrongProxyVariableIsToldWithoutItsPassword() {
        assertThatThrownBy(() -> describe(settings().variable("HTTPS_PROXY", "socks5://ann:hunter2@proxy")))
                .isInstanceOfSatisfying(
                        AwsUnusable.class, e -> assertThat(e.path()).hasToString("https_proxy"))
                .hasMessageContaining("HTTPS_PROXY")
                .message()
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "use_fips_endpoint, AWS_USE_FIPS_ENDPOINT, ec2-fips.us-east-1.amazonaws.com",
        "use_dualstack_endpoint, AWS_USE_DUALSTACK_ENDPOINT, ec2.us-east-1.api.aws"
    })
    void variantsOfTheEndpointsChangeTheHost(String argument, String variable, String host) throws IOException {
        Path config = folder.resolve(argument);
        Files.writeString(config, "[default]\n" + argument + " = true\n");
        try (RecordingProxy proxy = new RecordingProxy(null)) {
            SettingsBuilder[] ways = {
                settings().on(argument),
                settings().variable(variable, "true"),
                settings().variable("AWS_CONFIG_FILE", config.toString())
            };
            for (SettingsBuilder way : ways) {
                assertThatThrownBy(() -> new Aws(
                                        way.argument("https_proxy", proxy.url()).build())
                                .region("us-east-1")
                                .ec2()
                                .describeVpcs())
                        .isInstanceOf(SdkException.class);
            }
            assertThat(proxy.targets()).hasSize(3).containsOnly("CONNECT " + host + ":443");
        }
    }

    @Test
    void argumentTurnsOffWhatTheVariableTurnsOn() {
        try (RecordingProxy proxy = new RecordingProxy(null)) {
            assertLost(settings()
                    .argument("use_fips_endpoint", Values.FALSE)
                    .variable("AWS_USE_FIPS_ENDPOINT", "true")
                    .argument("https_proxy", proxy.url()));
            assertThat(proxy.targets()).containsExactly("CONNECT ec2.eu-west-1.amazonaws.com:443");
        }
    }

    @Test
    void variantsLeaveAnEndpointOfOnesOwnAlone() {
        try (RecordingServer server = new RecordingServer()) {
            describe(settings().on("use_fips_endpoint").variable("AWS_ENDPOINT_URL_EC2", server.url()));
            assertThat(server.requests()).hasSize(1);
        }
    }

    private static void assertLost(SettingsBuilder settings) {
        assertThatThrownBy(() -> describe(settings)).isInstanceOf(SdkException.class);
    }
}
