package io.dataplane.provider.product.tpa;

import io.dataplane.provider.cluster.Part;
import io.dataplane.provider.component.ec2.ExistingObject;
import io.dataplane.provider.component.ec2.RouteComponent;
import io.dataplane.provider.component.ec2.RouteTableComponent;
import io.dataplane.provider.component.ec2.VpcPeeringConnectionComponent;
import io.dataplane.provider.component.ec2.VpcPeeringConnectionComponent.LivePeering;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.value.AttributePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Vpc;

/// The peering connections between the VPCs of every two regions, and the routes through them.
final class PeeringGraph {
    static final String ACTIVE = "active";

    private static final String AUTO = "auto";
    private static final String NONE = "none";
    private static final AttributePath PATH = AttributePath.path("vpc_peering");

    private final GraphContext context;

    /// Two regions, the requester before the accepter by name.
    record Pair(String requester, String accepter) {
        ComponentId id() {
            return Ids.peering(requester, accepter);
        }

        @Override
        public String toString() {
            return requester + "/" + accepter;
        }
    }

    private PeeringGraph(GraphContext context) {
        this.context = context;
    }

    /// The pairs that have a connection, ours or an existing one.
    static List<Pair> pairs(TpaClusterModel model, ClusterRegions regions) {
        List<Pair> pairs = new ArrayList<>();
        if (!model.network().peering().mode().equals(NONE)) {
            for (String one : regions.all()) {
                regions.all().tailSet(one + "\0").forEach(other -> pairs.add(new Pair(one, other)));
            }
        }
        return pairs;
    }

    /// Whether route tables get routes to other regions.
    static boolean hasRoutes(TpaClusterModel model, ClusterRegions regions) {
        return model.network().peering().mode().equals(AUTO) && regions.all().size() > 1;
    }

    /// The route tables of a region that existed before and get routes.
    static List<Planned<String>> extraTables(TpaClusterModel model, String region) {
        Map<String, List<Planned<String>>> tables = model.network().peering().routeTableIds();
        return tables == null ? List.of() : tables.getOrDefault(region, List.of());
    }

    /// @param hasTable whether a region has a route table of the cluster's own
    static List<Part<?, ?>> parts(GraphContext context, Predicate<String> hasTable) {
        PeeringGraph graph = new PeeringGraph(context);
        ClusterRegions regions = context.facts().regions();
        List<Part<?, ?>> parts = new ArrayList<>();
        pairs(context.model(), regions).forEach(pair -> parts.add(graph.connection(pair)));
        if (!hasRoutes(context.model(), regions)) {
            return parts;
        }
        for (String region : regions.all()) {
            int extra = extraTables(context.model(), region).size();
            for (int n = 0; n < extra; n++) {
                parts.add(graph.table(region, n));
            }
            for (String peer : regions.all()) {
                if (peer.equals(region)) {
                    continue;
                }
                if (hasTable.test(region)) {
                    parts.add(graph.route(Ids.peeringRoute(region, peer), region, peer, Ids.routeTable(region)));
                }
                for (int n = 0; n < extra; n++) {
                    parts.add(graph.route(
                            Ids.peeringRoute(region, peer, n), region, peer, Ids.existingRouteTable(region, n)));
                }
            }
        }
        return parts;
    }

    private Part<?, ?> connection(Pair pair) {
        String name = "%s/%s-%s".formatted(context.model().clusterName(), pair.requester(), pair.accepter());
        boolean dns = context.model().network().peering().allowDnsResolution();
        return context.in(pair.requester())
                .part(
                        pair.id(),
                        "AWS::EC2::VPCPeeringConnection",
                        PATH,
                        name,
                        List.of(dns, context.tags().named(name).wanted()),
                        Set.of(Ids.vpc(pair.requester()), Ids.vpc(pair.accepter())),
                        view -> new VpcPeeringConnectionComponent(view, pair.accepter()),
                        ExistingObject::peeringConnection,
                        parents -> new VpcPeeringConnectionComponent.Desired(
                                parents.get(Ids.vpc(pair.requester()), Vpc.class)
                                        .vpcId(),
                                parents.get(Ids.vpc(pair.accepter()), Vpc.class).vpcId(),
                                dns,
                                context.tags().named(name)));
    }

    private Part<?, ?> table(String region, int n) {
        ComponentId id = Ids.existingRouteTable(region, n);
        return context.in(region)
                .<RouteTableComponent.Desired, RouteTable>part(
                        id,
                        "AWS::EC2::RouteTable",
                        PATH.name("route_table_ids").key(region).index(n),
                        null,
                        "",
                        Set.of(),
                        view -> {
                            throw new IllegalStateException(id + " exists before");
                        },
                        ExistingObject::routeTable,
                        parents -> {
                            throw new IllegalStateException(id + " exists before");
                        });
    }

    private Part<?, ?> route(ComponentId id, String region, String peer, ComponentId table) {
        ComponentId connection = region.compareTo(peer) < 0 ? Ids.peering(region, peer) : Ids.peering(peer, region);
        return context.in(region)
                .derived(
                        id,
                        "AWS::EC2::Route",
                        PATH,
                        Objects.requireNonNullElse(
                                VpcChoice.of(context.model(), peer).wanted().cidr(), "to " + peer),
                        peer,
                        Set.of(table, connection, Ids.vpc(peer)),
                        view -> RouteComponent.toVpc(view, table, Ids.vpc(peer)),
                        parents -> new RouteComponent.Desired(
                                parents.get(connection, LivePeering.class).id()));
    }
}
