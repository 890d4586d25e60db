package io.dataplane.provider.component.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.component.Cloud;
import io.dataplane.provider.component.ec2.InstanceComponent.Protection;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Readiness;
import io.dataplane.provider.engine.Scope;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.Vpc;

class InstanceComponentIT {
    private static final String ID = "instance/db1";

    private final Cloud cloud = new Cloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    private final InstanceComponent component = new InstanceComponent(cloud.view);

    private Machine machine() {
        Network network = new Network(cloud);
        Vpc vpc = network.vpc();
        Machine machine =
                Machine.in(network.subnet(vpc).subnetId(), network.group(vpc).groupId());
        cloud.mutations();
        return machine;
    }

    private Instance settled(Machine machine) {
        Instance live = cloud.settle(component, ID, machine.desired());
        cloud.mutations();
        return live;
    }

    private String profile(String suffix) {
        String name = cloud.name + suffix;
        cloud.region.iamWrites().createInstanceProfile(r -> r.instanceProfileName(name));
        return name;
    }

    @Test
    void isLaunchedWithAllItsPartsTagged() {
        Machine machine = machine();
        assertThat(cloud.isAbsent(component, ID)).isTrue();
        Instance made = component.create(cloud.scope(ID), machine.desired());
        assertThat(cloud.mutations()).containsExactly("RunInstances");
        Instance live = cloud.settle(component, ID, machine.desired());
        assertThat(live.instanceId()).isEqualTo(made.instanceId());
        assertThat(live.privateIpAddress()).isEqualTo("10.33.0.5");
        assertThat(live.metadataOptions().httpTokensAsString()).isEqualTo("required");
        assertThat(Ec2Tags.map(live.tags())).containsEntry("dataplane:component", ID);
        Volume root = root(live);
        assertThat(EbsValues.of(root).sizeGib()).isEqualTo(16);
        assertThat(Ec2Tags.map(root.tags()))
                .containsEntry("dataplane:component", ID)
                .containsEntry("Name", "db1:root");
    }

    private Volume root(Instance live) {
        String id = Instances.rootVolumeId(live).orElseThrow();
        return cloud.region
                .ec2()
                .describeVolumes(r -> r.volumeIds(id))
                .volumes()
                .getFirst();
    }

    /// The emulator forgets the tags of the interface; so would an EC2 that lost them.
    @Test
    void untaggedNetworkInterfaceIsTagged() {
        Machine machine = machine();
        component.create(cloud.scope(ID), machine.desired());
        cloud.mutations();
        assertThat(cloud.drift(component, ID, machine.desired()))
                .extracting(Drift::property)
                .contains("network_interface.tags.Name", "network_interface.tags.dataplane:owner");
        Instance live = cloud.settle(component, ID, machine.desired());
        assertThat(cloud.mutations()).containsExactly("CreateTags");
        NetworkInterface networkInterface = Ec2Objects.byId(
                        cloud.view,
                        Ec2Kinds.NETWORK_INTERFACES,
                        Instances.networkInterface(live).orElseThrow().networkInterfaceId(),
                        System.nanoTime())
                .orElseThrow();
        assertThat(Ec2Tags.map(networkInterface.tagSet())).containsEntry("dataplane:component", ID);
    }

    @Test
    void typeChangesByStopModifyStartOneStepAtATime() {
        Machine machine = machine();
        Instance before = settled(machine);
        Instance after = cloud.settle(component, ID, machine.type("t3.small").desired());
        assertThat(cloud.mutations()).containsExactly("StopInstances", "ModifyInstanceAttribute", "StartInstances");
        assertThat(after.instanceTypeAsString()).isEqualTo("t3.small");
        assertThat(after.instanceId()).isEqualTo(before.instanceId());
        assertThat(after.state().name()).isEqualTo(InstanceStateName.RUNNING);
    }

    @Test
    void stoppedOneIsStarted() {
        Machine machine = machine();
        Instance live = settled(machine);
        cloud.region.ec2Writes().stopInstances(r -> r.instanceIds(live.instanceId()));
        assertThat(cloud.driftWords(component, ID, machine.desired()))
                .containsExactly("state is stopped, expected running");
        cloud.mutations();
        cloud.settle(component, ID, machine.desired());
        assertThat(cloud.mutations()).containsExactly("StartInstances");
    }

