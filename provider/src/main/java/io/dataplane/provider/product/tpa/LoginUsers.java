package io.dataplane.provider.product.tpa;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who logs in to an image, by the account that publishes it.
final class LoginUsers {
    private static final Map<String, String> BY_OWNER = Map.of(
            "136693071363", "admin", // Debian
            "309956199498", "ec2-user", // Red Hat
            "792107900819", "rocky",
            "099720109477", "ubuntu",
            "013907871322", "ec2-user", // SUSE
            "amazon", "ec2-user");

    private LoginUsers() {}

    static Optional<String> of(MachineModel.@Nullable Ami ami) {
        return ami == null || ami.owner() == null ? Optional.empty() : Optional.ofNullable(BY_OWNER.get(ami.owner()));
    }
}
