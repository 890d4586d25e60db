package io.dataplane.provider.product.tpa;

import io.dataplane.provider.cluster.ComponentView;
import io.dataplane.provider.component.ec2.VpcPeeringConnectionComponent;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.product.tpa.NodeSpec.VolumeSpec;
import io.dataplane.schema.bind.Planned;
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
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.Volume;

/// The outputs as AWS describes the cluster now; what could not be seen stays as it was.
final class OutputsLive {
    private final TpaClusterModel model;
    private final TpaFacts facts;
    private final Map<String, ComponentView> components;
    private final Map<ComponentId, Object> live;
    private final Keys keys;
    private final List<NodeSpec> nodes;
    private final Map<String, SubnetSpec> subnets;

    /// The key pair's public half, the private one when it was generated here, and the password of TPA's vault.
    record Keys(
            @Nullable String publicKey,
            @Nullable String privateKey,
            @Nullable String vaultPassword) {
        @Override
        public String toString() {
            return "(sensitive)";
        }
    }

    OutputsLive(
            TpaClusterModel model,
            TpaFacts facts,
            Map<String, ComponentView> components,
            Map<ComponentId, Object> live,
            Keys keys) {
        this.model = model;
        this.facts = facts;
        this.components = components;
        this.live = live;
        this.keys = keys;
        this.nodes = facts.nodes(model);
        this.subnets = SubnetSpec.byNode(nodes);
    }

    TpaOutputs outputs() {
        TpaOutputs found = new TpaOutputs(
                network(),
                topology(),
                access(),
                new KeyOutputs(
                        view(Ids.keyPair(facts.regions().home()))
                                .map(ComponentView::name)
                                .orElse(null),
                        text(keys.publicKey())),
                model.outputs().life().known(),
                model.outputs().policies().or(PolicyOutputs.of(model, facts, nodes, components.keySet())),
                new SecretOutputs(text(keys.privateKey()), null),
                HandoverOutputs.NONE);
        return Handover.added(model, nodes, facts.tagsAll(), found, text(keys.vaultPassword()));
    }

    private NetworkOutputs network() {
        return new NetworkOutputs(
                Planned.of(ids(Ids::vpc)),
                Planned.of(inEach(region -> Planned.of(groups(region)))),
                Planned.of(facts.regionAmis()),
                Planned.of(inEach(this::subnetIds)),
                Planned.of(ids(Ids::gateway)),
                Planned.of(ids(Ids::routeTable)),
                Planned.of(NetworkOutputs.vpcCidrs(model, facts.regions())),
                Planned.of(NetworkOutputs.subnetCidrs(nodes)),
                Planned.of(peerings()),
                Planned.of(existing()));
    }

