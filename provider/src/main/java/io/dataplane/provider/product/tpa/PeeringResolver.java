package io.dataplane.provider.product.tpa;

import static io.dataplane.provider.product.tpa.Resolution.filter;
import static io.dataplane.provider.product.tpa.Resolution.tag;

import io.dataplane.provider.cluster.Cidr;
import io.dataplane.provider.cluster.Standing;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.value.AttributePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;

/// Finds out whether VPCs can be peered, or are, and looks at the route tables that existed before.
final class PeeringResolver {
    private static final AttributePath PATH = AttributePath.path("vpc_peering");

    private final Resolution resolution;
    private final ClusterRegions regions;
    private final Map<String, Vpc> vpcs;
    private final NetworkModel.Peering peering;

    /// @param vpcs that exist, by region
    PeeringResolver(Resolution resolution, ClusterRegions regions, Map<String, Vpc> vpcs) {
        this.resolution = resolution;
        this.regions = regions;
        this.vpcs = vpcs;
        this.peering = resolution.model().network().peering();
    }

    void resolve() {
        for (PeeringGraph.Pair pair : PeeringGraph.pairs(resolution.model(), regions)) {
            disjoint(pair);
            if (peering.mode().equals("existing")) {
                existing(pair);
            }
        }
        if (PeeringGraph.hasRoutes(resolution.model(), regions)) {
            regions.all().forEach(this::tables);
        }
    }

    /// AWS peers no VPCs whose blocks overlap.
    private void disjoint(PeeringGraph.Pair pair) {
        for (Cidr one : blocks(pair.requester())) {
            for (Cidr other : blocks(pair.accepter())) {
                if (one.overlaps(other)) {
                    resolution
                            .diagnostics()
                            .error(
                                    VpcChoice.of(resolution.model(), pair.accepter())
                                            .path(),
                                    "Overlapping VPCs",
                                    "%s in %s overlaps %s in %s, and AWS peers disjoint VPCs only. Choose another block, or set"
                                                    .formatted(other, pair.accepter(), one, pair.requester())
                                            + " vpc_peering = { mode = \"none\" }.");
                    return;
                }
            }
        }
    }

    private List<Cidr> blocks(String region) {
        Vpc vpc = vpcs.get(region);
        if (vpc != null) {
            return vpc.cidrBlockAssociationSet().isEmpty()
                    ? List.of(Cidr.of(vpc.cidrBlock()))
                    : vpc.cidrBlockAssociationSet().stream()
                            .map(association -> Cidr.of(association.cidrBlock()))
                            .toList();
        }
        VpcChoice choice = VpcChoice.of(resolution.model(), region);
        String block = choice.isDescribed() ? choice.wanted().cidr() : null;
        return block == null ? List.of() : Cidr.parse(block).stream().toList();
    }

    private void existing(PeeringGraph.Pair pair) {
        Vpc one = vpcs.get(pair.requester());
        Vpc other = vpcs.get(pair.accepter());
        if (isUnknown(pair.requester()) || isUnknown(pair.accepter())) {
            resolution.standings().put(pair.id(), new Standing.Existing(Planned.unknown(), Planned.unknown()));
            return;
        }
        Optional<VpcPeeringConnection> found = one == null || other == null
                ? Optional.empty()
                : active(pair.requester(), one, other).or(() -> active(pair.requester(), other, one));
        found.ifPresentOrElse(
                connection -> resolution.exists(
                        pair.id(), connection.vpcPeeringConnectionId(), tag(connection.tags(), "Name")),
                () -> resolution
                        .diagnostics()
                        .error(
                                PATH.name("mode"),
                                "No Peering Connection",
                                "No active peering connection joins the VPCs of %s and %s. Make one, or set mode = \"auto\" to have"
                                                .formatted(pair.requester(), pair.accepter())
                                        + " it made."));
    }

    private boolean isUnknown(String region) {
        return resolution.standings().get(Ids.vpc(region)) instanceof Standing.Existing(Planned<String> id, var name)
                && !id.isKnown();
    }

