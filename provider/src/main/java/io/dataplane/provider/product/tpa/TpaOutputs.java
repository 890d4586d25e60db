package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Computed;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Sensitive;
import io.dataplane.schema.bind.Planned;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What other resources and people need of a cluster.
public record TpaOutputs(
        @Computed @Doc("VPC id per region.") @Nullable Planned<Map<String, Planned<String>>> regionVpcs,

        @Computed @Doc("Security group ids per region.") @Nullable
        Planned<Map<String, Planned<List<String>>>> regionGroups,

        @Computed @Doc("Image id per region, chosen once and kept.") @Nullable
        Planned<Map<String, String>> regionAmis,

        @Computed @Doc("Subnet id per region and location.") @Nullable
        Planned<Map<String, Map<String, Planned<String>>>> regionSubnets,

        @Computed @Doc("Internet gateway id per region.") @Nullable
        Planned<Map<String, Planned<String>>> igwIds,

        @Computed @Doc("Route table id per region.") @Nullable
        Planned<Map<String, Planned<String>>> routeTableIds,

        @Computed @Doc("Ids of the components that existed before and are only used.") @Nullable
        Planned<Set<String>> existing,

        @Computed @Doc("The nodes, by name.") @Nullable Planned<Map<String, NodeView>> nodes,

        @Computed @Doc("Name of the primary; null when no instance has that role.") @Nullable
        Planned<String> primary,

        @Computed @Doc("Names of the Barman nodes.") @Nullable
        Planned<List<String>> barman,

        @Computed @Doc("Names of the nodes that hold data.") @Nullable
        Planned<List<String>> dataNodes,

        @Computed @Doc("The bucket.") @Nullable Planned<String> bucket,

        @Computed @Doc("The bucket's region.") @Nullable Planned<String> bucketRegion,

        @Computed @Doc("Whether this cluster's apply created the bucket.") @Nullable
        Planned<Boolean> bucketCreated,

        @Computed @Doc("ARN of the instance profile.") @Nullable
        Planned<String> instanceProfileArn,

        @Computed @Doc("ARN of the instances' role; null for a profile that existed before.") @Nullable
        Planned<String> roleArn,

        @Computed @Doc("Name of the key pair.") @Nullable Planned<String> keyName,

        @Computed @Doc("The public key, in OpenSSH form; null for a key pair that existed before.") @Nullable
        Planned<String> publicKeyOpenssh,

        @Computed @Sensitive @Doc("The generated private key, in OpenSSH form; null when a key was supplied.") @Nullable
        Planned<String> privateKeyOpenssh,

        @Computed @Doc("The inline policy of the instances' role; null for a profile that existed before.") @Nullable
        Planned<String> instancePolicyJson) {
    /// Nothing known: before the first plan.
    public static final TpaOutputs NONE = new TpaOutputs(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null);

    /// Without what only the state of the cluster itself holds.
    public TpaOutputs withoutSecrets() {
        return new TpaOutputs(
                regionVpcs,
                regionGroups,
                regionAmis,
                regionSubnets,
                igwIds,
                routeTableIds,
                existing,
                nodes,
                primary,
                barman,
                dataNodes,
                bucket,
                bucketRegion,
                bucketCreated,
                instanceProfileArn,
                roleArn,
                keyName,
                publicKeyOpenssh,
                null,
                instancePolicyJson);
    }

    public Map<String, NodeView> nodeMap() {
        return nodes == null ? Map.of() : nodes.orElse(Map.of());
    }

    /// Without the private key.
    @Override
    public String toString() {
        return "TpaOutputs(nodes=" + nodes + ")";
    }
}
