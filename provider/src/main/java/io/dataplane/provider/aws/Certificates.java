package io.dataplane.provider.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// Authorities to trust, from PEM text.
public final class Certificates {
    private Certificates() {}

    /// Why a text holds no certificates, as the rest of a sentence; empty when it holds some.
    public static Optional<String> problem(String pem) {
        try {
            return read(pem).isEmpty()
                    ? Optional.of("holds no certificate (-----BEGIN CERTIFICATE-----).")
                    : Optional.empty();
        } catch (CertificateException e) {
            return Optional.of("is not what it should be: a list of certificates in PEM form.");
        }
    }

    /// Throws `CertificateException` for a text with a [#problem].
    static TrustManager[] trust(String pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (Certificate certificate : read(pem)) {
            store.setCertificateEntry("authority-" + ++number, certificate);
        }
        if (number == 0) {
            throw new CertificateException("no certificate");
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static Collection<? extends Certificate> read(String pem) throws CertificateException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
    }
}
