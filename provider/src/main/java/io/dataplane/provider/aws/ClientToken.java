package io.dataplane.provider.aws;

import io.dataplane.provider.engine.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The idempotency token of a create: the same for every attempt at the same thing, also after a crash. 64 hexadecimal
/// digits, EC2's limit.
public final class ClientToken {
    private ClientToken() {}

    public static String of(String accountId, Scope scope) {
        String seed = String.join(
                "\n",
                accountId,
                scope.ownership().owner(),
                scope.id().value(),
                scope.ownership().incarnation(),
                Integer.toString(scope.generation()));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
