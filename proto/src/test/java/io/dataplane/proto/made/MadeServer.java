package io.dataplane.proto.made;

import io.dataplane.proto.client.PluginConnection;
import io.dataplane.proto.client.ProviderClient;
import io.dataplane.proto.codec.SchemaCodec;
import io.dataplane.proto.judge.JudgedCalls;
import io.dataplane.proto.server.ProviderService;
import io.dataplane.proto.server.StopSignals;
import io.dataplane.proto.wire.GetProviderSchemaRequest;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.schema.dispatch.Registry;
import io.grpc.ClientInterceptors;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.okhttp.OkHttpServerBuilder;
import java.io.IOException;
import java.util.concurrent.Executors;

/// A made-up provider that really serves, and a client whose every answer is judged.
final class MadeServer implements AutoCloseable {
    private static final int LARGE = 256 * 1024 * 1024;

    private final Server server;
    private final PluginConnection connection;
    private final JudgedCalls judged;

    MadeServer(MadeProvider provider) throws IOException {
        Registry registry = new Registry(provider);
        server = OkHttpServerBuilder.forPort(0, InsecureServerCredentials.create())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .maxInboundMessageSize(LARGE)
                .fallbackHandlerRegistry(new ProviderService(
                        () -> registry,
                        () -> SchemaCodec.getProviderSchema(registry),
                        () -> new byte[0],
                        new StopSignals()))
                .build()
                .start();
        connection = PluginConnection.withoutTls(server.getPort());
        judged = new JudgedCalls(stub().getProviderSchema(GetProviderSchemaRequest.getDefaultInstance()));
    }

    /// Nobody judges these.
    ProviderGrpc.ProviderBlockingStub stub() {
        return connection.provider();
    }

    ProviderClient client() {
        return new ProviderClient(
                ProviderGrpc.newBlockingStub(ClientInterceptors.intercept(connection.channel(), judged)));
    }

    JudgedCalls judged() {
        return judged;
    }

    @Override
    public void close() {
        connection.close();
        Server _ = server.shutdownNow();
    }
}
