package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Default;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Inline;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.rule.JsonText;
import io.dataplane.schema.rule.Length;
import io.dataplane.schema.rule.Matches;
import io.dataplane.schema.rule.OneOf;
import io.dataplane.schema.rule.OpenSshPublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Key pair, bucket and instance role.
public record AccessModel(
        @Optional
        @Length(min = 1, max = 255)
        @Doc("Name of the key pair that is registered; `tpa_<cluster_name>` in lower case by default.")
        @Nullable
        String ec2KeyName,

        @Optional @Doc("Name of a key pair that exists, used instead of registering one.") @Nullable
        Planned<String> ec2InstanceKey,

        @Optional
        @OpenSshPublicKey
        @Doc("Public key to register, in OpenSSH form; by default a pair is generated.")
        @Nullable
        Planned<String> sshPublicKey,

        @Default("\"ED25519\"")
        @OneOf({"ED25519", "RSA"})
        @Doc("Algorithm of a generated key pair: `ED25519`, or `RSA` with 3072 bits.")
        String sshKeyAlgorithm,

        @Default("\"auto\"")
        @Doc("`auto`: the account's shared bucket `edb-tpa-<account id>`, created when missing. Otherwise the name of a"
                + " bucket that exists; it is never configured. No bucket is ever removed.")
        Planned<String> clusterBucket,

        @Optional
        @Length(min = 1, max = 64)
        @Doc("Name of the role and instance profile that are created; `<cluster_name>_profile` by default.")
        @Nullable
        String clusterProfile,

        @Optional @Doc("Name of an instance profile that exists, used instead of creating one.") @Nullable
        Planned<String> instanceProfileName,

        @Optional @JsonText @Doc("JSON list of further statements of the instances' policy.") @Nullable
        String instancePolicyStatements,

        @Optional
        @Doc("ARNs of managed policies to attach to the role, for example `AmazonSSMManagedInstanceCore`.")
        @Nullable
        List<String> managedPolicyArns,

        @Default("\"/\"")
        @Matches(pattern = "/([!-.0-~]+/)*", message = "`/`, or a path that begins and ends with `/`")
        @Doc("Path of role and instance profile. Another path needs another `cluster_profile`.")
        String iamPath,

        @Optional @Doc("ARN of the policy that limits what the role can be allowed.") @Nullable
        Planned<String> permissionsBoundary,

        @Inline ObjectsModel objects) {
    List<String> managedPolicies() {
        return managedPolicyArns == null ? List.of() : managedPolicyArns;
    }
}