    @Test
    void attributesChangeWithoutRestart() {
        Machine machine = machine();
        Instance live = settled(machine);
        String other = cloud.region
                .ec2Writes()
                .createSecurityGroup(r ->
                        r.vpcId(live.vpcId()).groupName(cloud.name + "-other").description("other"))
                .groupId();
        Machine changed = machine.groups(Set.of(other))
                .sourceDestCheck(false)
                .hopLimit(1)
                .name("db1-renamed")
                .rootSize(32)
                .protection(Protection.ON);
        assertThat(cloud.drift(component, ID, changed.desired()))
                .extracting(Drift::property)
                .containsExactlyInAnyOrder(
                        "tags.Name",
                        "metadata_options",
                        "termination_protection",
                        "source_dest_check",
                        "security_groups",
                        "network_interface.tags.Name",
                        "root_volume.tags.Name",
                        "root_volume.size");
        cloud.settle(component, ID, changed.desired());
        assertThat(cloud.mutations()).doesNotContain("StopInstances", "StartInstances");
        assertThat(cloud.drift(component, ID, changed.desired())).isEmpty();
        assertThat(root(live).size()).isEqualTo(32);
    }

    @Test
    void protectionIsAskedOnlyWhereItMatters() {
        Machine machine = machine();
        Instance live = settled(machine);
        cloud.drift(component, ID, machine.desired());
        assertThat(cloud.calls()).doesNotContain("DescribeInstanceAttribute");
        cloud.settle(component, ID, machine.protection(Protection.ON).desired());
        cloud.settle(component, ID, machine.protection(Protection.OFF).desired());
        assertThat(cloud.region
                        .ec2()
                        .describeInstanceAttribute(r -> r.instanceId(live.instanceId())
                                .attribute(InstanceAttributeName.DISABLE_API_TERMINATION))
                        .disableApiTermination()
                        .value())
                .isFalse();
    }

    @Test
    void profileIsGivenAndExchanged() {
        Machine machine = machine();
        String first = profile("-first");
        String second = profile("-second");
        cloud.settle(component, ID, machine.profile(first).desired());
        assertThat(cloud.driftWords(component, ID, machine.profile(second).desired()))
                .containsExactly("instance_profile is " + first + ", expected " + second);
        cloud.mutations();
        cloud.settle(component, ID, machine.profile(second).desired());
        assertThat(cloud.mutations()).containsExactly("ReplaceIamInstanceProfileAssociation");
    }

    @Test
    void anotherSubnetOrAddressNeedsAnotherInstance() {
        Machine machine = machine();
        settled(machine);
        assertThat(cloud.drift(
                        component,
                        ID,
                        new Machine(
                                        "subnet-0",
                                        machine.groups(),
                                        "t3.micro",
                                        16,
                                        Protection.UNCHECKED,
                                        null,
                                        "db1",
                                        true,
                                        2)
                                .desired()))
                .singleElement()
                .satisfies(drift -> assertThat(drift.replaces()).isTrue());
    }

    @Test
    void terminatedOneIsAbsentAndTheNextLaunchHasAnotherToken() {
        Machine machine = machine();
        Instance first = settled(machine);
        component.delete(cloud.scope(ID), first);
        component.delete(cloud.scope(ID), first);
        assertThat(cloud.isAbsent(component, ID)).isTrue();
        Instance second = component.create(cloud.scope(ID), machine.desired());
        assertThat(second.clientToken()).isNotEqualTo(first.clientToken());
        assertThat(Ec2Tags.map(cloud.find(component, ID).tags())).containsEntry("dataplane:generation", "2");
    }

    @Test
    void oneThatDiesWhileItIsWaitedForIsBroken() {
        Machine machine = machine();
        Instance made = component.create(cloud.scope(ID), machine.desired());
        cloud.region.ec2Writes().terminateInstances(r -> r.instanceIds(made.instanceId()));
        assertThat(component.ready(cloud.find(component, ID))).isInstanceOf(Readiness.Broken.class);
        assertThat(cloud.isAbsent(new InstanceComponent(cloud.view), ID)).isTrue();
    }

    @Test
    void manyAreLookedAtWithTheSameFewCalls() {
        Machine machine = machine();
        settled(machine);
        cloud.mutations();
        long asOf = System.nanoTime();
        for (int n = 0; n < 10; n++) {
            Scope scope = new Scope(
                    new ComponentId(ID),
                    cloud.ownership,
                    1,
                    asOf,
                    cloud.scope(ID).parents());
            component.drift(scope, cloud.find(component, ID), machine.desired());
        }
        assertThat(List.copyOf(Set.copyOf(cloud.calls()))).hasSize(4);
        assertThat(cloud.calls())
                .filteredOn(call -> !call.equals("DescribeInstances"))
                .hasSize(3);
    }
}
