package io.dataplane.provider.product.tpa;

import io.dataplane.provider.cluster.ComponentView;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.product.tpa.NodeSpec.VolumeSpec;
import io.dataplane.schema.bind.Planned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The outputs as far as a plan knows them.
final class OutputsPlan {
    private final TpaClusterModel model;
    private final TpaFacts facts;
    private final @Nullable TpaClusterModel prior;
    private final Map<String, ComponentView> components;
    private final List<NodeChange> changes;
    private final List<NodeSpec> nodes;
    private final Map<String, SubnetSpec> subnets;
    private final Map<String, NodeSpec> before = new TreeMap<>();

    OutputsPlan(
            TpaClusterModel model,
            TpaFacts facts,
            @Nullable TpaClusterModel prior,
            Map<String, ComponentView> components,
            List<NodeChange> changes) {
        this.changes = changes;
        this.model = model;
        this.facts = facts;
        this.prior = prior;
        this.components = components;
        this.nodes = facts.nodes(model);
        this.subnets = SubnetSpec.byNode(nodes);
        if (prior != null) {
            facts.nodes(prior).forEach(node -> before.put(node.name(), node));
        }
    }

    TpaOutputs outputs() {
        TpaOutputs found = new TpaOutputs(
                network(),
                topology(),
                access(),
                keys(),
                new LifeOutputs(Planned.of(LastChange.of(prior, components, changes))),
                PolicyOutputs.of(model, facts, nodes, components.keySet()),
                new SecretOutputs(privateKey(), null),
                HandoverOutputs.NONE);
        Planned<String> password = prior == null ? null : Handover.vaultPassword(prior.outputs());
        return Handover.added(
                model, nodes, facts.tagsAll(), found, Objects.requireNonNullElse(password, Planned.unknown()));
    }

    private NetworkOutputs network() {
        return new NetworkOutputs(
                Planned.of(ids(Ids::vpc)),
                Planned.of(inEach(this::groups)),
                Planned.of(facts.regionAmis()),
                Planned.of(inEach(this::subnetIds)),
                Planned.of(ids(Ids::gateway)),
                Planned.of(ids(Ids::routeTable)),
                Planned.of(NetworkOutputs.vpcCidrs(model, facts.regions())),
                Planned.of(NetworkOutputs.subnetCidrs(nodes)),
                Planned.of(peerings()),
                existing());
    }

    private Map<String, NetworkOutputs.PeeringView> peerings() {
        Map<String, NetworkOutputs.PeeringView> views = new TreeMap<>();
        PeeringGraph.pairs(model, facts.regions()).forEach(pair -> {
            Planned<String> id = id(pair.id().value());
            views.put(
                    pair.toString(),
                    new NetworkOutputs.PeeringView(
                            Objects.requireNonNullElse(id, Planned.unknown()), Planned.of(PeeringGraph.ACTIVE)));
        });
        return views;
    }

    private NodeOutputs topology() {
        Map<String, NodeView> views = new TreeMap<>();
        nodes.forEach(node -> views.put(node.name(), node(node)));
        List<NodeSpec> bare = facts.bareNodes(model);
        views.putAll(BareNodes.views(model, bare));
        return NodeOutputs.of(
                Planned.of(views), Stream.concat(nodes.stream(), bare.stream()).toList());
    }

    private AccessOutputs access() {
        return new AccessOutputs(
                facts.bucket(),
                Planned.of(facts.bucketRegion()),
                Planned.of(facts.bucketCreated()),
                arn("instance_profile"),
                model.access().instanceProfileName() == null ? arn("iam_role") : null,
                policy());
    }

    private KeyOutputs keys() {
        return new KeyOutputs(keyName(), publicKey());
    }

    private @Nullable Planned<String> id(String component) {
        ComponentView view = components.get(component);
        return view == null ? null : view.id();
    }

    private <T> Map<String, T> inEach(Function<String, T> value) {
        Map<String, T> byRegion = new TreeMap<>();
        facts.regions().all().forEach(region -> byRegion.put(region, value.apply(region)));
        return byRegion;
    }

    /// The ids of one object per region, where there is one.
    private Map<String, Planned<String>> ids(Function<String, ComponentId> component) {
        Map<String, Planned<String>> ids = new TreeMap<>();
        for (String region : facts.regions().all()) {
            Planned<String> id = id(component.apply(region).value());
            if (id != null) {
                ids.put(region, id);
            }
        }
        return ids;
    }

