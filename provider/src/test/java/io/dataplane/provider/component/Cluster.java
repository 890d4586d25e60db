package io.dataplane.provider.component;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.component.ec2.InstanceComponent;
import io.dataplane.provider.component.ec2.InternetGatewayComponent;
import io.dataplane.provider.component.ec2.RouteComponent;
import io.dataplane.provider.component.ec2.RouteTableAssociationComponent;
import io.dataplane.provider.component.ec2.RouteTableComponent;
import io.dataplane.provider.component.ec2.SecurityGroupComponent;
import io.dataplane.provider.component.ec2.SecurityGroupRulesComponent;
import io.dataplane.provider.component.ec2.SubnetComponent;
import io.dataplane.provider.component.ec2.VolumeAttachmentComponent;
import io.dataplane.provider.component.ec2.VolumeComponent;
import io.dataplane.provider.component.ec2.VpcComponent;
import io.dataplane.provider.component.iam.InstanceProfileComponent;
import io.dataplane.provider.component.iam.RoleComponent;
import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.ComponentGraph;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Node;
import io.dataplane.provider.engine.Scope.Parents;
import io.dataplane.schema.value.AttributePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.Vpc;

/// A graph as a product would make it: one network, and instances with a data volume each.
final class Cluster {
    private final Cloud cloud;
    private final List<Node<?, ?>> nodes = new ArrayList<>();

    private Cluster(Cloud cloud) {
        this.cloud = cloud;
    }

    static ComponentGraph of(Cloud cloud, int instances, String type) {
        Cluster cluster = new Cluster(cloud);
        cluster.network();
        cluster.access();
        for (int n = 1; n <= instances; n++) {
            cluster.instance(n, type);
        }
        return ComponentGraph.of(cluster.nodes);
    }

    private <D, L> void add(String id, Component<D, L> component, Function<Parents, D> desired, String... parents) {
        Set<ComponentId> dependsOn =
                Arrays.stream(parents).map(ComponentId::new).collect(Collectors.toSet());
        nodes.add(new Node<>(
                new ComponentId(id), "eu-west-1", null, true, 1, AttributePath.ROOT, component, dependsOn, desired));
    }

    private static String vpcId(Parents parents) {
        return parents.get(new ComponentId("vpc"), Vpc.class).vpcId();
    }

    private static String subnetId(Parents parents) {
        return parents.get(new ComponentId("subnet"), Subnet.class).subnetId();
    }

    private static DesiredTags tags(String name) {
        return DesiredTags.of(Map.of("Name", name, "Owner", "Ann Example"));
    }

    private void network() {
        add(
                "vpc",
                new VpcComponent(cloud.view),
                p -> new VpcComponent.Desired("10.33.0.0/16", true, true, tags("vpc")));
        add(
                "subnet",
                new SubnetComponent(cloud.view),
                p -> new SubnetComponent.Desired(vpcId(p), "10.33.0.0/24", "eu-west-1a", false, tags("subnet")),
                "vpc");
        add(
                "igw",
                new InternetGatewayComponent(cloud.view),
                p -> new InternetGatewayComponent.Desired(vpcId(p), tags("igw")),
                "vpc");
        add(
                "route_table",
                new RouteTableComponent(cloud.view),
                p -> new RouteTableComponent.Desired(vpcId(p), tags("routes")),
                "vpc");
        add(
                "route",
                new RouteComponent(cloud.view, new ComponentId("route_table"), "0.0.0.0/0"),
                p -> new RouteComponent.Desired(
                        p.get(new ComponentId("igw"), InternetGateway.class).internetGatewayId()),
                "route_table",
                "igw");
        add(
                "rt_assoc",
                new RouteTableAssociationComponent(cloud.view, new ComponentId("subnet")),
                p -> new RouteTableAssociationComponent.Desired(
                        p.get(new ComponentId("route_table"), RouteTable.class).routeTableId(), subnetId(p)),
                "route_table",
                "subnet");
    }

    private void access() {
        add(
                "security_group",
                new SecurityGroupComponent(cloud.view, cloud.name),
                p -> new SecurityGroupComponent.Desired(vpcId(p), "cluster", tags(cloud.name)),
                "vpc");
        add(
                "sg_rules",
                new SecurityGroupRulesComponent(cloud.view, new ComponentId("security_group")),
                p -> new SecurityGroupRulesComponent.Desired(Set.of(new SecurityGroupRulesComponent.Rule(
                        "-1", null, null, new SecurityGroupRulesComponent.Source.Self(), null))),
                "security_group");
        add(
                "role",
                new RoleComponent(cloud.view, cloud.name, "/"),
                p -> new RoleComponent.Desired(RoleComponent.trustOfEc2("aws"), null, tags("role")));
        add(
                "profile",
                new InstanceProfileComponent(cloud.view, cloud.name, "/"),
                p -> new InstanceProfileComponent.Desired(cloud.name, tags("profile")),
                "role");
    }

    private void instance(int n, String type) {
        String instance = "instance/db" + n;
        String volume = "volume/db" + n;
        add(
                volume,
                new VolumeComponent(cloud.view),
                p -> new VolumeComponent.Desired("eu-west-1a", 16, "gp3", null, null, true, null, null, tags(volume)));
        add(
                instance,
                new InstanceComponent(cloud.view),
                p -> desired(p, type, "db" + n),
                "subnet",
                "security_group",
                "profile");
        add(
                "attachment/db" + n,
                new VolumeAttachmentComponent(cloud.view, new ComponentId(volume)),
                p -> new VolumeAttachmentComponent.Desired(
                        p.get(new ComponentId(volume), Volume.class).volumeId(),
                        p.get(new ComponentId(instance), Instance.class).instanceId(),
                        "/dev/sdf",
                        false),
                volume,
                instance);
    }

    private InstanceComponent.Desired desired(Parents parents, String type, String name) {
        String group = parents.get(new ComponentId("security_group"), SecurityGroup.class)
                .groupId();
        return new InstanceComponent.Desired(
                "ami-0deb12a6420250210",
                type,
                null,
                null,
                cloud.name,
                true,
                false,
                InstanceStateName.RUNNING,
                InstanceComponent.Protection.UNCHECKED,
                new InstanceComponent.MetadataOptions("required", 2),
                new InstanceComponent.Network(subnetId(parents), Set.of(group), true, null, true, tags(name)),
                new InstanceComponent.RootVolume("/dev/xvda", 16, "gp3", null, null, true, null, true, tags(name)),
                Map.of(),
                tags(name));
    }
}
