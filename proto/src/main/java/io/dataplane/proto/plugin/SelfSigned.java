package io.dataplane.proto.plugin;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;

/// A key and its certificate, made for one process and known to nobody else. The JDK can read certificates but
/// not make them, so the bytes are put together here.
public record SelfSigned(PrivateKey key, X509Certificate certificate) {
    private static final byte[] ECDSA_WITH_SHA384 = Der.sequence(Der.objectId(1, 2, 840, 10045, 4, 3, 3));
    private static final byte[] NAME = Der.sequence(
            Der.set(Der.sequence(Der.objectId(2, 5, 4, 10), Der.text("dataplane"))),
            Der.set(Der.sequence(Der.objectId(2, 5, 4, 3), Der.text("localhost"))));

    /// Clocks of two processes on one machine agree, but a clock may be set back while they start.
    private static final Duration BEFORE = Duration.ofHours(1);

    private static final Duration AFTER = Duration.ofDays(3650);

    /// On `secp384r1`, unless a test wants the curve of Terraform's own certificates. Before its first key on
    /// `secp256r1` the JDK computes a table, which takes longer than all else here.
    public static SelfSigned onCurve(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            KeyPair pair = generator.generateKeyPair();
            byte[] content = content(pair);
            Signature signature = Signature.getInstance("SHA384withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(content);
            byte[] signed = Der.sequence(content, ECDSA_WITH_SHA384, Der.bits(0, signature.sign()));
            return new SelfSigned(pair.getPrivate(), parse(signed));
        } catch (GeneralSecurityException e) {
            throw new StartException("This Java runtime cannot make a certificate.", e);
        }
    }

    /// Reads a certificate in either of its forms.
    static X509Certificate parse(byte[] encoded) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    static X509Certificate parse(String pem) {
        try {
            return parse(pem.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new StartException("PLUGIN_CLIENT_CERT does not hold a certificate.", e);
        }
    }

    private static byte[] content(KeyPair pair) {
        Instant now = Instant.now();
        return Der.sequence(
                Der.explicit(0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(127, new SecureRandom()).add(BigInteger.ONE)),
                ECDSA_WITH_SHA384,
                NAME,
                Der.sequence(Der.time(now.minus(BEFORE)), Der.time(now.plus(AFTER))),
                NAME,
                pair.getPublic().getEncoded(),
                Der.explicit(3, extensions()));
    }

    /// A certificate authority of its own, for both ends of a connection, and for no other name than localhost.
    private static byte[] extensions() {
        byte[] usage = Der.bits(2, new byte[] {(byte) 0b1010_1100});
        byte[] purposes =
                Der.sequence(Der.objectId(1, 3, 6, 1, 5, 5, 7, 3, 1), Der.objectId(1, 3, 6, 1, 5, 5, 7, 3, 2));
        return Der.sequence(
                Der.sequence(Der.objectId(2, 5, 29, 19), Der.truth(), Der.octets(Der.sequence(Der.truth()))),
                Der.sequence(Der.objectId(2, 5, 29, 15), Der.truth(), Der.octets(usage)),
                Der.sequence(Der.objectId(2, 5, 29, 37), Der.octets(purposes)),
                Der.sequence(Der.objectId(2, 5, 29, 17), Der.octets(Der.sequence(Der.implicitText(2, "localhost")))));
    }

    @Override
    public String toString() {
        return "SelfSigned(" + certificate.getSerialNumber().toString(16) + ")";
    }
}
