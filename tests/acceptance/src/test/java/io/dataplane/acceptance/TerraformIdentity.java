package io.dataplane.acceptance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A throw-away key and certificate of the kind that Terraform makes for each provider process.
final class TerraformIdentity {
    private static final char[] PASSWORD = "throw-away".toCharArray();

    private final KeyStore keys;

    private TerraformIdentity(KeyStore keys) {
        this.keys = keys;
    }

    /// The JDK makes certificates only by its tool.
    static TerraformIdentity make() throws IOException, InterruptedException, GeneralSecurityException {
        Path folder = Files.createTempDirectory("dataplane-identity");
        Path file = folder.resolve("identity.p12");
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder((tool + " -genkeypair -alias plugin -keyalg EC -groupname secp521r1"
                                + " -sigalg SHA512withECDSA -dname CN=localhost,O=HashiCorp -ext SAN=dns:localhost"
                                + " -ext bc:c -validity 2 -storetype PKCS12 -storepass throw-away -keystore " + file)
                        .split(" "))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("output")));
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        Files.delete(file);
        Files.delete(folder.resolve("output"));
        Files.delete(folder);
        return new TerraformIdentity(keys);
    }

    String pem() throws GeneralSecurityException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getCertificate("plugin").getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    }

    /// Shows this identity to a server that has the certificate of the handshake line, and to no other.
    SSLContext facing(String serverCertificate) throws GeneralSecurityException, IOException {
        KeyManagerFactory mine = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        mine.init(keys, PASSWORD);
        return context(mine.getKeyManagers(), serverCertificate);
    }

    static SSLContext nobodyFacing(String serverCertificate) throws GeneralSecurityException, IOException {
        return context(new KeyManager[0], serverCertificate);
    }

    private static SSLContext context(KeyManager[] mine, String serverCertificate)
            throws GeneralSecurityException, IOException {
        byte[] der = Base64.getDecoder().decode(serverCertificate.getBytes(StandardCharsets.US_ASCII));
        Certificate server = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", server);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(mine, trust.getTrustManagers(), null);
        return context;
    }
}