    private @Nullable Planned<String> arn(String component) {
        ComponentView view = components.get(component);
        return view == null ? null : view.arn();
    }

    private Planned<List<String>> groups(String region) {
        List<String> ids = new ArrayList<>();
        for (ComponentView view : groupViews(components, region)) {
            if (!(view.id() instanceof Planned.Known<String>(String id))) {
                return Planned.unknown();
            }
            ids.add(id);
        }
        return Planned.of(ids);
    }

    /// The groups of a region: ours, or those that existed before.
    static List<ComponentView> groupViews(Map<String, ComponentView> components, String region) {
        String ours = Ids.group(region).value();
        return components.entrySet().stream()
                .filter(entry -> entry.getKey().equals(ours) || entry.getKey().startsWith(ours + "/"))
                .map(Map.Entry::getValue)
                .toList();
    }

    private Map<String, Planned<String>> subnetIds(String region) {
        Map<String, Planned<String>> ids = new TreeMap<>();
        SubnetSpec.of(nodes).stream()
                .filter(subnet -> subnet.region().equals(region))
                .forEach(subnet -> ids.put(
                        subnet.key(),
                        Objects.requireNonNullElse(id(Ids.subnet(subnet).value()), Planned.unknown())));
        return ids;
    }

    private Planned<Set<String>> existing() {
        Set<String> existing = new TreeSet<>();
        for (Map.Entry<String, ComponentView> entry : components.entrySet()) {
            if (!entry.getValue().managed().isKnown()) {
                return Planned.unknown();
            }
            if (!entry.getValue().isManaged() && entry.getValue().id() != null) {
                existing.add(entry.getKey());
            }
        }
        return Planned.of(existing);
    }

    private @Nullable Planned<String> keyName() {
        ComponentView key = components.get(Ids.keyPair(facts.regions().home()).value());
        return key == null ? null : key.name();
    }

    private @Nullable Planned<String> publicKey() {
        if (model.access().ec2InstanceKey() != null) {
            return null;
        }
        if (model.access().sshPublicKey() != null) {
            return model.access().sshPublicKey();
        }
        return kept().map(outputs -> outputs.keys().publicKeyOpenssh()).orElse(Planned.unknown());
    }

    private @Nullable Planned<String> privateKey() {
        if (model.access().ec2InstanceKey() != null || model.access().sshPublicKey() != null) {
            return null;
        }
        return kept().map(outputs -> outputs.secrets().privateKeyOpenssh()).orElse(Planned.unknown());
    }

    /// The outputs of a state whose generated key still serves.
    private Optional<TpaOutputs> kept() {
        return Optional.ofNullable(prior)
                .map(TpaClusterModel::outputs)
                .filter(outputs -> outputs.secrets().privateKeyOpenssh() != null);
    }

    private @Nullable Planned<String> policy() {
        if (model.access().instanceProfileName() != null) {
            return null;
        }
        return facts.bucket()
                .map(bucket -> TpaPolicies.instance(
                        facts.partition(),
                        bucket,
                        model.clusterName(),
                        model.access().instancePolicyStatements()));
    }

    private NodeView node(NodeSpec node) {
        NodeView old = prior == null ? null : prior.outputs().nodeMap().get(node.name());
        boolean kept = old != null && components.get(Ids.instance(node).value()).knownId() != null;
        boolean same = kept && same(node);
        Planned<String> privateIp = kept || keepsAddress(node) ? addressOf(old) : address(node);
        return new NodeView(
                Planned.of(node.node()),
                node.slot() == null ? null : Planned.of(node.slot()),
                node.location() == null ? null : Planned.of(node.location()),
                Planned.of(node.region()),
                zone(node),
                kept ? old.instanceId() : Planned.unknown(),
                kept ? old.imageId() : image(node),
                Planned.of(node.type()),
                same ? old.state() : Planned.unknown(),
                Planned.of(node.roles()),
                privateIp,
                same ? old.publicIp() : Planned.unknown(),
                same ? old.elasticIp() : elasticIp(node),
                same ? old.elasticIpAllocationId() : node.hasElasticIp() ? id("eip/" + node.name()) : null,
                kept ? old.privateDns() : Planned.unknown(),
                same ? old.publicDns() : Planned.unknown(),
                Objects.requireNonNullElse(
                        id(Ids.subnet(subnets.get(node.name())).value()), Planned.unknown()),
                same ? old.securityGroupIds() : Planned.unknown(),
                kept ? old.eniId() : Planned.unknown(),
                deployIp(same ? old.publicIp() : null, privateIp, same),
                node.dns() == null ? null : Planned.of(node.dns().name()),
                Planned.of(volumes(node)));
    }

