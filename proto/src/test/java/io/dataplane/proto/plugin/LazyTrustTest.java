package io.dataplane.proto.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Read late, the authorities decide as they do when they are read at once.
class LazyTrustTest {
    private SSLContext before;
    private SelfSigned identity;
    private SSLServerSocket server;

    @BeforeEach
    void serve() throws Exception {
        before = SSLContext.getDefault();
        identity = SelfSigned.onCurve("secp384r1");
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {new OwnKey(() -> identity)}, null, null);
        server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (SSLSocket socket = (SSLSocket) server.accept()) {
                    socket.startHandshake();
                } catch (IOException e) {
                    // the client said no, or the test is over
                }
            }
        });
        LazyTrust.install();
    }

    @AfterEach
    void close() throws IOException {
        SSLContext.setDefault(before);
        server.close();
    }

    private void shakeHands(SSLContext context) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(server.getInetAddress(), server.getLocalPort())) {
            socket.startHandshake();
        }
    }

    @Test
    void defaultContextRefusesWhatNoAuthorityHasSigned() throws Exception {
        SSLContext context = SSLContext.getDefault();
        assertThatThrownBy(() -> shakeHands(context))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("certification path");
    }

    @Test
    void contextOfItsProviderTrustsWhomItIsTold() throws Exception {
        SSLContext strict =
                SSLContext.getInstance("TLS", SSLContext.getDefault().getProvider());
        strict.init(null, null, null);
        assertThatThrownBy(() -> shakeHands(strict)).isInstanceOf(SSLHandshakeException.class);

        SSLContext told = SSLContext.getInstance("TLS", SSLContext.getDefault().getProvider());
        told.init(null, new TrustManager[] {new OnlyPeer(identity::certificate)}, null);
        shakeHands(told);
        assertThat(told.getProvider()).isEqualTo(SSLContext.getDefault().getProvider());
    }
}
