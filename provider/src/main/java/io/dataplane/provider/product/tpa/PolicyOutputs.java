package io.dataplane.provider.product.tpa;

import io.dataplane.provider.product.tpa.UserPolicy.Feature;
import io.dataplane.schema.attribute.Computed;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.bind.Planned;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the person who provisions must be allowed to do.
public record PolicyOutputs(
        @Computed @Doc("The policy for the person who provisions, as TPA's documentation lists it.") @Nullable
        Planned<String> userPolicyJson,

        @Computed
        @Doc(
                "The policy that this configuration needs: on its role, its bucket and the objects with its owner tag where AWS"
                        + " can tell them apart.")
        @Nullable
        Planned<String> requiredPolicyJson) {
    /// Nothing known: before the first plan.
    static final PolicyOutputs NONE = new PolicyOutputs(null, null);

    /// To be known after the apply.
    static final PolicyOutputs UNKNOWN = new PolicyOutputs(Planned.unknown(), Planned.unknown());

    private static final Map<Feature, List<String>> KINDS = Map.of(
            Feature.ELASTIC_IP, List.of("eip/", "eip_assoc/"),
            Feature.PEERING, List.of("peering/"),
            Feature.ENDPOINT, List.of("s3_endpoint/"),
            Feature.NAT, List.of("nat/"),
            Feature.DNS, List.of("dns/"));

    /// @param components the ids of all that the cluster is made of
    static PolicyOutputs of(TpaClusterModel model, TpaFacts facts, List<NodeSpec> nodes, Set<String> components) {
        Set<Feature> features = features(model, nodes, components);
        return new PolicyOutputs(
                Planned.of(UserPolicy.upstream()),
                facts.bucket()
                        .map(bucket -> UserPolicy.scoped(
                                features,
                                new UserPolicy.Target(
                                        facts.partition(),
                                        facts.accountId(),
                                        model.clusterName(),
                                        AccessGraph.profileName(model),
                                        bucket))));
    }

    private static Set<Feature> features(TpaClusterModel model, List<NodeSpec> nodes, Set<String> components) {
        Set<Feature> features = EnumSet.of(Feature.BUCKET);
        KINDS.forEach((feature, prefixes) -> {
            if (components.stream().anyMatch(id -> prefixes.stream().anyMatch(id::startsWith))) {
                features.add(feature);
            }
        });
        if (model.access().instanceProfileName() == null) {
            features.add(Feature.ROLE);
        }
        boolean snapshots = nodes.stream()
                .flatMap(node -> node.dataVolumes().stream())
                .anyMatch(volume -> volume.snapshot() != null);
        if (snapshots || model.life().finalSnapshot()) {
            features.add(Feature.SNAPSHOT);
        }
        return features;
    }

    /// What a plan told stays true; where it told nothing, now.
    PolicyOutputs or(PolicyOutputs now) {
        boolean told = userPolicyJson != null
                && userPolicyJson.isKnown()
                && requiredPolicyJson != null
                && requiredPolicyJson.isKnown();
        return told ? this : now;
    }
}
