package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Default;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.attribute.Sensitive;
import io.dataplane.schema.attribute.WriteOnly;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.rule.Matches;
import io.dataplane.schema.rule.OneOf;
import org.jspecify.annotations.Nullable;

/// How the cluster is handed over to TPA; nothing of it is seen by AWS.
public record HandoverModel(
        @Optional
        @Sensitive
        @Doc("Private key of `ssh_public_key` or `ec2_instance_key`, in OpenSSH form, for `sensitive_artifacts`. It is"
                + " stored in the state.")
        @Nullable
        Planned<String> sshPrivateKey,

        @Optional
        @WriteOnly
        @Doc("The same key, only to be compared with `ssh_public_key`: it is stored nowhere and reaches no output.")
        @Nullable
        Planned<String> sshPrivateKeyWo,

        @Optional @Doc("Raise it when `ssh_private_key_wo` changes, which Terraform cannot see.") @Nullable
        Long sshPrivateKeyWoVersion,

        @Optional
        @Matches(pattern = "[^\"\\s]+", message = "a path without spaces and quotes")
        @Doc("Path of the private key that TPA is told; `id_<cluster_name>` in lower case, in the cluster directory, by"
                + " default.")
        @Nullable
        String sshKeyFile,

        @Optional @Doc("The cluster directory that TPA gets.") @Nullable
        Settings handover) {

    /// What TPA is told.
    public record Settings(
            @Default("\"bare\"")
            @OneOf({"bare", "aws"})
            @Doc(
                    "`bare`: TPA sees machines with addresses, needs no AWS credentials and can neither make nor delete AWS"
                            + " objects. `aws`: TPA sees its own AWS platform, with everything named that exists.")
            String mode,

            @Optional
            @OneOf({"public", "private"})
            @Doc("Which address ssh goes to; `public` by default when `ec2_instance_reachability` is.")
            @Nullable
            String connectVia,

            @Default("\"unknown\"") @Doc("The version of TPA that deploys, for the inventory.")
            String tpaVersion) {
        static final Settings DEFAULT = new Settings("bare", null, "unknown");
    }

    Settings settings() {
        return handover == null ? Settings.DEFAULT : handover;
    }

    /// Without the keys.
    @Override
    public String toString() {
        return "HandoverModel(" + handover + ")";
    }
}
