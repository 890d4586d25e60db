package io.dataplane.proto.plugin;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// A default TLS context that reads the Java runtime's certificate authorities when a certificate is first held against
/// them. gRPC makes contexts with them just to see what the runtime can do, and reading 150 certificates takes a fifth
/// of the start.
final class LazyTrust extends SSLContextSpi {
    private static final String TLS = "TLS";
    private static final Provider PROVIDER = new OfContexts();

    private final SSLContext context;

    private LazyTrust(SSLContext context) {
        this.context = context;
    }

    static void install() {
        try {
            LazyTrust lazy = new LazyTrust(SSLContext.getInstance(TLS));
            lazy.engineInit(null, null, null);
            SSLContext.setDefault(new SSLContext(lazy, PROVIDER, TLS) {});
        } catch (GeneralSecurityException e) {
            throw new StartException("This Java runtime has no TLS.", e);
        }
    }

    /// Of the default context: whoever asks it for a context like itself gets one that is as lazy.
    private static final class OfContexts extends Provider {
        private static final long serialVersionUID = 1;

        OfContexts() {
            super("DataplaneLazyTrust", "1", "TLS of the runtime, whose certificate authorities are read when needed");
            putService(new Service(this, "SSLContext", TLS, LazyTrust.class.getName(), null, null) {
                @Override
                public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
                    return new LazyTrust(SSLContext.getInstance(TLS));
                }
            });
        }
    }

    /// No trust managers means the runtime's authorities.
    @Override
    protected void engineInit(
            KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom random)
            throws KeyManagementException {
        context.init(keys, trust == null ? new TrustManager[] {new WhenNeeded()} : trust, random);
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
        return context.getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
        return context.getServerSocketFactory();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
        return context.createSSLEngine();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        return context.createSSLEngine(host, port);
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
        return context.getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
        return context.getClientSessionContext();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
        return context.getDefaultSSLParameters();
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
        return context.getSupportedSSLParameters();
    }

    private static final class WhenNeeded extends X509ExtendedTrustManager {
        private @Nullable X509ExtendedTrustManager real;

        private synchronized X509ExtendedTrustManager real() {
            if (real == null) {
                try {
                    TrustManagerFactory factory =
                            TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                    factory.init((KeyStore) null);
                    real = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException(
                            "the certificate authorities of this Java runtime cannot be read", e);
                }
            }
            return real;
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return real().getAcceptedIssuers();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            real().checkClientTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            real().checkClientTrusted(chain, type, socket);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            real().checkClientTrusted(chain, type, engine);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            real().checkServerTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            real().checkServerTrusted(chain, type, socket);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            real().checkServerTrusted(chain, type, engine);
        }
    }
}
