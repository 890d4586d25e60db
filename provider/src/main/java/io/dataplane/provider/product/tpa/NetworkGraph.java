package io.dataplane.provider.product.tpa;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.cluster.Part;
import io.dataplane.provider.component.ec2.ExistingObject;
import io.dataplane.provider.component.ec2.InternetGatewayComponent;
import io.dataplane.provider.component.ec2.RouteComponent;
import io.dataplane.provider.component.ec2.RouteTableAssociationComponent;
import io.dataplane.provider.component.ec2.RouteTableComponent;
import io.dataplane.provider.component.ec2.SubnetComponent;
import io.dataplane.provider.component.ec2.VpcComponent;
import io.dataplane.schema.value.AttributePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/// VPC, subnets, gateway and routes of a region.
final class NetworkGraph {
    private static final String EVERYWHERE = "0.0.0.0/0";

    private final GraphContext context;
    private final String region;
    private final String cluster;

    private NetworkGraph(GraphContext context) {
        this.context = context;
        this.region = context.region();
        this.cluster = context.model().clusterName();
    }

    static List<Part<?, ?>> parts(GraphContext context) {
        NetworkGraph network = new NetworkGraph(context);
        List<Part<?, ?>> parts = new ArrayList<>();
        parts.add(network.vpc());
        context.subnets().forEach(subnet -> parts.add(network.subnet(subnet)));
        List<SubnetSpec> blocks =
                context.subnets().stream().filter(subnet -> !subnet.isId()).toList();
        if (context.vpc().wantsInternetGateway()) {
            parts.add(network.gateway());
        }
        if (hasRouteTable(context)) {
            parts.add(network.routeTable());
            if (context.vpc().wantsInternetGateway()) {
                parts.add(network.defaultRoute());
            }
            blocks.forEach(subnet -> parts.add(network.association(subnet)));
        }
        return parts;
    }

    /// Whether the region has subnets that are made and something to route to.
    static boolean hasRouteTable(GraphContext context) {
        boolean routed = context.vpc().wantsInternetGateway()
                || PeeringGraph.hasRoutes(context.model(), context.facts().regions());
        return routed && context.subnets().stream().anyMatch(subnet -> !subnet.isId());
    }

    private Part<?, ?> vpc() {
        VpcChoice choice = context.vpc();
        NetworkModel.Vpc wanted = choice.wanted();
        String name = Objects.requireNonNullElse(wanted.name(), cluster);
        return context.part(
                Ids.vpc(region),
                "AWS::EC2::VPC",
                choice.path(),
                name,
                List.of(
                        wanted.enableDnsSupport(),
                        wanted.enableDnsHostnames(),
                        vpcTags(name, wanted).wanted()),
                Set.of(),
                VpcComponent::new,
                ExistingObject::vpc,
                parents -> new VpcComponent.Desired(
                        Objects.requireNonNull(wanted.cidr()),
                        wanted.enableDnsSupport(),
                        wanted.enableDnsHostnames(),
                        vpcTags(name, wanted)));
    }

    private DesiredTags vpcTags(String name, NetworkModel.Vpc wanted) {
        return context.tags().vpc(name, Objects.requireNonNullElse(wanted.tags(), Map.of()));
    }

    private Part<?, ?> subnet(SubnetSpec subnet) {
        String zone = context.facts().zones().getOrDefault(Ids.subnet(subnet), subnet.az());
        String place = zone == null ? region : zone;
        String name = Objects.requireNonNullElse(subnet.name(), cluster + "/" + place);
        Optional<NetworkModel.SubnetSettings> settings =
                context.model().network().subnetSettings(region, subnet.subnet());
        DesiredTags tags = context.tags()
                .subnet(
                        name,
                        place,
                        settings.map(NetworkModel.SubnetSettings::tags).orElse(Map.of()));
        return context.part(
                Ids.subnet(subnet),
                "AWS::EC2::Subnet",
                NetworkRules.subnetPath(subnet, context.nodes()),
                name,
                List.of(tags.wanted(), String.valueOf(settings)),
                Set.of(Ids.vpc(region)),
                SubnetComponent::new,
                ExistingObject::subnet,
                parents -> new SubnetComponent.Desired(
                        parents.get(Ids.vpc(region), Vpc.class).vpcId(),
                        subnet.subnet(),
                        place,
                        settings.map(NetworkModel.SubnetSettings::mapPublicIpOnLaunch)
                                .orElse(false),
                        tags));
    }

    private Part<?, ?> gateway() {
        String name = region + "-igw";
        return context.part(
                Ids.gateway(region),
                "AWS::EC2::InternetGateway",
                AttributePath.path("ec2_instance_reachability"),
                name,
                context.tags().named(name).wanted(),
                Set.of(Ids.vpc(region)),
                InternetGatewayComponent::new,
                ExistingObject::internetGateway,
                parents -> new InternetGatewayComponent.Desired(
                        parents.get(Ids.vpc(region), Vpc.class).vpcId(),
                        context.tags().named(name)));
    }

    private Part<?, ?> routeTable() {
        String name = cluster + "/" + region + "/routes";
        return context.part(
                Ids.routeTable(region),
                "AWS::EC2::RouteTable",
                AttributePath.path("ec2_instance_reachability"),
                name,
                context.tags().described(name, region).wanted(),
                Set.of(Ids.vpc(region)),
                RouteTableComponent::new,
                null,
                parents -> new RouteTableComponent.Desired(
                        parents.get(Ids.vpc(region), Vpc.class).vpcId(),
                        context.tags().described(name, region)));
    }

    private Part<?, ?> defaultRoute() {
        return context.derived(
                Ids.defaultRoute(region),
                "AWS::EC2::Route",
                AttributePath.path("ec2_instance_reachability"),
                EVERYWHERE,
                EVERYWHERE,
                Set.of(Ids.routeTable(region), Ids.gateway(region)),
                view -> new RouteComponent(view, Ids.routeTable(region), EVERYWHERE),
                parents -> new RouteComponent.Desired(
                        parents.get(Ids.gateway(region), InternetGateway.class).internetGatewayId()));
    }

    private Part<?, ?> association(SubnetSpec subnet) {
        return context.derived(
                Ids.association(subnet),
                "AWS::EC2::SubnetRouteTableAssociation",
                NetworkRules.subnetPath(subnet, context.nodes()),
                Objects.requireNonNullElse(subnet.name(), subnet.subnet()),
                subnet.subnet(),
                Set.of(Ids.routeTable(region), Ids.subnet(subnet)),
                view -> new RouteTableAssociationComponent(view, Ids.subnet(subnet)),
                parents -> new RouteTableAssociationComponent.Desired(
                        parents.get(Ids.routeTable(region), RouteTable.class).routeTableId(),
                        parents.get(Ids.subnet(subnet), Subnet.class).subnetId()));
    }
}
