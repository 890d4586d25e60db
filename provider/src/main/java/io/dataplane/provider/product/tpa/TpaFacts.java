package io.dataplane.provider.product.tpa;

import io.dataplane.provider.aws.Aws;
import io.dataplane.provider.aws.IgnoredTags;
import io.dataplane.provider.cluster.ClusterStatus;
import io.dataplane.provider.cluster.ComponentView;
import io.dataplane.provider.cluster.Standing;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Observation;
import io.dataplane.schema.bind.Planned;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What was found out about the world once, at plan time, and is then kept in plan and state: the graph is a function
/// of
/// the configuration and these.
///
/// @param standings of the components that are not simply new
/// @param zones availability zone by component id of the subnet, for subnets that are created
/// @param images the image an instance was launched from, by node name
/// @param guarded nodes that had termination protection before
/// @param former tag keys of an earlier configuration, by node name; under the empty name those of everything,
///     under [#VPC] those of the VPC
record TpaFacts(
        String accountId,
        String partition,
        ClusterRegions regions,
        Map<ComponentId, Standing> standings,
        Map<String, String> regionAmis,
        Map<String, Long> numbers,
        Map<ComponentId, String> zones,
        Map<String, String> images,
        Planned<String> bucket,
        String bucketRegion,
        boolean bucketCreated,
        Map<String, String> tagsAll,
        Map<String, Set<String>> former,
        IgnoredTags ignored,
        Set<String> guarded,
        @Nullable String publicKey) {

    /// Stands for the VPC among the node names, of which none has an underscore.
    static final String VPC = "ec2_vpc";

    /// Stands for the subnets.
    static final String SUBNETS = "ec2_vpc_subnets";

    /// From what a plan or state recorded; `prior` is the state before the plan, if there was one.
    static TpaFacts recorded(TpaClusterModel model, @Nullable TpaClusterModel prior, Aws aws) {
        String defaultRegion = aws.defaultRegion();
        ClusterStatus status = model.status();
        TpaOutputs outputs = model.outputs();
        Map<String, ComponentView> before =
                prior == null ? Map.of() : prior.status().componentMap();
        Map<ComponentId, Standing> standings = new HashMap<>();
        status.componentMap()
                .forEach((id, view) ->
                        standings.put(new ComponentId(id), Standing.of(view, generation(before.get(id)))));
        Map<String, Long> numbers = new TreeMap<>();
        Map<String, String> images = new TreeMap<>();
        outputs.nodeMap().forEach((name, node) -> {
            numbers.put(name, node.node().orElse(0L));
            if (node.imageId() instanceof Planned.Known<String>(String image)) {
                images.put(name, image);
            }
        });
        List<NodeSpec> nodes = NodeSpecs.of(model, defaultRegion, numbers);
        return new TpaFacts(
                text(status.accountId()),
                text(status.partition()),
                ClusterRegions.of(model, defaultRegion, nodes),
                standings,
                outputs.network().regionAmis() == null
                        ? Map.of()
                        : outputs.network().regionAmis().orElse(Map.of()),
                numbers,
                zones(model, defaultRegion, numbers),
                images,
                outputs.access().bucket() == null
                        ? Planned.unknown()
                        : outputs.access().bucket(),
                text(outputs.access().bucketRegion()),
                outputs.access().bucketCreated() != null
                        && outputs.access().bucketCreated().orElse(false),
                status.tagsAll() == null ? Map.of() : status.tagsAll().orElse(Map.of()),
                prior == null ? Map.of() : tagKeys(prior),
                aws.ignoredTags(),
                prior == null ? Set.of() : guardedNodes(prior),
                outputs.keys().publicKeyOpenssh() == null
                        ? null
                        : outputs.keys().publicKeyOpenssh().orElse(""));
    }

    /// What a state or a plan says about the zones of its subnets.
    static Map<ComponentId, String> zones(TpaClusterModel model, String defaultRegion, Map<String, Long> numbers) {
        Map<ComponentId, String> zones = new HashMap<>();
        SubnetSpec.byNode(NodeSpecs.of(model, defaultRegion, numbers)).forEach((name, subnet) -> {
            NodeView view = model.outputs().nodeMap().get(name);
            if (view != null && view.az() instanceof Planned.Known<String>(String zone)) {
                zones.put(Ids.subnet(subnet), zone);
            }
        });
        return zones;
    }

    /// What a state says about the numbers of its nodes.
    static Map<String, Long> numbers(TpaClusterModel state) {
        Map<String, Long> numbers = new TreeMap<>();
        state.outputs()
                .nodeMap()
                .forEach((name, node) -> numbers.put(name, node.node().orElse(0L)));
        return numbers;
    }

    private static String text(@Nullable Planned<String> value) {
        return value == null ? "" : value.orElse("");
    }

    private static int generation(@Nullable ComponentView before) {
        return before == null ? 1 : Math.toIntExact(before.generation().orElse(1L));
    }

    /// The keys of all tags a state asked for.
    static Map<String, Set<String>> tagKeys(TpaClusterModel state) {
        Map<String, Set<String>> keys = new HashMap<>();
        Set<String> shared = new TreeSet<>();
        if (state.status().tagsAll() != null) {
            shared.addAll(state.status().tagsAll().orElse(Map.of()).keySet());
        }
        keys.put("", shared);
        Set<String> vpcs = new TreeSet<>();
        if (state.network().ec2Vpc() != null) {
            state.network().ec2Vpc().values().stream()
                    .filter(vpc -> vpc.tags() != null)
                    .forEach(vpc -> vpcs.addAll(vpc.tags().keySet()));
        }
        keys.put(VPC, vpcs);
        Set<String> subnets = new TreeSet<>();
        if (state.network().ec2VpcSubnets() != null) {
            state.network().ec2VpcSubnets().values().stream()
                    .flatMap(byBlock -> byBlock.values().stream())
                    .filter(subnet -> subnet.tags() != null)
                    .forEach(subnet -> subnets.addAll(subnet.tags().keySet()));
        }
        keys.put(SUBNETS, subnets);
        for (NodeSpec node : NodeSpecs.of(state, "", Map.of())) {
            keys.put(node.name(), node.tags().keySet());
        }
        return keys;
    }

    static Set<String> guardedNodes(TpaClusterModel state) {
        Set<String> guarded = new TreeSet<>();
        NodeSpecs.of(state, "", Map.of()).stream()
                .filter(NodeSpec::terminationProtection)
                .forEach(node -> guarded.add(node.name()));
        return guarded;
    }

    /// All nodes of a configuration, with the numbers they have or get.
    List<NodeSpec> nodes(TpaClusterModel model) {
        return NodeSpecs.of(model, regions.byDefault(), numbers);
    }

    /// The nodes that exist elsewhere.
    List<NodeSpec> bareNodes(TpaClusterModel model) {
        return NodeSpecs.bare(model, numbers);
    }

    boolean isProtected(String node) {
        return guarded.contains(node);
    }

    TpaFacts withPublicKey(String key) {
        return new TpaFacts(
                accountId,
                partition,
                regions,
                standings,
                regionAmis,
                numbers,
                zones,
                images,
                bucket,
                bucketRegion,
                bucketCreated,
                tagsAll,
                former,
                ignored,
                guarded,
                key);
    }

    Standing standing(ComponentId id) {
        return standings.getOrDefault(id, Standing.NEW);
    }

    Set<String> formerKeys(String node) {
        Set<String> keys = new HashSet<>(former.getOrDefault("", Set.of()));
        keys.addAll(former.getOrDefault(node, Set.of()));
        return keys;
    }

    /// A component that a refresh missed is made anew under the next generation, because AWS refuses spent tokens.
    static Standing next(ComponentView view) {
        int generation = Math.toIntExact(view.generation().orElse(1L));
        return new Standing.Ours(Observation.MISSING.equals(view.driftText()) ? generation + 1 : generation);
    }
}
