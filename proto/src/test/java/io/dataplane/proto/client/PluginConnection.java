package io.dataplane.proto.client;

import io.dataplane.proto.plugin.OnlyPeer;
import io.dataplane.proto.plugin.OwnKey;
import io.dataplane.proto.plugin.SelfSigned;
import io.dataplane.proto.wire.Empty;
import io.dataplane.proto.wire.GRPCControllerGrpc;
import io.dataplane.proto.wire.ProviderGrpc;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;

/// A connection to a provider, with mutual TLS as Terraform sets it up.
public final class PluginConnection implements AutoCloseable {
    private final ManagedChannel channel;

    private PluginConnection(int port, ChannelCredentials credentials) {
        this.channel = OkHttpChannelBuilder.forAddress("127.0.0.1", port, credentials)
                .overrideAuthority("localhost")
                .maxInboundMessageSize(64 * 1024 * 1024)
                .build();
    }

    /// The curve of the certificates that Terraform makes.
    public static SelfSigned terraformIdentity() {
        return SelfSigned.onCurve("secp521r1");
    }

    public static String pem(SelfSigned identity) throws GeneralSecurityException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(identity.certificate().getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    }

    public static PluginConnection open(PluginHandshake handshake, SelfSigned identity)
            throws GeneralSecurityException {
        return new PluginConnection(
                handshake.port(),
                trusting(handshake).keyManager(new OwnKey(() -> identity)).build());
    }

    public static PluginConnection withoutCertificate(PluginHandshake handshake) throws GeneralSecurityException {
        return new PluginConnection(handshake.port(), trusting(handshake).build());
    }

    public static PluginConnection withoutTls(int port) {
        return new PluginConnection(port, InsecureChannelCredentials.create());
    }

    private static TlsChannelCredentials.Builder trusting(PluginHandshake handshake) throws GeneralSecurityException {
        X509Certificate server = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(handshake.certificate()));
        return TlsChannelCredentials.newBuilder().trustManager(new OnlyPeer(() -> server));
    }

    public ManagedChannel channel() {
        return channel;
    }

    public ProviderGrpc.ProviderBlockingStub provider() {
        return ProviderGrpc.newBlockingStub(channel);
    }

    /// Values instead of messages, for one resource type after the other.
    public ProviderClient client() {
        return new ProviderClient(provider());
    }

    public void shutdown() {
        Empty _ = GRPCControllerGrpc.newBlockingStub(channel).shutdown(Empty.getDefaultInstance());
    }

    @Override
    public void close() {
        ManagedChannel _ = channel.shutdownNow();
    }
}
