package io.dataplane.provider.product.tpa;

import io.dataplane.provider.aws.Aws;
import io.dataplane.provider.aws.AwsSettings;
import io.dataplane.provider.aws.IgnoredTags;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.cluster.Standing;
import io.dataplane.provider.engine.ComponentGraph;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Node;
import io.dataplane.provider.engine.Scope;
import io.dataplane.schema.bind.Planned;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.iam.model.InstanceProfile;

/// Graphs of configurations, made without AWS: the world is what a test says it is.
final class Graphs {
    private static final Aws AWS = new Aws(AwsSettings.of(Map.of(
            "AWS_REGION", "eu-west-1",
            "AWS_ACCESS_KEY_ID", "test",
            "AWS_SECRET_ACCESS_KEY", "test")));

    private Graphs() {}

    /// What a graph knows when nothing existed before.
    static TpaFacts facts(TpaClusterModel model) {
        return facts(model, Map.of());
    }

    static TpaFacts facts(TpaClusterModel model, Map<ComponentId, Standing> standings) {
        return new TpaFacts(
                "123456789012",
                "aws",
                ClusterRegions.of(model, "eu-west-1"),
                standings,
                Map.of("eu-west-1", "ami-1"),
                Map.of(),
                Map.of(),
                Map.of(),
                Planned.of("edb-tpa-123456789012"),
                "eu-west-1",
                true,
                TpaTags.all(model, Map.of("Team", "data")),
                Map.of(),
                IgnoredTags.NONE,
                Set.of(),
                "ssh-ed25519 AAAA speedy");
    }

    static ComponentGraph graph(TpaClusterModel model, Map<ComponentId, Standing> standings) {
        return TpaClusterGraph.parts(model, facts(model, standings)).graph(Graphs::view, part -> true);
    }

    private static RegionView view(String region) {
        return new RegionView(AWS.region(region), "tpa_cluster/speedy", Graphs::view);
    }

    /// Each node as `id type <- parents`.
    static List<String> lines(ComponentGraph graph) {
        return graph.nodes().stream()
                .map(node -> "%s %s%s <- %s"
                        .formatted(
                                node.id(),
                                node.managed() ? "" : "(used) ",
                                node.component().type(),
                                new TreeSet<>(node.dependsOn())))
                .sorted()
                .toList();
    }

    /// What a node of the graph asks of AWS when all its parents are there.
    static <D> D desired(TpaClusterModel model, String id, Class<D> type) {
        Map<ComponentId, Standing> images =
                Map.of(new ComponentId("ami/eu-west-1"), new Standing.Existing(Planned.of("ami-1"), null));
        Node<?, ?> node =
                graph(model, images).node(new ComponentId(id)).orElseThrow(() -> new AssertionError("no " + id));
        return type.cast(node.desired().apply(new AllThere()));
    }

    /// Every parent exists, with ids made of its kind.
    private static final class AllThere implements Scope.Parents {
        @Override
        public <L> Optional<L> find(ComponentId id, Class<L> type) {
            Object live =
                    switch (id.kind()) {
                        case "vpc" -> Vpc.builder().vpcId("vpc-1").build();
                        case "subnet" ->
                            Subnet.builder()
                                    .subnetId("subnet-1")
                                    .cidrBlock("10.33.0.0/28")
                                    .availabilityZone("eu-west-1a")
                                    .build();
                        case "igw" ->
                            InternetGateway.builder().internetGatewayId("igw-1").build();
                        case "route_table" ->
                            RouteTable.builder().routeTableId("rtb-1").build();
                        case "security_group" ->
                            SecurityGroup.builder().groupId("sg-1").build();
                        case "key_pair" ->
                            KeyPairInfo.builder().keyName("tpa_speedy").build();
                        case "instance_profile" ->
                            InstanceProfile.builder()
                                    .instanceProfileName("speedy_profile")
                                    .build();
                        case "ami" ->
                            Image.builder()
                                    .imageId("ami-1")
                                    .rootDeviceName("/dev/xvda")
                                    .build();
                        case "volume" -> Volume.builder().volumeId("vol-1").build();
                        case "instance" -> Instance.builder().instanceId("i-1").build();
                        default -> throw new AssertionError("nothing asks for " + id);
                    };
            return Optional.of(type.cast(live));
        }
    }
}
