package io.dataplane.provider.product.tpa;

import java.security.SecureRandom;

/// The password of TPA's vault, where TPA keeps it in a file.
final class VaultPassword {
    /// Its name among the secrets of an anchor.
    static final String NAME = "vault_password";

    private static final String CHARACTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!@#%^&*()_+";
    private static final int LENGTH = 32;

    private VaultPassword() {}

    static String generate() {
        return new SecureRandom()
                .ints(LENGTH, 0, CHARACTERS.length())
                .collect(StringBuilder::new, (text, i) -> text.append(CHARACTERS.charAt(i)), StringBuilder::append)
                .toString();
    }
}
