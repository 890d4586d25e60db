package io.dataplane.provider.product.tpa;

import static io.dataplane.schema.value.AttributePath.path;

import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The rules of first boot and of what the bucket and the role give to the nodes.
final class BootRules {
    /// Longer than any bucket, region or endpoint in its place.
    private static final String LONG = "x".repeat(80);

    private final TpaClusterModel model;
    private final Diagnostics diagnostics;

    private BootRules(TpaClusterModel model, Diagnostics diagnostics) {
        this.model = model;
        this.diagnostics = diagnostics;
    }

    static void check(TpaClusterModel model, Diagnostics diagnostics) {
        BootRules rules = new BootRules(model, diagnostics);
        ObjectsModel objects = model.access().objects();
        rules.hostKey("rsa_private_key", objects.suppliedRsa(), "ssh-rsa", "rsa -b 3072");
        rules.hostKey("ecdsa_private_key", objects.suppliedEcdsa(), "ecdsa-sha2-nistp256", "ecdsa -b 256");
        new TreeMap<>(objects.uploads()).forEach(rules::upload);
        rules.policies();
        rules.userData();
    }

    private void hostKey(String name, @Nullable Planned<String> key, String type, String arguments) {
        if (key instanceof Planned.Known<String>(String text) && !SshKeyPair.isOfType(type, text)) {
            diagnostics.error(
                    path("hostkeys").name(name),
                    "Not A Usable Host Key",
                    "This is no private key of type %s in OpenSSH form without a passphrase, which sshd needs. Make one with"
                                    .formatted(type)
                            + " ssh-keygen -t %s -N '', or leave it out to have one generated.".formatted(arguments));
        }
    }

    private void upload(String name, ObjectsModel.Upload upload) {
        AttributePath path = path("s3_uploads").key(name);
        if ((upload.content() == null) == (upload.source() == null)) {
            diagnostics.error(
                    path,
                    "One Of content And source",
                    "An upload is either text or a file that lies here. Set either content or source.");
        } else if (upload.source() != null && !Files.isReadable(Path.of(upload.source()))) {
            diagnostics.error(
                    path.name("source"),
                    "File Not Readable",
                    "\"%s\" cannot be read. Name a file that exists; a relative path begins where Terraform runs."
                            .formatted(upload.source()));
        }
    }

    private void policies() {
        Set<Object> seen = new HashSet<>();
        for (String arn : model.access().managedPolicies()) {
            if (!arn.matches("arn:[a-z-]+:iam::(aws|[0-9]{12}):policy/.+")) {
                diagnostics.error(
                        path("managed_policy_arns"),
                        "Invalid Policy ARN",
                        "\"%s\" is no ARN of a managed policy. Write one such as arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore."
                                .formatted(arn));
            } else if (!seen.add(Ids.attachedPolicy(arn))) {
                diagnostics.error(
                        path("managed_policy_arns"),
                        "Duplicate Policy",
                        "\"%s\" is listed twice. Remove one.".formatted(arn));
            }
        }
    }

    /// With room for names that only the plan finds out.
    private void userData() {
        BootModel boot = model.boot();
        boolean known = (boot.preUserData() == null || boot.preUserData().isKnown())
                && (boot.extraUserData() == null || boot.extraUserData().isKnown());
        if (!known) {
            return;
        }
        FirstBoot script = new FirstBoot(
                model.clusterName(), LONG, LONG, LONG, true, 65535, true, LONG.repeat(8), FirstBoot.Settings.of(boot));
        int length = script.userData().length;
        if (length > FirstBoot.LIMIT) {
            diagnostics.error(
                    path(boot.extraUserData() == null ? "pre_user_data" : "extra_user_data"),
                    "User Data Too Long",
                    "The script of the first boot would have %d bytes even when compressed, and EC2 takes %d. Put the bulk into"
                                    .formatted(length, FirstBoot.LIMIT)
                            + " s3_uploads and fetch it from the bucket.");
        }
    }
}
