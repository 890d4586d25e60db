package io.dataplane.provider.product.tpa;

import io.dataplane.provider.aws.Aws;
import io.dataplane.provider.aws.AwsAccess;
import io.dataplane.provider.engine.Anchor;
import io.dataplane.provider.engine.AnchorStore;
import io.dataplane.schema.attribute.Computed;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Required;
import io.dataplane.schema.attribute.Sensitive;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.spi.EphemeralResource;
import io.dataplane.schema.value.AttributePath;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/// `ephemeral "tpa_cluster_key"`: the private key of a cluster, for a command and for no state.
public final class TpaClusterKeyEphemeralResource implements EphemeralResource<TpaClusterKeyEphemeralResource.Key> {
    private final AwsAccess access;

    /// Whose key, and the key.
    public record Key(
            @Required @Doc("Name of the cluster.") String clusterName,

            @io.dataplane.schema.attribute.Optional
            @Doc("The bucket that holds the cluster's record, where the cluster has a `cluster_bucket` of its own.")
            @Nullable
            String clusterBucket,

            @Computed @Doc("The generated public key, in OpenSSH form.") @Nullable
            Planned<String> publicKeyOpenssh,

            @Computed @Sensitive @Doc("The generated private key, in OpenSSH form.") @Nullable
            Planned<String> privateKeyOpenssh) {
        @Override
        public String toString() {
            return "Key(" + clusterName + ")";
        }
    }

    public TpaClusterKeyEphemeralResource(AwsAccess access) {
        this.access = access;
    }

    @Override
    public String typeName() {
        return "tpa_cluster_key";
    }

    @Override
    public Class<Key> model() {
        return Key.class;
    }

    @Override
    public String description() {
        return "The key pair that was generated for a cluster, for use within one command: it is stored in no state and no plan.";
    }

    @Override
    public @Nullable Opened<Key> open(Key config, CallContext context, Diagnostics diagnostics) {
        Optional<Aws> aws = access.open(diagnostics);
        return aws.map(value -> open(config, new Operation(value, context, diagnostics)))
                .orElse(null);
    }

    private static @Nullable Opened<Key> open(Key config, Operation operation) {
        try {
            Anchors anchors = Anchors.in(operation.aws(), Optional.ofNullable(config.clusterBucket()));
            String key = anchors.store(config.clusterName())
                    .flatMap(AnchorStore::read)
                    .map(AnchorStore.Stored::anchor)
                    .map(Anchor::secrets)
                    .map(secrets -> secrets.get(Secrets.PRIVATE_KEY))
                    .orElse(null);
            if (key != null) {
                return new Opened<>(new Key(
                        config.clusterName(),
                        config.clusterBucket(),
                        Planned.of(SshKeyPair.publicLine(key, config.clusterName())),
                        Planned.of(key)));
            }
            operation
                    .diagnostics()
                    .error(
                            AttributePath.path("cluster_name"),
                            "No Generated Key",
                            "The bucket %s has no record of a cluster \"%s\" with a generated key. Check name, account and bucket; a key"
                                            .formatted(anchors.bucket(), config.clusterName())
                                    + " that was supplied is not kept.");
        } catch (SdkException e) {
            operation.failed(e);
        }
        return null;
    }
}
