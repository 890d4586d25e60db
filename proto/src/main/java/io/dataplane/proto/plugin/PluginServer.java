package io.dataplane.proto.plugin;

import io.dataplane.proto.server.ProviderService;
import io.dataplane.proto.server.StopSignals;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerCredentials;
import io.grpc.okhttp.OkHttpServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// The gRPC server of the process, on the loopback address only.
final class PluginServer {
    /// As upstream servers do; gRPC's own limit of 4 MiB is less than a large state.
    private static final int LARGEST_MESSAGE = 256 * 1024 * 1024;

    private static final int LARGEST_METADATA = 16 * 1024;
    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final int KEEP_ALIVE_TIMEOUT_SECONDS = 10;

    private final ProviderService provider;
    private final List<? extends BindableService> auxiliary;
    private final Connections connections;

    PluginServer(PluginOptions options, StopSignals stops, Auxiliary auxiliary, Connections connections) {
        this.provider = new ProviderService(options.registry(), options.schemaBytes(), options.identityBytes(), stops);
        this.auxiliary = auxiliary.services();
        this.connections = connections;
    }

    Server start(PortRange ports, ServerCredentials credentials) {
        Iterator<Integer> candidates = ports.candidates().iterator();
        while (true) {
            try {
                return builder(candidates.next(), credentials).build().start();
            } catch (IOException e) {
                if (!candidates.hasNext()) {
                    throw new StartException("No port of the loopback address can be listened on.", e);
                }
            }
        }
    }

    private ServerBuilder<?> builder(int port, ServerCredentials credentials) {
        OkHttpServerBuilder builder = OkHttpServerBuilder.forPort(new InetSocketAddress(loopback(), port), credentials)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .maxInboundMetadataSize(LARGEST_METADATA)
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(KEEP_ALIVE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .addTransportFilter(connections);
        auxiliary.forEach(builder::addService);
        return builder.fallbackHandlerRegistry(provider);
    }

    /// The handshake line says 127.0.0.1, whatever this machine calls its loopback address.
    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
