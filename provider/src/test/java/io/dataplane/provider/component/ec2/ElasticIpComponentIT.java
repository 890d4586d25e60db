package io.dataplane.provider.component.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.component.Cloud;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Observed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Vpc;

class ElasticIpComponentIT {
    private final Cloud cloud = new Cloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    private final ElasticIpComponent component = new ElasticIpComponent(cloud.view);
    private final ElasticIpAssociationComponent association =
            new ElasticIpAssociationComponent(cloud.view, new ComponentId("eip/db1"));

    private Address address() {
        return cloud.settle(component, "eip/db1", new ElasticIpComponent.Desired(Network.tags("speedy:db1")));
    }

    private Instance instance(String id) {
        Network network = new Network(cloud);
        Vpc vpc = network.vpc();
        Machine machine =
                Machine.in(network.subnet(vpc).subnetId(), network.group(vpc).groupId());
        return cloud.settle(new InstanceComponent(cloud.view), id, machine.desired());
    }

    private static ElasticIpAssociationComponent.Desired of(Address address, Instance instance) {
        return new ElasticIpAssociationComponent.Desired(address.allocationId(), instance.instanceId());
    }

    @Test
    void livesFromAllocateToRelease() {
        assertThat(cloud.isAbsent(component, "eip/db1")).isTrue();
        Address live = address();
        assertThat(cloud.mutations()).containsExactly("AllocateAddress");
        assertThat(component.facts(live).name()).isEqualTo(live.publicIp());
        component.delete(cloud.scope("eip/db1"), live);
        component.delete(cloud.scope("eip/db1"), live);
        assertThat(cloud.isAbsent(component, "eip/db1")).isTrue();
    }

    @Test
    void isBoundToItsInstanceAndLetGo() {
        Instance instance = instance("instance/db1");
        Address address = address();
        cloud.mutations();
        assertThat(cloud.isAbsent(association, "eip_assoc/db1")).isTrue();
        Address live = cloud.settle(association, "eip_assoc/db1", of(address, instance));
        assertThat(cloud.mutations()).containsExactly("AssociateAddress");
        assertThat(live.instanceId()).isEqualTo(instance.instanceId());
        association.delete(cloud.scope("eip_assoc/db1"), live);
        association.delete(cloud.scope("eip_assoc/db1"), live);
        assertThat(cloud.isAbsent(association, "eip_assoc/db1")).isTrue();
    }

    @Test
    void ownOneThatWasMovedIsMovedBack() {
        Instance right = instance("instance/db1");
        String wrong = cloud.region
                .ec2Writes()
                .runInstances(r -> r.imageId("ami-0deb12a6420250210")
                        .instanceType("t3.micro")
                        .minCount(1)
                        .maxCount(1)
                        .subnetId(right.subnetId()))
                .instances()
                .getFirst()
                .instanceId();
        Address address = address();
        cloud.region.ec2Writes().associateAddress(r -> r.allocationId(address.allocationId())
                .instanceId(wrong));
        cloud.mutations();
        assertThat(cloud.driftWords(association, "eip_assoc/db1", of(address, right)))
                .containsExactly("instance_id is " + wrong + ", expected " + right.instanceId());
        cloud.settle(association, "eip_assoc/db1", of(address, right));
        assertThat(cloud.mutations()).containsExactly("DisassociateAddress", "AssociateAddress");
    }

    @Test
    void existingOneThatServesAForeignInstanceIsLeftAlone() {
        Instance neighbour = instance("instance/db1");
        String foreign = cloud.region
                .ec2Writes()
                .runInstances(r -> r.imageId("ami-0deb12a6420250210")
                        .instanceType("t3.micro")
                        .minCount(1)
                        .maxCount(1)
                        .subnetId(neighbour.subnetId()))
                .instances()
                .getFirst()
                .instanceId();
        String publicIp = cloud.region
                .ec2Writes()
                .allocateAddress(r -> r.domain(DomainType.VPC))
                .publicIp();
        ExistingObject<Address> existing = ExistingObject.elasticIp(cloud.view, publicIp);
        Address address = cloud.parent("eip/db1", cloud.find(existing, "eip/db1"));
        cloud.region.ec2Writes().associateAddress(r -> r.allocationId(address.allocationId())
                .instanceId(foreign));
        assertThat(cloud.observe(association, "eip_assoc/db1")).isInstanceOf(Observed.Foreign.class);
        cloud.region.ec2Writes().associateAddress(r -> r.allocationId(address.allocationId())
                .instanceId(neighbour.instanceId())
                .allowReassociation(true));
        assertThat(cloud.observe(association, "eip_assoc/db1")).isInstanceOf(Observed.Owned.class);
    }
}
