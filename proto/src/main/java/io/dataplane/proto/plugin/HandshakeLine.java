package io.dataplane.proto.plugin;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

/// The one line on standard output that tells Terraform where to connect.
record HandshakeLine(int port, Optional<X509Certificate> certificate, boolean multiplexing) {
    /// We speak this major version only; Terraform itself explains it to a user whose version does not.
    static final int PROTOCOL = 6;

    String text() {
        String line = "1|" + PROTOCOL + "|tcp|127.0.0.1:" + port + "|grpc|" + encodedCertificate();
        return multiplexing ? line + "|false" : line;
    }

    void write(String descriptor) {
        byte[] line = (text() + "\n").getBytes(StandardCharsets.US_ASCII);
        try {
            if (descriptor.isEmpty()) {
                new FileOutputStream(FileDescriptor.out).write(line);
            } else {
                try (FileOutputStream out = new FileOutputStream("/dev/fd/" + descriptor)) {
                    out.write(line);
                }
            }
        } catch (IOException e) {
            throw new StartException("The handshake line cannot be written.", e);
        }
    }

    /// Terraform refuses padding.
    private String encodedCertificate() {
        return certificate
                .map(each -> Base64.getEncoder().withoutPadding().encodeToString(encoded(each)))
                .orElse("");
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new StartException("The certificate of this process cannot be encoded.", e);
        }
    }
}
