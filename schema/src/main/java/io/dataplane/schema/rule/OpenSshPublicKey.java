package io.dataplane.schema.rule;

import io.dataplane.schema.attribute.ValidatedBy;
import io.dataplane.schema.attribute.Validator;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// An SSH public key that EC2 takes: RSA of 2048 bits or more, or Ed25519.
@ValidatedBy(OpenSshPublicKey.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface OpenSshPublicKey {

    /// The validator.
    final class Check implements Validator<OpenSshPublicKey> {
        private static final int SHORTEST_RSA = 2048;
        private static final int ED25519_BYTES = 32;

        private static Optional<String> problem(String text) {
            String[] words = text.strip().split("\\s+", 3);
            if (words[0].startsWith("-----BEGIN")) {
                return Optional.of("it is a PEM file, perhaps a private key.");
            }
            if (words.length < 2 || !(words[0].equals("ssh-rsa") || words[0].equals("ssh-ed25519"))) {
                return Optional.of("it does not begin with ssh-rsa or ssh-ed25519 and a key.");
            }
            try {
                ByteBuffer key = ByteBuffer.wrap(Base64.getDecoder().decode(words[1]));
                if (!new String(part(key), StandardCharsets.US_ASCII).equals(words[0])) {
                    return Optional.of("the key inside is not of the kind it says.");
                }
                return words[0].equals("ssh-rsa") ? rsaProblem(key) : ed25519Problem(key);
            } catch (IllegalArgumentException | BufferUnderflowException _) {
                return Optional.of("its key is cut off or damaged.");
            }
        }

        private static Optional<String> rsaProblem(ByteBuffer key) {
            part(key); // the exponent
            int bits = new BigInteger(1, part(key)).bitLength();
            return bits < SHORTEST_RSA
                    ? Optional.of("it is an RSA key of " + bits + " bits, and " + SHORTEST_RSA + " is the least.")
                    : Optional.empty();
        }

        private static Optional<String> ed25519Problem(ByteBuffer key) {
            return part(key).length == ED25519_BYTES
                    ? Optional.empty()
                    : Optional.of("its Ed25519 key does not have " + ED25519_BYTES + " bytes.");
        }

        private static byte[] part(ByteBuffer key) {
            int length = key.getInt();
            if (length < 0 || length > key.remaining()) {
                throw new BufferUnderflowException();
            }
            byte[] part = new byte[length];
            key.get(part);
            return part;
        }

        @Override
        public void validate(OpenSshPublicKey rule, Value value, AttributePath path, Diagnostics diagnostics) {
            Texts.forEach(value, path, (text, at) -> problem(text)
                    .ifPresent(problem -> diagnostics.error(
                            at,
                            "Invalid SSH Public Key",
                            at + " is no public key that EC2 takes: " + problem
                                    + " Make one with ssh-keygen -t ed25519 and use the content of the .pub file.")));
        }

        @Override
        public String describe(OpenSshPublicKey rule) {
            return "OpenSSH public key, `ssh-rsa` of at least 2048 bits or `ssh-ed25519`";
        }
    }
}
