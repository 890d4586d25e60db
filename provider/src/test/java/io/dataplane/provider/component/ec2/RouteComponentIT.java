package io.dataplane.provider.component.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.component.Cloud;
import io.dataplane.provider.engine.ComponentId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Vpc;

class RouteComponentIT {
    private final Cloud cloud = new Cloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    private final RouteTableComponent tables = new RouteTableComponent(cloud.view);
    private final InternetGatewayComponent gateways = new InternetGatewayComponent(cloud.view);
    private final RouteComponent component =
            new RouteComponent(cloud.view, new ComponentId("route_table"), "0.0.0.0/0");

    private RouteTable table(Vpc vpc) {
        return cloud.settle(
                tables, "route_table", new RouteTableComponent.Desired(vpc.vpcId(), Network.tags("routes")));
    }

    private InternetGateway gateway(Vpc vpc, String id) {
        return cloud.settle(gateways, id, new InternetGatewayComponent.Desired(vpc.vpcId(), Network.tags(id)));
    }

    private static RouteComponent.Desired to(InternetGateway gateway) {
        return new RouteComponent.Desired(gateway.internetGatewayId());
    }

    @Test
    void livesFromCreateToDelete() {
        assertThat(cloud.isAbsent(component, "route")).isTrue();
        Vpc vpc = new Network(cloud).vpc();
        RouteTable table = table(vpc);
        assertThat(cloud.isAbsent(component, "route")).isTrue();
        InternetGateway gateway = gateway(vpc, "igw");
        cloud.mutations();
        RouteComponent.LiveRoute live = cloud.settle(component, "route", to(gateway));
        assertThat(cloud.mutations()).containsExactly("CreateRoute");
        assertThat(live.routeTableId()).isEqualTo(table.routeTableId());
        component.delete(cloud.scope("route"), live);
        component.delete(cloud.scope("route"), live);
        assertThat(cloud.isAbsent(component, "route")).isTrue();
    }

    @Test
    void wrongTargetIsReplaced() {
        Vpc vpc = new Network(cloud).vpc();
        table(vpc);
        InternetGateway right = gateway(vpc, "igw");
        InternetGateway wrong = cloud.settle(
                gateways,
                "igw/other",
                new InternetGatewayComponent.Desired(
                        cloud.region
                                .ec2Writes()
                                .createVpc(r -> r.cidrBlock("10.34.0.0/16"))
                                .vpc()
                                .vpcId(),
                        Network.tags("other")));
        cloud.settle(component, "route", to(wrong));
        cloud.mutations();
        assertThat(cloud.driftWords(component, "route", to(right)))
                .containsExactly("target is " + wrong.internetGatewayId() + ", expected " + right.internetGatewayId());
        cloud.settle(component, "route", to(right));
        assertThat(cloud.mutations()).containsExactly("ReplaceRoute");
    }

    @Test
    void routeOfAGatewayEndpointIsNotTakenForOurs() {
        Vpc vpc = new Network(cloud).vpc();
        RouteTable table = table(vpc);
        cloud.region.ec2Writes().createVpcEndpoint(r -> r.vpcId(vpc.vpcId())
                .serviceName("com.amazonaws.eu-west-1.s3")
                .routeTableIds(table.routeTableId()));
        assertThat(cloud.isAbsent(component, "route")).isTrue();
    }

    @Test
    void deletedTableTakesItsRoutesAlong() {
        Vpc vpc = new Network(cloud).vpc();
        RouteTable table = table(vpc);
        cloud.settle(component, "route", to(gateway(vpc, "igw")));
        tables.delete(cloud.scope("route_table"), table);
        tables.delete(cloud.scope("route_table"), table);
        assertThat(cloud.isAbsent(tables, "route_table")).isTrue();
        assertThat(cloud.isAbsent(component, "route")).isTrue();
    }
}
