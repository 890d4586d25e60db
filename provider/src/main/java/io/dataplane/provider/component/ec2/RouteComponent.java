package io.dataplane.provider.component.ec2;

import static io.dataplane.provider.component.ec2.Ec2Objects.unlessGone;

import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Facts;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Scope;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Vpc;

/// A route of a route table, known by its destination.
public final class RouteComponent implements Component<RouteComponent.Desired, RouteComponent.LiveRoute> {
    private final RegionView view;
    private final ComponentId routeTable;
    private final Function<Scope.Parents, Optional<String>> destination;

    /// @param targetId an internet gateway (`igw-`), NAT gateway (`nat-`) or peering connection (`pcx-`)
    public record Desired(String targetId) {}

    /// A route and the table it stands in.
    public record LiveRoute(String routeTableId, Route route) {}

    public RouteComponent(RegionView view, ComponentId routeTable, String destination) {
        this(view, routeTable, parents -> Optional.of(destination));
    }

    private RouteComponent(
            RegionView view, ComponentId routeTable, Function<Scope.Parents, Optional<String>> destination) {
        this.view = view;
        this.routeTable = routeTable;
        this.destination = destination;
    }

    /// The route to the block of a VPC, a component that the route depends on.
    public static RouteComponent toVpc(RegionView view, ComponentId routeTable, ComponentId vpc) {
        return new RouteComponent(
                view, routeTable, parents -> parents.find(vpc, Vpc.class).map(Vpc::cidrBlock));
    }

    @Override
    public String type() {
        return "AWS::EC2::Route";
    }

    /// Routes to prefix lists have no destination block, so those of gateway endpoints are never taken for ours.
    @Override
    public Observed<LiveRoute> find(Scope scope) {
        return scope.parents()
                .find(routeTable, RouteTable.class)
                .flatMap(table -> Ec2Objects.byId(view, Ec2Kinds.ROUTE_TABLES, table.routeTableId(), scope.asOf()))
                .flatMap(table -> destination.apply(scope.parents()).flatMap(block -> route(table, block)))
                .<Observed<LiveRoute>>map(Observed::owned)
                .orElseGet(Observed::absent);
    }

    private static Optional<LiveRoute> route(RouteTable table, String block) {
        return table.routes().stream()
                .filter(route -> block.equals(destination(route)))
                .map(route -> new LiveRoute(table.routeTableId(), route))
                .findFirst();
    }

    private static @Nullable String destination(Route route) {
        return route.destinationCidrBlock() == null ? route.destinationIpv6CidrBlock() : route.destinationCidrBlock();
    }

    @Override
    public List<Drift> drift(Scope scope, LiveRoute live, Desired desired) {
        return new Differences(List.of())
                .changeable("target", desired.targetId(), target(live.route()))
                .changeable("state", RouteState.ACTIVE, live.route().state())
                .list();
    }

    private static @Nullable String target(Route route) {
        return Stream.of(
                        route.gatewayId(),
                        route.natGatewayId(),
                        route.vpcPeeringConnectionId(),
                        route.networkInterfaceId(),
                        route.transitGatewayId(),
                        route.egressOnlyInternetGatewayId())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public LiveRoute create(Scope scope, Desired desired) {
        RouteTable table = scope.parents().get(routeTable, RouteTable.class);
        CreateRouteRequest.Builder request = CreateRouteRequest.builder().routeTableId(table.routeTableId());
        Route route = desiredRoute(destination.apply(scope.parents()).orElseThrow(), desired.targetId());
        view.region()
                .ec2Writes()
                .createRoute(request.destinationCidrBlock(route.destinationCidrBlock())
                        .destinationIpv6CidrBlock(route.destinationIpv6CidrBlock())
                        .gatewayId(route.gatewayId())
                        .natGatewayId(route.natGatewayId())
                        .vpcPeeringConnectionId(route.vpcPeeringConnectionId())
                        .build());
        return new LiveRoute(table.routeTableId(), route);
    }

    @Override
    public LiveRoute update(Scope scope, LiveRoute live, Desired desired, List<Drift> drift) {
        Route route = desiredRoute(String.valueOf(destination(live.route())), desired.targetId());
        view.region()
                .ec2Writes()
                .replaceRoute(ReplaceRouteRequest.builder()
                        .routeTableId(live.routeTableId())
                        .destinationCidrBlock(route.destinationCidrBlock())
                        .destinationIpv6CidrBlock(route.destinationIpv6CidrBlock())
                        .gatewayId(route.gatewayId())
                        .natGatewayId(route.natGatewayId())
                        .vpcPeeringConnectionId(route.vpcPeeringConnectionId())
                        .build());
        return new LiveRoute(live.routeTableId(), route);
    }

    private static Route desiredRoute(String block, String targetId) {
        Route.Builder route = Route.builder().state(RouteState.ACTIVE);
        if (block.indexOf(':') >= 0) {
            route.destinationIpv6CidrBlock(block);
        } else {
            route.destinationCidrBlock(block);
        }
        return switch (targetId.substring(0, targetId.indexOf('-'))) {
            case "igw" -> route.gatewayId(targetId).build();
            case "nat" -> route.natGatewayId(targetId).build();
            case "pcx" -> route.vpcPeeringConnectionId(targetId).build();
            default -> throw new IllegalArgumentException("no target of a route: " + targetId);
        };
    }

    @Override
    public void delete(Scope scope, LiveRoute live) {
        unlessGone(() -> view.region().ec2Writes().deleteRoute(r -> r.routeTableId(live.routeTableId())
                .destinationCidrBlock(live.route().destinationCidrBlock())
                .destinationIpv6CidrBlock(live.route().destinationIpv6CidrBlock())));
    }

    @Override
    public Facts facts(LiveRoute live) {
        String block = destination(live.route());
        return new Facts(block, live.routeTableId() + "/" + block, null);
    }
}