    private static @Nullable Planned<String> addressOf(@Nullable NodeView old) {
        return old == null ? null : old.privateIp();
    }

    private static Planned<String> address(NodeSpec node) {
        return node.privateIp() == null ? Planned.unknown() : Planned.of(node.privateIp());
    }

    /// Whether its instance is replaced by one that takes over the private address.
    private boolean keepsAddress(NodeSpec node) {
        return changes.stream().anyMatch(change -> change.node().name().equals(node.name()) && change.keepsPrivateIp());
    }

    private @Nullable Planned<String> deployIp(
            @Nullable Planned<String> publicIp, @Nullable Planned<String> privateIp, boolean same) {
        if (Handover.connectsPrivately(model)) {
            return privateIp;
        }
        return !same ? Planned.unknown() : publicIp == null ? privateIp : publicIp;
    }

    /// Nothing about the instance changes that its addresses, state or groups depend on.
    private boolean same(NodeSpec node) {
        boolean drifted = prior != null
                && prior.status().componentMap().entrySet().stream()
                        .anyMatch(entry -> concerns(entry.getKey(), node)
                                && entry.getValue().driftText() != null);
        boolean groupsKept = prior != null
                && prior.outputs().network().regionGroups() != null
                && groups(node.region())
                        .equals(prior.outputs()
                                .network()
                                .regionGroups()
                                .orElse(Map.of())
                                .get(node.region()));
        boolean stateKept =
                prior != null && prior.life().desiredState().equals(model.life().desiredState());
        NodeSpec was = before.get(node.name());
        return was != null
                && node.withoutData().equals(was.withoutData())
                && node.allocatesElasticIp() == was.allocatesElasticIp()
                && Objects.equals(node.existingElasticIp(), was.existingElasticIp())
                && stateKept
                && !drifted
                && groupsKept;
    }

    private static boolean concerns(String component, NodeSpec node) {
        return component.equals("instance/" + node.name())
                || component.equals("eip/" + node.name())
                || component.equals("eip_assoc/" + node.name());
    }

    private Planned<String> zone(NodeSpec node) {
        String zone = facts.zones().get(Ids.subnet(subnets.get(node.name())));
        return zone == null ? Planned.unknown() : Planned.of(zone);
    }

    private Planned<String> image(NodeSpec node) {
        String launched = facts.images().get(node.name());
        if (launched != null) {
            return Planned.of(launched);
        }
        if (node.image() != null) {
            return node.image();
        }
        String found = facts.regionAmis().get(node.region());
        return found == null ? Planned.unknown() : Planned.of(found);
    }

    private static @Nullable Planned<String> elasticIp(NodeSpec node) {
        if (node.existingElasticIp() != null) {
            return node.existingElasticIp();
        }
        return node.allocatesElasticIp() ? Planned.unknown() : null;
    }

    private Planned<Long> size(NodeSpec node, VolumeSpec volume) {
        if (volume.size() != VolumeSpec.OF_SNAPSHOT) {
            return Planned.of(volume.size());
        }
        NodeView old = prior == null ? null : prior.outputs().nodeMap().get(node.name());
        NodeView.VolumeView before =
                old == null ? null : old.volumes().orElse(Map.of()).get(volume.device());
        ComponentView view = components.get(Ids.volume(node, volume).value());
        return before != null && view.knownId() != null ? before.size() : Planned.unknown();
    }

    private Map<String, NodeView.VolumeView> volumes(NodeSpec node) {
        Map<String, NodeView.VolumeView> views = new TreeMap<>();
        for (VolumeSpec volume : node.dataVolumes()) {
            views.put(
                    volume.device(),
                    new NodeView.VolumeView(
                            Objects.requireNonNullElse(
                                    id(Ids.volume(node, volume).value()), Planned.unknown()),
                            size(node, volume),
                            Planned.of(volume.type()),
                            Planned.of(TpaTags.label(model.clusterName(), node, volume))));
        }
        return views;
    }
}
