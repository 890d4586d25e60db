package io.dataplane.provider.component.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.aws.AwsErrors;
import io.dataplane.provider.component.Cloud;
import io.dataplane.provider.engine.ComponentGraph;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Deadline;
import io.dataplane.provider.engine.Engine;
import io.dataplane.provider.engine.EngineSettings;
import io.dataplane.provider.engine.Guard;
import io.dataplane.provider.engine.History;
import io.dataplane.provider.engine.Node;
import io.dataplane.provider.engine.Ownership;
import io.dataplane.provider.engine.Walk;
import io.dataplane.schema.spi.StopSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.Vpc;

class Ec2SweepIT {
    private final Cloud cloud = new Cloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    private final Ec2Sweep sweep = new Ec2Sweep(List.of(cloud.view));

    private List<String> unwanted(String... wanted) {
        Set<ComponentId> ids = Set.of(wanted).stream().map(ComponentId::new).collect(Collectors.toSet());
        return sweep.unwanted(cloud.ownership, ids, System.nanoTime()).stream()
                .map(node -> node.id() + " " + node.name())
                .toList();
    }

    private Instance everything() {
        Network network = new Network(cloud);
        Vpc vpc = network.vpc();
        cloud.settle(
                new VolumeComponent(cloud.view),
                "volume/db1/sdf",
                new VolumeComponent.Desired(
                        Network.ZONE, 16, "gp3", null, null, true, null, null, Network.tags("data")));
        cloud.settle(
                new ElasticIpComponent(cloud.view), "eip/db1", new ElasticIpComponent.Desired(Network.tags("eip")));
        Machine machine =
                Machine.in(network.subnet(vpc).subnetId(), network.group(vpc).groupId());
        return cloud.settle(new InstanceComponent(cloud.view), "instance/db1", machine.desired());
    }

    @Test
    void listsWhatHasNoPlaceAndNothingElse() {
        everything();
        assertThat(unwanted("vpc", "subnet/a", "security_group", "volume/db1/sdf", "eip/db1", "instance/db1"))
                .isEmpty();
        assertThat(unwanted("vpc", "subnet/a", "security_group"))
                .extracting(text -> text.substring(0, text.indexOf(' ')))
                .containsExactly("eip/db1", "volume/db1/sdf", "instance/db1");
        Ownership other = new Ownership(cloud.ownership.owner(), "i2");
        assertThat(sweep.unwanted(other, Set.of(), System.nanoTime())).isEmpty();
    }

    @Test
    void tagsOfAllKindsTellInOneCallWhetherAnythingElseIsOurs() {
        Instance instance = everything();
        List<Object> live = new ArrayList<>(List.of(instance));
        live.addAll(cloud.view.list(Ec2Kinds.VPCS, System.nanoTime()));
        live.addAll(cloud.view.list(Ec2Kinds.SUBNETS, System.nanoTime()));
        live.addAll(cloud.view.list(Ec2Kinds.SECURITY_GROUPS, System.nanoTime()));
        live.addAll(cloud.view.list(Ec2Kinds.ADDRESSES, System.nanoTime()));
        live.addAll(cloud.view.list(Ec2Kinds.VOLUMES, System.nanoTime()));
        cloud.mutations();
        assertThat(sweep.isAll(cloud.ownership, live)).isTrue();
        assertThat(cloud.calls()).containsExactly("DescribeTags");
        live.remove(instance);
        assertThat(sweep.isAll(cloud.ownership, live)).isFalse();
    }

    @Test
    void ofCopiesTheNewestGenerationStaysAndThenTheOneInUse() {
        Vpc used = new Network(cloud).vpc();
        new Network(cloud).subnet(used);
        VpcComponent vpcs = new VpcComponent(cloud.view);
        VpcComponent.Desired desired = new VpcComponent.Desired("10.33.0.0/16", true, true, Network.tags("copy"));
        Vpc copy = vpcs.create(cloud.scope("vpc"), desired);
        assertThat(unwanted("vpc", "subnet/a")).containsExactly("vpc " + copy.vpcId());
        VolumeComponent volumes = new VolumeComponent(cloud.view);
        VolumeComponent.Desired data = new VolumeComponent.Desired(
                Network.ZONE, 16, "gp3", null, null, true, null, null, Network.tags("data"));
        Volume old = volumes.create(cloud.scope("volume/db1/sdf"), data);
        volumes.create(cloud.scope("volume/db1/sdf", cloud.ownership, 2), data);
        assertThat(unwanted("vpc", "subnet/a", "volume/db1/sdf"))
                .containsExactlyInAnyOrder("vpc " + copy.vpcId(), "volume/db1/sdf " + old.volumeId());
    }

    /// The emulator refuses too little, so the order is read from the calls.
    @Test
    void destroyWithoutAGraphRemovesUsersBeforeWhatTheyUse() {
        everything();
        cloud.mutations();
        Engine engine = new Engine(AwsErrors::classify, EngineSettings.from(Map.of()));
        History history = engine.destroy(
                ComponentGraph.EMPTY,
                sweep,
                new Walk(cloud.ownership, Guard.NONE, new StopSignal(), Deadline.after(Duration.ofMinutes(1))));
        assertThat(history.failed()).isFalse();
        assertThat(unwanted()).isEmpty();
        assertThat(cloud.mutations())
                .containsSubsequence("TerminateInstances", "DeleteVolume", "DeleteSubnet", "DeleteVpc")
                .containsSubsequence("TerminateInstances", "ReleaseAddress", "DeleteSecurityGroup", "DeleteVpc");
    }

    @Test
    void nodesDependOnTheKindsBelowThem() {
        everything();
        List<Node<?, ?>> nodes = sweep.unwanted(cloud.ownership, Set.of(), System.nanoTime());
        assertThat(nodes.getFirst().id()).isEqualTo(new ComponentId("vpc"));
        assertThat(nodes.getLast().id()).isEqualTo(new ComponentId("instance/db1"));
        assertThat(nodes.getLast().dependsOn()).hasSize(nodes.size() - 1);
    }
}
