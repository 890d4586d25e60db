package io.dataplane.provider.product.tpa;

import static io.dataplane.schema.value.AttributePath.path;

import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import java.nio.BufferUnderflowException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The offline rules about what is handed over to TPA.
final class HandoverRules {
    private final TpaClusterModel model;
    private final Diagnostics diagnostics;

    private HandoverRules(TpaClusterModel model, Diagnostics diagnostics) {
        this.model = model;
        this.diagnostics = diagnostics;
    }

    static void check(TpaClusterModel model, Diagnostics diagnostics) {
        HandoverRules rules = new HandoverRules(model, diagnostics);
        HandoverModel given = model.handover();
        if (given.sshPrivateKey() != null && given.sshPrivateKeyWo() != null) {
            diagnostics.error(
                    path("ssh_private_key_wo"),
                    "Conflicting Arguments",
                    "ssh_private_key and ssh_private_key_wo both give the private key. Remove one.");
        }
        rules.key(path("ssh_private_key"), given.sshPrivateKey());
        rules.key(path("ssh_private_key_wo"), given.sshPrivateKeyWo());
    }

    private void key(AttributePath at, @Nullable Planned<String> key) {
        if (key == null) {
            return;
        }
        Planned<String> supplied = model.access().sshPublicKey();
        if (supplied == null && model.access().ec2InstanceKey() == null) {
            diagnostics.error(
                    at,
                    "Private Key Without Public Key",
                    "Without ssh_public_key or ec2_instance_key a key pair is generated, and this key opens nothing. Set"
                            + " ssh_public_key to its other half, or remove it.");
        }
        if (!(key instanceof Planned.Known<String>(String text))) {
            return;
        }
        if (!text.contains("PRIVATE KEY")) {
            diagnostics.error(
                    at,
                    "Invalid SSH Private Key",
                    at
                            + " is no private key. Use the content of the file that ssh-keygen wrote, the one without .pub.");
        } else if (SshKeyPair.isOpenSsh(text)) {
            Optional<String> line = publicLine(text);
            if (line.isEmpty()) {
                diagnostics.error(
                        at,
                        "Invalid SSH Private Key",
                        at + " is cut off or damaged. Use the whole content of the file that ssh-keygen wrote.");
            } else if (supplied instanceof Planned.Known<String>(String wanted)
                    && !words(wanted).equals(words(line.get()))) {
                diagnostics.error(
                        at,
                        "Keys Do Not Match",
                        at + " is not the private half of ssh_public_key. Set both from the same pair.");
            }
        }
    }

    private static Optional<String> publicLine(String text) {
        try {
            return Optional.of(SshKeyPair.publicLine(text, ""));
        } catch (IllegalArgumentException | BufferUnderflowException | NegativeArraySizeException e) {
            return Optional.empty();
        }
    }

    /// Kind and key of a public line, without its comment.
    private static List<String> words(String line) {
        return List.of(line.strip().split("\\s+")).stream().limit(2).toList();
    }
}
