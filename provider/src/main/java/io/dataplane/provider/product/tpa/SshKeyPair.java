package io.dataplane.provider.product.tpa;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/// A key pair as OpenSSH writes it: the public line, and the private key in the format `openssh-key-v1` (PROTOCOL.key
/// of
/// OpenSSH), not encrypted.
record SshKeyPair(String publicLine, String privateText) {
    /// Larger than the 2048 bits that EC2 allows at least; as strong as 128-bit symmetric keys (NIST SP 800-57).
    private static final int RSA_BITS = 3072;

    private static final int ED25519_BYTES = 32;

    /// 4, then both coordinates.
    private static final int P256_POINT_BYTES = 65;

    private static final String MAGIC = "openssh-key-v1\0";
    private static final int BLOCK = 8;

    @Override
    public String toString() {
        return "(sensitive)";
    }

    /// @param algorithm `ED25519`, `RSA` or `ECDSA`
    static SshKeyPair generate(String algorithm, String comment) {
        try {
            return switch (algorithm) {
                case "RSA" -> rsa(comment);
                case "ECDSA" -> ecdsa(comment);
                default -> ed25519(comment);
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java generates such keys", e);
        }
    }

    /// The public line of a private key that [#generate] wrote.
    static String publicLine(String privateText, String comment) {
        String body =
                privateText.lines().filter(line -> !line.startsWith("-----")).reduce("", String::concat);
        ByteBuffer data = ByteBuffer.wrap(Base64.getDecoder().decode(body));
        data.position(MAGIC.length());
        if (!new String(field(data), StandardCharsets.US_ASCII).equals("none")) {
            throw new IllegalArgumentException("the key has a passphrase");
        }
        field(data); // key derivation
        field(data); // its options
        data.getInt();
        byte[] key = field(data);
        String type = new String(field(ByteBuffer.wrap(key)), StandardCharsets.US_ASCII);
        return line(type, key, comment);
    }

    /// Whether it is the text of a private key without a passphrase, and of this type (`ssh-rsa`).
    static boolean isOfType(String type, String privateText) {
        try {
            return publicLine(privateText, "").startsWith(type + " ");
        } catch (IllegalArgumentException | BufferUnderflowException | NegativeArraySizeException e) {
            return false;
        }
    }

    private static byte[] field(ByteBuffer data) {
        byte[] field = new byte[data.getInt()];
        data.get(field);
        return field;
    }

    private static SshKeyPair ed25519(String comment) throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] point = Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length);
        byte[] key = new Fields().text("ssh-ed25519").bytes(point).done();
        byte[] secret = new Fields()
                .text("ssh-ed25519")
                .bytes(point)
                .bytes(concat(seed, point))
                .done();
        return pair("ssh-ed25519", key, secret, comment);
    }

    private static SshKeyPair ecdsa(String comment) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] point = Arrays.copyOfRange(encoded, encoded.length - P256_POINT_BYTES, encoded.length);
        byte[] key = new Fields()
                .text("ecdsa-sha2-nistp256")
                .text("nistp256")
                .bytes(point)
                .done();
        byte[] secret = new Fields()
                .raw(key)
                .number(((ECPrivateKey) pair.getPrivate()).getS())
                .done();
        return pair("ecdsa-sha2-nistp256", key, secret, comment);
    }

    private static SshKeyPair rsa(String comment) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS);
        RSAPrivateCrtKey secretKey =
                (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
        byte[] key = new Fields()
                .text("ssh-rsa")
                .number(secretKey.getPublicExponent())
                .number(secretKey.getModulus())
                .done();
        byte[] secret = new Fields()
                .text("ssh-rsa")
                .number(secretKey.getModulus())
                .number(secretKey.getPublicExponent())
                .number(secretKey.getPrivateExponent())
                .number(secretKey.getCrtCoefficient())
                .number(secretKey.getPrimeP())
                .number(secretKey.getPrimeQ())
                .done();
        return pair("ssh-rsa", key, secret, comment);
    }

    private static SshKeyPair pair(String type, byte[] key, byte[] secret, String comment) {
        int check = new SecureRandom().nextInt();
        byte[] plain = new Fields()
                .integer(check)
                .integer(check)
                .raw(secret)
                .text(comment)
                .padded();
        byte[] all = new Fields()
                .raw(MAGIC.getBytes(StandardCharsets.US_ASCII))
                .text("none")
                .text("none")
                .text("")
                .integer(1)
                .bytes(key)
                .bytes(plain)
                .done();
        String body = Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(all);
        return new SshKeyPair(
                line(type, key, comment),
                "-----BEGIN OPENSSH PRIVATE KEY-----\n" + body + "\n-----END OPENSSH PRIVATE KEY-----\n");
    }

    private static String line(String type, byte[] key, String comment) {
        return type + " " + Base64.getEncoder().encodeToString(key) + " " + comment;
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /// Writes the length-prefixed fields of RFC 4251, section 5.
    private static final class Fields {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Fields raw(byte[] bytes) {
            out.writeBytes(bytes);
            return this;
        }

        Fields integer(int value) {
            return raw(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
        }

        Fields bytes(byte[] bytes) {
            return integer(bytes.length).raw(bytes);
        }

        Fields text(String text) {
            return bytes(text.getBytes(StandardCharsets.UTF_8));
        }

        Fields number(BigInteger value) {
            return bytes(value.toByteArray());
        }

        byte[] done() {
            return out.toByteArray();
        }

        /// Filled up to a whole block with 1, 2, 3 and so on.
        byte[] padded() {
            for (byte pad = 1; out.size() % BLOCK != 0; pad++) {
                out.write(pad);
            }
            return out.toByteArray();
        }
    }
}
