package io.dataplane.provider.product.tpa;

import static io.dataplane.provider.product.tpa.TpaRules.instance;

import io.dataplane.provider.cluster.Part;
import io.dataplane.provider.component.ec2.ElasticIpAssociationComponent;
import io.dataplane.provider.component.ec2.ElasticIpComponent;
import io.dataplane.provider.component.ec2.ExistingImage;
import io.dataplane.provider.component.ec2.ExistingObject;
import io.dataplane.provider.component.ec2.InstanceComponent;
import io.dataplane.provider.component.ec2.InstanceComponent.Protection;
import io.dataplane.provider.component.ec2.VolumeAttachmentComponent;
import io.dataplane.provider.component.ec2.VolumeComponent;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Scope;
import io.dataplane.provider.product.tpa.NodeSpec.VolumeSpec;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.value.AttributePath;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.iam.model.InstanceProfile;

/// Images, instances, data volumes and elastic IPs.
final class InstanceGraph {
    /// The root device of most images, for one that was deregistered after its instance was launched.
    private static final String USUAL_ROOT = "/dev/xvda";

    private final GraphContext context;
    private final String region;
    private final Map<String, SubnetSpec> subnets;

    private InstanceGraph(GraphContext context) {
        this.context = context;
        this.region = context.region();
        this.subnets = SubnetSpec.byNode(context.nodes());
    }

    static List<Part<?, ?>> parts(GraphContext context) {
        InstanceGraph graph = new InstanceGraph(context);
        List<Part<?, ?>> parts = new ArrayList<>();
        if (context.nodes().stream().anyMatch(node -> node.image() == null)) {
            parts.add(graph.image(Ids.image(context.region()), AttributePath.path("ec2_ami")));
        }
        for (NodeSpec node : context.nodes()) {
            if (node.image() != null) {
                parts.add(graph.image(Ids.image(node), instance(node.name()).name("image")));
            }
            parts.add(graph.machine(node));
            for (VolumeSpec volume : node.dataVolumes()) {
                parts.add(graph.volume(node, volume));
                parts.add(graph.attachment(node, volume));
            }
            if (node.hasElasticIp()) {
                parts.add(graph.elasticIp(node));
                parts.add(graph.elasticIpAssociation(node));
            }
        }
        return parts;
    }

    static ComponentId imageOf(NodeSpec node) {
        return node.image() == null ? Ids.image(node.region()) : Ids.image(node);
    }

    private Part<?, ?> image(ComponentId id, AttributePath path) {
        return new Part<ExistingImage.Desired, Image>(
                id,
                "AWS::EC2::Image",
                region,
                context.facts().standing(id),
                path,
                null,
                "",
                false,
                false,
                Set.of(),
                view -> {
                    throw new IllegalStateException("images exist before");
                },
                ExistingImage::new,
                parents -> {
                    throw new IllegalStateException("images exist before");
                });
    }

    private Part<?, ?> machine(NodeSpec node) {
        Set<ComponentId> parents = new LinkedHashSet<>();
        parents.add(imageOf(node));
        parents.add(Ids.subnet(subnet(node)));
        parents.addAll(FirewallGraph.groupIds(context));
        parents.add(Ids.rules(region));
        parents.add(Ids.keyPair(region));
        parents.add(Ids.PROFILE);
        parents.add(Ids.defaultRoute(region));
        parents.add(Ids.association(subnet(node)));
        parents.addAll(ObjectGraph.ids(context.model()));
        return context.part(
                Ids.instance(node),
                "AWS::EC2::Instance",
                instance(node.name()),
                node.name(),
                List.of(
                        node.withoutData(),
                        context.model().life().desiredState(),
                        context.tags().instance(node).wanted(),
                        FirewallGraph.groupIds(context),
                        AccessGraph.profileName(context.model()),
                        String.valueOf(context.model().access().instanceProfileName())),
                parents,
                view -> new InstanceComponent(view, context.model().life().waitsForStatusChecks()),
                null,
                live -> desired(node, live));
    }

    private SubnetSpec subnet(NodeSpec node) {
        return Objects.requireNonNull(subnets.get(node.name()));
    }

    private InstanceComponent.Desired desired(NodeSpec node, Scope.Parents live) {
        Optional<Image> image = live.find(imageOf(node), Image.class);
        return new InstanceComponent.Desired(
                context.facts()
                        .images()
                        .getOrDefault(node.name(), image.map(Image::imageId).orElse("")),
                node.type(),
                live.get(Ids.keyPair(region), KeyPairInfo.class).keyName(),
                userData(live.get(Ids.keyPair(region), KeyPairInfo.class)),
                live.get(Ids.PROFILE, InstanceProfile.class).instanceProfileName(),
                node.ebsOptimized(),
                node.monitoring(),
                context.model().life().instanceState().orElse(null),
                protection(node),
                new InstanceComponent.MetadataOptions(node.httpTokens(), node.hopLimit()),
                network(node, live),
                rootVolume(node, image.map(Image::rootDeviceName).orElse(USUAL_ROOT)),
                node.storeDisks(),
                context.tags().instance(node));
    }

    /// Decided at launch; a node that is there is not compared with it.
    private String userData(KeyPairInfo key) {
        BootModel boot = context.model().boot();
        TpaFacts facts = context.facts();
        String suffix = PartitionMetadata.of(Region.of(facts.bucketRegion())).dnsSuffix();
        FirstBoot script = new FirstBoot(
                context.model().clusterName(),
                facts.bucket().get(),
                facts.bucketRegion(),
                "https://s3." + facts.bucketRegion() + "." + suffix,
                context.model().access().objects().hasHostKeys(),
                context.model().firewall().clusterSshPort(),
                false,
                boot.installAuthorizedKey() ? key.publicKey() : null,
                FirstBoot.Settings.of(boot));
        return Base64.getEncoder().encodeToString(script.userData());
    }

