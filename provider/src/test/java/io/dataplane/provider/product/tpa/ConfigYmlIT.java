package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.cluster.ComponentView;
import io.dataplane.schema.bind.Planned;
import io.dataplane.testbed.AwsHand;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Clusters of a config.yml on the emulator, in each form that a file can have.
class ConfigYmlIT {
    private final Session session = new Session();

    @AfterEach
    void close() {
        session.close();
    }

    private TpaClusterModel config(String text) {
        return Models.of("{config_yml: %s}".formatted(ConfigYmlBaseTest.quoted(text)));
    }

    /// How many components of each type the cluster made.
    private static Map<String, Long> made(TpaClusterModel state) {
        return state.status().componentMap().values().stream()
                .filter(ComponentView::isManaged)
                .collect(Collectors.groupingBy(
                        view -> Objects.requireNonNull(view.type()).get().replaceFirst("AWS::(EC2::)?", ""),
                        TreeMap::new,
                        Collectors.counting()));
    }

    /// Lives through the life of the cluster, and returns its state while it was there.
    private TpaClusterModel life(TpaClusterModel config, String name) {
        TpaClusterModel state = session.apply(config, null);
        assertThat(state.identity().clusterName()).isNull();
        assertThat(state.status().id()).isEqualTo(Planned.of("tpa/123456789012/" + name));
        TpaClusterModel read = Objects.requireNonNull(session.read(state));
        assertThat(read).isEqualTo(state);
        TpaClusterModel planned = session.plan(config, read);
        assertThat(planned.status()).isEqualTo(state.status());
        assertThat(planned.outputs()).isEqualTo(state.outputs());
        assertThat(session.delete(read)).isNull();
        assertThat(session.inventory().ownedBy("tpa_cluster/" + name)).isEmpty();
        return state;
    }

    @Test
    void flatFormWithoutLocationsMakesItsOwnNetwork() throws IOException {
        TpaClusterModel state = life(config(ConfigYmlTest.file("minimal")), "willow_lab");
        assertThat(made(state))
                .containsEntry("VPC", 1L)
                .containsEntry("InternetGateway", 1L)
                .containsEntry("Subnet", 1L)
                .containsEntry("SecurityGroup", 1L)
                .containsEntry("KeyPair", 1L)
                .containsEntry("Instance", 2L)
                .doesNotContainKeys("Volume", "EIP");
        assertThat(state.outputs().nodeMap()).containsOnlyKeys("willow-lab-1", "willow-lab-2");
        assertThat(state.outputs().nodeMap().get("willow-lab-2").type()).isEqualTo(Planned.of("t3.small"));
    }

    @Test
    void existingNetworkGroupsBucketAndProfileAreUsed() throws IOException {
        AwsHand hand = new AwsHand(session.clients);
        String vpc = hand.createVpc("prod", "172.20.0.0/16");
        String subnet = hand.createSubnet(vpc, "db-a", "172.20.8.0/24", "eu-west-1a");
        hand.createSecurityGroup(vpc, "db-common");
        hand.createSecurityGroup(vpc, "ssh-from-bastion");
        hand.createBucket("calder-tpa");
        hand.createInstanceProfile("postgres-node");
        TpaClusterModel config = config(ConfigYmlTest.file("existing-vpc")
                .replace("vpc-0a1b2c3d4e5f60718", vpc)
                .replace("subnet-0123456789abcdef0", subnet)
                .replace("termination_protection: yes", "termination_protection: no"));
        TpaClusterModel state = life(config, "quarry_prod");
        assertThat(made(state))
                .containsEntry("Subnet", 1L)
                .containsEntry("KeyPair", 1L)
                .containsEntry("Instance", 3L)
                .containsEntry("Volume", 3L)
                .doesNotContainKeys("VPC", "SecurityGroup", "InternetGateway", "RouteTable", "IAM::Role", "S3::Bucket");
        assertThat(state.outputs().nodeMap().get("flint").privateIp()).isEqualTo(Planned.of("172.20.8.21"));
        assertThat(state.outputs().nodeMap().get("flint").publicIp()).isNull();
    }

    @Test
    void clusterOfSeveralRegionsUsesMachinesThatExistElsewhere() throws IOException {
        TpaClusterModel state =
                life(config(ConfigYmlTest.file("regions").replace("ec2_vpc_igw: no\n", "")), "solstice");
        assertThat(made(state))
                .containsEntry("VPC", 2L)
                .containsEntry("InternetGateway", 2L)
                .containsEntry("Subnet", 2L)
                .containsEntry("SecurityGroup", 2L)
                .containsEntry("KeyPair", 2L)
                .containsEntry("Instance", 3L)
                .containsEntry("EIP", 1L);
        NodeView bare = state.outputs().nodeMap().get("old.example.com");
        assertThat(bare.instanceId()).isNull();
        assertThat(bare.deployIp()).isEqualTo(Planned.of("198.51.100.7"));
        assertThat(bare.roles()).isEqualTo(Planned.of(Set.of("pgbouncer")));
    }

    @Test
    void changeThatOnlyTpaSeesTouchesNothing() throws IOException {
        String text = ConfigYmlTest.file("minimal");
        TpaClusterModel state = session.apply(config(text), null);
        session.proxy.forget();
        TpaClusterModel after = session.apply(config(text.replace("repmgr", "efm")), state);
        assertThat(after.status()).isEqualTo(state.status());
        assertThat(session.proxy.counts().keySet())
                .noneMatch(action -> action.matches("(Create|Run|Modify|Authorize|Revoke|Terminate).*"));
    }
}
