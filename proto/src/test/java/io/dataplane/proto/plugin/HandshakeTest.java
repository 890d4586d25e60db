package io.dataplane.proto.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {
    @Test
    void theLineHasSixFieldsAndAnUnpaddedCertificate() throws Exception {
        for (int i = 0; i < 5; i++) {
            X509Certificate certificate = SelfSigned.onCurve("secp384r1").certificate();
            String line = new HandshakeLine(41_873, Optional.of(certificate), false).text();
            assertThat(line).startsWith("1|6|tcp|127.0.0.1:41873|grpc|MI").doesNotContain("=", "-", "_", "\n");
            String[] fields = line.split("\\|", -1);
            assertThat(fields).hasSize(6);
            assertThat(Base64.getDecoder().decode(fields[5])).isEqualTo(certificate.getEncoded());
        }
    }

    @Test
    void withoutTlsTheLastFieldIsEmpty() {
        assertThat(new HandshakeLine(1, Optional.empty(), false).text()).isEqualTo("1|6|tcp|127.0.0.1:1|grpc|");
    }

    @Test
    void aSeventhFieldIsForThoseWhoAsk() {
        assertThat(new HandshakeLine(1, Optional.empty(), true).text()).endsWith("|grpc||false");
        assertThat(new PluginEnvironment(Map.of("PLUGIN_MULTIPLEX_GRPC", "true")).asksForMultiplexing())
                .isTrue();
        assertThat(new PluginEnvironment(Map.of()).asksForMultiplexing()).isFalse();
    }

    @Test
    void everyPortOfTheRangeIsTriedOnceThenTheKernelChooses() {
        int[] candidates = new PortRange(10_000, 10_009).candidates().toArray();
        assertThat(candidates).hasSize(11).doesNotHaveDuplicates().endsWith(0);
        assertThat(candidates[0]).isBetween(10_000, 10_009);
        assertThat(new PortRange(0, 0).candidates().toArray()).containsExactly(0);
    }

    @Test
    void aBrokenEnvironmentIsRefused() {
        for (Map<String, String> variables :
                List.of(Map.of("PLUGIN_MIN_PORT", "20", "PLUGIN_MAX_PORT", "10"), Map.of("PLUGIN_MIN_PORT", "many"))) {
            assertThatThrownBy(() -> new PluginEnvironment(variables).ports()).isInstanceOf(StartException.class);
        }
        assertThatThrownBy(() -> new PluginEnvironment(Map.of("DATAPLANE_HANDSHAKE_FD", "../x")).handshakeDescriptor())
                .isInstanceOf(StartException.class);
        assertThatThrownBy(() -> Channel.open("no certificate").orElseThrow().certificate())
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("PLUGIN_CLIENT_CERT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp384r1", "secp521r1"})
    void theCertificateIsWhatTerraformAccepts(String curve) throws Exception {
        X509Certificate certificate = SelfSigned.onCurve(curve).certificate();
        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity();
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getSubjectAlternativeNames()).containsExactly(List.of(2, "localhost"));
        assertThat(certificate.getBasicConstraints()).isGreaterThanOrEqualTo(0);
        assertThat(certificate.getKeyUsage())
                .containsExactly(true, false, true, false, true, true, false, false, false);
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
        assertThat(certificate.getSerialNumber().signum()).isPositive();
    }

    @Test
    void theReattachLineIsWhatAShellTakes() {
        assertThat(ReattachLine.of("registry.example.com/dataplane/tpa", 12, 34))
                .isEqualTo("TF_REATTACH_PROVIDERS='{\"registry.example.com/dataplane/tpa\":{\"Protocol\":\"grpc\","
                        + "\"ProtocolVersion\":6,\"Pid\":12,\"Test\":true,"
                        + "\"Addr\":{\"Network\":\"tcp\",\"String\":\"127.0.0.1:34\"}}}'");
    }
}
