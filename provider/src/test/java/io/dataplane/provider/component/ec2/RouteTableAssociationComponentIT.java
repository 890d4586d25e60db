package io.dataplane.provider.component.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.component.Cloud;
import io.dataplane.provider.engine.ComponentId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

class RouteTableAssociationComponentIT {
    private final Cloud cloud = new Cloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    private final RouteTableComponent tables = new RouteTableComponent(cloud.view);
    private final RouteTableAssociationComponent component =
            new RouteTableAssociationComponent(cloud.view, new ComponentId("subnet/a"));

    private RouteTable table(Vpc vpc, String id) {
        return cloud.settle(tables, id, new RouteTableComponent.Desired(vpc.vpcId(), Network.tags(id)));
    }

    private static RouteTableAssociationComponent.Desired of(RouteTable table, Subnet subnet) {
        return new RouteTableAssociationComponent.Desired(table.routeTableId(), subnet.subnetId());
    }

    @Test
    void livesFromCreateToDelete() {
        Vpc vpc = new Network(cloud).vpc();
        Subnet subnet = new Network(cloud).subnet(vpc);
        RouteTable table = table(vpc, "route_table");
        cloud.mutations();
        assertThat(cloud.isAbsent(component, "rt_assoc")).isTrue();
        RouteTableAssociation live = cloud.settle(component, "rt_assoc", of(table, subnet));
        assertThat(cloud.mutations()).containsExactly("AssociateRouteTable");
        component.delete(cloud.scope("rt_assoc"), live);
        component.delete(cloud.scope("rt_assoc"), live);
        assertThat(cloud.isAbsent(component, "rt_assoc")).isTrue();
    }

    @Test
    void movedOneIsMovedBack() {
        Vpc vpc = new Network(cloud).vpc();
        Subnet subnet = new Network(cloud).subnet(vpc);
        RouteTable table = table(vpc, "route_table");
        cloud.settle(component, "rt_assoc", of(table(vpc, "route_table/other"), subnet));
        cloud.mutations();
        assertThat(cloud.drift(component, "rt_assoc", of(table, subnet))).hasSize(1);
        RouteTableAssociation live = cloud.settle(component, "rt_assoc", of(table, subnet));
        assertThat(cloud.mutations()).containsExactly("ReplaceRouteTableAssociation");
        assertThat(live.routeTableId()).isEqualTo(table.routeTableId());
    }

    @Test
    void oneThatWasMovedToAForeignTableIsMovedBack() {
        Vpc vpc = new Network(cloud).vpc();
        Subnet subnet = new Network(cloud).subnet(vpc);
        RouteTable table = table(vpc, "route_table");
        String foreign = cloud.region
                .ec2Writes()
                .createRouteTable(r -> r.vpcId(vpc.vpcId()))
                .routeTable()
                .routeTableId();
        cloud.region.ec2Writes().associateRouteTable(r -> r.routeTableId(foreign)
                .subnetId(subnet.subnetId()));
        assertThat(cloud.isAbsent(component, "rt_assoc")).isTrue();
        assertThat(cloud.settle(component, "rt_assoc", of(table, subnet)).routeTableId())
                .isEqualTo(table.routeTableId());
    }
}
