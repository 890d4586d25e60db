package io.dataplane.proto.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.proto.client.PluginConnection;
import io.dataplane.proto.client.PluginHandshake;
import io.dataplane.proto.client.ToyProvider;
import io.dataplane.proto.codec.SchemaCodec;
import io.dataplane.proto.server.StopSignals;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.schema.dispatch.Registry;
import io.grpc.Server;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The toy provider behind a real port with mutual TLS, and a client of it.
public final class ToyServer {
    private final Server server;

    public final ToyProvider provider = new ToyProvider();
    public final Registry registry = new Registry(provider);
    public final SelfSigned identity = PluginConnection.terraformIdentity();
    public final PluginHandshake handshake;
    public final PluginConnection connection;
    public final ProviderGrpc.ProviderBlockingStub stub;

    private ToyServer() throws GeneralSecurityException {
        Channel channel = Channel.open(PluginConnection.pem(identity)).orElseThrow();
        PluginOptions options = new PluginOptions(
                "toy",
                "registry.example.com/dataplane/toy",
                () -> registry,
                () -> SchemaCodec.getProviderSchema(registry),
                () -> SchemaCodec.getResourceIdentitySchemas(registry),
                false);
        server = new PluginServer(options, new StopSignals(), new Auxiliary(() -> {}), new Connections())
                .start(new PortRange(0, 0), channel.credentials());
        handshake = PluginHandshake.parse(
                new HandshakeLine(server.getPort(), Optional.of(channel.certificate()), false).text());
        connection = PluginConnection.open(handshake, identity);
        stub = connection.provider();
    }

    public static ToyServer start() {
        try {
            return new ToyServer();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public void close() throws InterruptedException {
        connection.close();
        assertThat(server.shutdownNow().awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    }
}
