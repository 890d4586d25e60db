package io.dataplane.proto.plugin;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Trusts exactly one certificate, the one that was handed over; that the peer holds its key is for TLS to prove.
public final class OnlyPeer extends X509ExtendedTrustManager {
    private final Supplier<X509Certificate> trusted;

    public OnlyPeer(Supplier<X509Certificate> trusted) {
        this.trusted = trusted;
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[] {trusted.get()};
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType, @Nullable Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType, @Nullable SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType, @Nullable Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType, @Nullable SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        X509Certificate expected = trusted.get();
        if (chain.length == 0 || !MessageDigest.isEqual(chain[0].getEncoded(), expected.getEncoded())) {
            throw new CertificateException("the peer shows another certificate than the one it handed over");
        }
        expected.checkValidity();
    }
}
