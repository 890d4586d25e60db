package io.dataplane.proto.plugin;

import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// Mutual TLS in the making: the key, the client's certificate and the classes of TLS take about as long as the
/// rest of the start, so they are prepared beside it.
final class Channel {
    private final CompletableFuture<SelfSigned> identity;
    private final CompletableFuture<OnlyPeer> peer;

    private Channel(String clientCertificate) {
        this.identity = beside(() -> SelfSigned.onCurve("secp256r1"));
        this.peer = beside(() -> new OnlyPeer(SelfSigned.parse(clientCertificate)));
    }

    /// Empty without a client certificate: the user has disabled TLS.
    static Optional<Channel> open(String clientCertificate) {
        return clientCertificate.isEmpty() ? Optional.empty() : Optional.of(new Channel(clientCertificate));
    }

    /// The client must show the certificate it handed over; gRPC itself offers HTTP/2 by ALPN and no TLS before
    /// 1.2.
    ServerCredentials credentials() {
        return TlsServerCredentials.newBuilder()
                .keyManager(new OwnKey(made(identity)))
                .trustManager(made(peer))
                .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
                .build();
    }

    X509Certificate certificate() {
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