    private Optional<VpcPeeringConnection> active(String region, Vpc requester, Vpc accepter) {
        return resolution
                .in(region)
                .region()
                .ec2()
                .describeVpcPeeringConnections(r -> r.filters(
                        filter("requester-vpc-info.vpc-id", requester.vpcId()),
                        filter("accepter-vpc-info.vpc-id", accepter.vpcId()),
                        filter("status-code", PeeringGraph.ACTIVE)))
                .vpcPeeringConnections()
                .stream()
                .filter(one -> one.requesterVpcInfo().vpcId().equals(requester.vpcId())
                        && one.accepterVpcInfo().vpcId().equals(accepter.vpcId())
                        && PeeringGraph.ACTIVE.equals(one.status().codeAsString()))
                .findFirst();
    }

    /// The route tables of a region that existed before, and whether subnets are left without a way.
    private void tables(String region) {
        List<Planned<String>> wanted = PeeringGraph.extraTables(resolution.model(), region);
        List<String> ids =
                wanted.stream().filter(Planned::isKnown).map(Planned::get).toList();
        List<RouteTable> found = ids.isEmpty()
                ? List.of()
                : resolution
                        .in(region)
                        .region()
                        .ec2()
                        .describeRouteTables(r -> r.filters(filter("route-table-id", ids)))
                        .routeTables();
        for (int n = 0; n < wanted.size(); n++) {
            AttributePath path = PATH.name("route_table_ids").key(region).index(n);
            if (wanted.get(n) instanceof Planned.Known<String>(String id)) {
                int index = n;
                found.stream()
                        .filter(table -> table.routeTableId().equals(id))
                        .findFirst()
                        .ifPresentOrElse(table -> table(region, index, table, path), () -> resolution
                                .diagnostics()
                                .error(
                                        path,
                                        "Route Table Not Found",
                                        "No route table %s exists in %s. Name one of the cluster's VPC there."
                                                .formatted(id, region)));
            } else {
                resolution
                        .standings()
                        .put(
                                Ids.existingRouteTable(region, n),
                                new Standing.Existing(Planned.unknown(), Planned.unknown()));
            }
        }
        boolean existingSubnet = SubnetSpec.of(resolution.in(region).nodes()).stream()
                .anyMatch(subnet -> resolution.standings().get(Ids.subnet(subnet)) instanceof Standing.Existing);
        if (existingSubnet && wanted.isEmpty()) {
            resolution
                    .diagnostics()
                    .warning(
                            PATH.name("route_table_ids"),
                            "Subnet Without A Way",
                            "Instances in %s stand in a subnet that existed before, and its route table gets no route to the other"
                                            .formatted(region)
                                    + " regions. Add the table to route_table_ids, or see to the routes yourself.");
        }
    }

    private void table(String region, int n, RouteTable table, AttributePath path) {
        Vpc vpc = vpcs.get(region);
        if (vpc != null && !vpc.vpcId().equals(table.vpcId())) {
            resolution
                    .diagnostics()
                    .error(
                            path,
                            "Route Table Of Another VPC",
                            "%s belongs to %s, but the cluster's VPC in %s is %s. Name a table of that VPC."
                                    .formatted(table.routeTableId(), table.vpcId(), region, vpc.vpcId()));
        }
        resolution.exists(Ids.existingRouteTable(region, n), table.routeTableId(), tag(table.tags(), "Name"));
        for (String peer : regions.all()) {
            boolean ours = resolution.standings().get(Ids.peeringRoute(region, peer, n)) instanceof Standing.Ours;
            List<String> wanted = blocks(peer).stream().map(Cidr::toString).toList();
            table.routes().stream()
                    .filter(route -> !ours && !peer.equals(region) && wanted.contains(route.destinationCidrBlock()))
                    .filter(route -> resolution.incarnation() == null || route.vpcPeeringConnectionId() == null)
                    .forEach(route -> taken(route, table, path));
        }
    }

    private void taken(Route route, RouteTable table, AttributePath path) {
        resolution
                .diagnostics()
                .error(
                        path,
                        "Route Taken",
                        "%s has a route to %s already, and it is not this cluster's. Remove it, or leave the table out."
                                .formatted(table.routeTableId(), route.destinationCidrBlock()));
    }
}
