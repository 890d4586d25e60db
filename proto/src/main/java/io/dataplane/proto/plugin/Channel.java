package io.dataplane.proto.plugin;

import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// Mutual TLS in the making: the key and the client's certificate take about as long as the rest of the start, so
/// they are made beside it.
final class Channel {
    private final CompletableFuture<SelfSigned> identity;
    private final CompletableFuture<X509Certificate> client;

    private Channel(String clientCertificate) {
        this.identity = beside(() -> SelfSigned.onCurve("secp384r1"));
        this.client = beside(() -> SelfSigned.parse(clientCertificate));
    }

    /// Empty without a client certificate: the user has disabled TLS.
    static Optional<Channel> open(String clientCertificate) {
        return clientCertificate.isEmpty() ? Optional.empty() : Optional.of(new Channel(clientCertificate));
    }

    /// The client must show the certificate it handed over; gRPC itself offers HTTP/2 by ALPN and no TLS before 1.2.
    ServerCredentials credentials() {
        return TlsServerCredentials.newBuilder()
                .keyManager(new OwnKey(() -> made(identity)))
                .trustManager(new OnlyPeer(() -> made(client)))
                .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
                .build();
    }

    /// Our certificate, when all that the channel needs is there.
    X509Certificate certificate() {
        made(client);
        return made(identity).certificate();
    }

    private static <T> CompletableFuture<T> beside(Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                work, task -> Thread.ofPlatform().daemon().start(task));
    }

    private static <T> T made(CompletableFuture<T> part) {
        try {
            return part.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartException expected
                    ? expected
                    : new StartException("The TLS channel cannot be made.", e);
        }
    }
}