    private Map<String, NetworkOutputs.PeeringView> peerings() {
        Map<String, NetworkOutputs.PeeringView> views = new TreeMap<>();
        PeeringGraph.pairs(model, facts.regions())
                .forEach(pair -> views.put(
                        pair.toString(),
                        new NetworkOutputs.PeeringView(
                                view(pair.id()).map(ComponentView::id).orElse(null),
                                text(Optional.ofNullable(live.get(pair.id()))
                                        .map(VpcPeeringConnectionComponent::status)
                                        .orElse(null)))));
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
                view(Ids.PROFILE).map(ComponentView::arn).orElse(null),
                view(Ids.ROLE).map(ComponentView::arn).orElse(null),
                policy());
    }

    private Optional<ComponentView> view(ComponentId id) {
        return Optional.ofNullable(components.get(id.value()));
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
            view(component.apply(region)).map(ComponentView::id).ifPresent(id -> ids.put(region, id));
        }
        return ids;
    }

    private List<String> groups(String region) {
        return OutputsPlan.groupViews(components, region).stream()
                .map(ComponentView::knownId)
                .filter(Objects::nonNull)
                .toList();
    }

    private Map<String, Planned<String>> subnetIds(String region) {
        Map<String, Planned<String>> ids = new TreeMap<>();
        SubnetSpec.of(nodes).stream()
                .filter(subnet -> subnet.region().equals(region))
                .forEach(subnet ->
                        view(Ids.subnet(subnet)).map(ComponentView::id).ifPresent(id -> ids.put(subnet.key(), id)));
        return ids;
    }

    private Set<String> existing() {
        Set<String> existing = new TreeSet<>();
        components.forEach((id, view) -> {
            if (!view.isManaged() && view.id() != null) {
                existing.add(id);
            }
        });
        return existing;
    }

    private @Nullable Planned<String> policy() {
        if (model.access().instanceProfileName() != null) {
            return null;
        }
        return Planned.of(TpaPolicies.instance(
                facts.partition(),
                facts.bucket().get(),
                model.clusterName(),
                model.access().instancePolicyStatements()));
    }

    private static @Nullable Planned<String> text(@Nullable String text) {
        return text == null || text.isEmpty() ? null : Planned.of(text);
    }

    private <L> Optional<L> live(ComponentId id, Class<L> type) {
        return Optional.ofNullable(live.get(id)).map(type::cast);
    }

    private NodeView node(NodeSpec node) {
        Optional<Instance> machine = live(Ids.instance(node), Instance.class);
        Optional<InstanceNetworkInterface> card = machine.flatMap(
                instance -> instance.networkInterfaces().stream().findFirst());
        Optional<Address> address = live(Ids.elasticIp(node), Address.class);
        String publicIp = address.map(Address::publicIp)
                .or(() -> machine.map(Instance::publicIpAddress))
                .orElse(null);
        String privateIp = machine.map(Instance::privateIpAddress).orElseGet(() -> formerAddress(node));
        return new NodeView(
                Planned.of(node.node()),
                text(node.slot()),
                text(node.location()),
                Planned.of(node.region()),
                zone(node, machine),
                text(machine.map(Instance::instanceId).orElse(null)),
                text(machine.map(Instance::imageId).orElse(null)),
                Planned.of(machine.map(Instance::instanceTypeAsString).orElse(node.type())),
                text(machine.map(instance -> instance.state().nameAsString()).orElse(null)),
                Planned.of(node.roles()),
                text(privateIp),
                text(publicIp),
                text(address.map(Address::publicIp).orElse(null)),
                text(address.map(Address::allocationId).orElse(null)),
                text(machine.map(Instance::privateDnsName).orElse(null)),
                text(machine.map(Instance::publicDnsName).orElse(null)),
                view(Ids.subnet(subnets.get(node.name())))
                        .map(ComponentView::id)
                        .orElse(null),
                card.map(one -> Planned.of(one.groups().stream()
                                .map(GroupIdentifier::groupId)
                                .sorted()
                                .toList()))
                        .orElse(null),
                text(card.map(InstanceNetworkInterface::networkInterfaceId).orElse(null)),
                text(publicIp == null || Handover.connectsPrivately(model) ? privateIp : publicIp),
                text(node.dns() == null ? null : node.dns().name()),
                Planned.of(volumes(node)));
    }

    /// A node keeps its address while its instance is being replaced.
    private @Nullable String formerAddress(NodeSpec node) {
        NodeView former = model.outputs().nodeMap().get(node.name());
        return former != null && former.privateIp() instanceof Planned.Known<String>(String address) ? address : null;
    }

    private @Nullable Planned<String> zone(NodeSpec node, Optional<Instance> machine) {
        String zone = facts.zones().get(Ids.subnet(subnets.get(node.name())));
        return text(
                zone != null
                        ? zone
                        : machine.map(m -> m.placement().availabilityZone()).orElse(null));
    }

    private Map<String, NodeView.VolumeView> volumes(NodeSpec node) {
        Map<String, NodeView.VolumeView> views = new TreeMap<>();
        for (VolumeSpec volume : node.dataVolumes()) {
            Optional<Volume> there = live(Ids.volume(node, volume), Volume.class);
            views.put(
                    volume.device(),
                    new NodeView.VolumeView(
                            text(there.map(Volume::volumeId).orElse(null)),
                            Planned.of(there.map(v -> v.size().longValue()).orElse(volume.size())),
                            Planned.of(there.map(Volume::volumeTypeAsString).orElse(volume.type())),
                            Planned.of(TpaTags.label(model.clusterName(), node, volume))));
        }
        return views;
    }
}