    /// Looked at only for nodes that have or want it, because AWS tells it for one instance at a time.
    private Protection protection(NodeSpec node) {
        if (node.terminationProtection()) {
            return Protection.ON;
        }
        return context.facts().isProtected(node.name()) ? Protection.OFF : Protection.UNCHECKED;
    }

    private InstanceComponent.Network network(NodeSpec node, Scope.Parents live) {
        Set<String> groups = new LinkedHashSet<>();
        FirewallGraph.groupIds(context)
                .forEach(id -> groups.add(live.get(id, SecurityGroup.class).groupId()));
        node.extraGroups().forEach(group -> groups.add(group.get()));
        return new InstanceComponent.Network(
                live.get(Ids.subnet(subnet(node)), Subnet.class).subnetId(),
                groups,
                node.publicIp(),
                privateIp(node),
                node.sourceDestCheck(),
                context.tags().named(node.name()));
    }

    /// Its own, or the one that a replaced instance hands on: then the plan knows it.
    private @Nullable String privateIp(NodeSpec node) {
        NodeView planned = context.model().outputs().nodeMap().get(node.name());
        boolean known =
                node.privateIp() == null && planned != null && planned.privateIp() instanceof Planned.Known<String>;
        return known ? planned.privateIp().get() : node.privateIp();
    }

    private InstanceComponent.RootVolume rootVolume(NodeSpec node, String device) {
        VolumeSpec root = node.root();
        return new InstanceComponent.RootVolume(
                device,
                (int) root.size(),
                root.type(),
                number(root.iops()),
                number(root.throughput()),
                root.encrypted(),
                root.kmsKeyId() == null ? null : root.kmsKeyId().get(),
                root.deleteOnTermination(),
                context.tags().volume(node, root));
    }

    private Part<?, ?> volume(NodeSpec node, VolumeSpec volume) {
        return context.part(
                Ids.volume(node, volume),
                "AWS::EC2::Volume",
                instance(node.name()).name("volumes"),
                TpaTags.label(context.model().clusterName(), node, volume),
                List.of(volume, context.tags().volume(node, volume).wanted()),
                Set.of(Ids.subnet(subnet(node))),
                view -> new VolumeComponent(
                        view,
                        new VolumeComponent.Life(
                                volume.attachExisting(),
                                volume.retained(),
                                context.model().life().finalSnapshot())),
                null,
                live -> new VolumeComponent.Desired(
                        live.get(Ids.subnet(subnet(node)), Subnet.class).availabilityZone(),
                        (int) volume.size(),
                        volume.type(),
                        number(volume.iops()),
                        number(volume.throughput()),
                        volume.encrypted(),
                        volume.kmsKeyId() == null ? null : volume.kmsKeyId().get(),
                        volume.snapshot() == null ? null : volume.snapshot().get(),
                        context.tags().volume(node, volume)));
    }

    private Part<?, ?> attachment(NodeSpec node, VolumeSpec volume) {
        ComponentId volumeId = Ids.volume(node, volume);
        ComponentId instanceId = Ids.instance(node);
        return context.derived(
                Ids.attachment(node, volume),
                "AWS::EC2::VolumeAttachment",
                instance(node.name()).name("volumes"),
                volume.device(),
                volume.deleteOnTermination(),
                Set.of(volumeId, instanceId),
                view -> new VolumeAttachmentComponent(view, volumeId),
                live -> new VolumeAttachmentComponent.Desired(
                        live.get(volumeId, Volume.class).volumeId(),
                        live.get(instanceId, Instance.class).instanceId(),
                        volume.device(),
                        volume.deleteOnTermination()));
    }

    private Part<?, ?> elasticIp(NodeSpec node) {
        Planned<String> address = node.existingElasticIp();
        return context.part(
                Ids.elasticIp(node),
                "AWS::EC2::EIP",
                instance(node.name()).name(address == null ? "assign_elastic_ip" : "elastic_ip"),
                context.model().clusterName() + ":" + node.name(),
                context.tags().named(node.name()).wanted(),
                address == null && context.vpc().wantsInternetGateway() ? Set.of(Ids.gateway(region)) : Set.of(),
                ElasticIpComponent::new,
                (view, id) -> ExistingObject.elasticIp(
                        view, Objects.requireNonNull(address).get()),
                live -> new ElasticIpComponent.Desired(
                        context.tags().named(context.model().clusterName() + ":" + node.name())));
    }

    private Part<?, ?> elasticIpAssociation(NodeSpec node) {
        ComponentId addressId = Ids.elasticIp(node);
        ComponentId instanceId = Ids.instance(node);
        return context.derived(
                Ids.elasticIpAssociation(node),
                "AWS::EC2::EIPAssociation",
                instance(node.name()).name("elastic_ip"),
                node.name(),
                String.valueOf(node.existingElasticIp()),
                Set.of(addressId, instanceId),
                view -> new ElasticIpAssociationComponent(view, addressId),
                live -> new ElasticIpAssociationComponent.Desired(
                        live.get(addressId, Address.class).allocationId(),
                        live.get(instanceId, Instance.class).instanceId()));
    }

    private static @Nullable Integer number(@Nullable Long value) {
        return value == null ? null : value.intValue();
    }
}
