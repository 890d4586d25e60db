package io.dataplane.provider.component.ec2;

import static io.dataplane.provider.component.ec2.Ec2Objects.unlessGone;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Facts;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Readiness;
import io.dataplane.provider.engine.Scope;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.PeeringConnectionOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionStateReasonCode;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionVpcInfo;

/// A peering connection between two VPCs of the account in two regions, accepted by us. Each side has tags and options
/// of its own, which only its region tells and changes.
public final class VpcPeeringConnectionComponent
        implements Component<VpcPeeringConnectionComponent.Desired, VpcPeeringConnectionComponent.LivePeering> {
    private static final String STATUS = "status";
    private static final String DNS = "dns_resolution";
    private static final String PEER_DNS = "dns_resolution of the peer";

    private final RegionView view;
    private final RegionView peer;

    /// What AWS needs to know.
    public record Desired(String vpcId, String peerVpcId, boolean dnsResolution, DesiredTags tags) {}

    /// The connection as the region that asked for it tells it, and as the other does.
    ///
    /// @param accepter null as long as the other region does not show it
    public record LivePeering(
            VpcPeeringConnection requester, @Nullable VpcPeeringConnection accepter) {
        public String id() {
            return requester.vpcPeeringConnectionId();
        }
    }

    /// @param view of the region that asks
    /// @param peerRegion the one that accepts
    public VpcPeeringConnectionComponent(RegionView view, String peerRegion) {
        this.view = view;
        this.peer = view.in(peerRegion);
    }

    @Override
    public String type() {
        return "AWS::EC2::VPCPeeringConnection";
    }

    @Override
    public Observed<LivePeering> find(Scope scope) {
        List<VpcPeeringConnection> alive = view.list(Ec2Kinds.PEERING_CONNECTIONS, scope.asOf()).stream()
                .filter(VpcPeeringConnectionComponent::isAlive)
                .toList();
        return switch (Ec2Objects.find(alive, Ec2Kinds.PEERING_CONNECTIONS, scope)) {
            case Observed.Owned<VpcPeeringConnection>(VpcPeeringConnection found, int generation) ->
                new Observed.Owned<>(new LivePeering(found, otherSide(found, scope.asOf())), generation);
            case Observed.Foreign<VpcPeeringConnection>(String what) -> new Observed.Foreign<>(what);
            case Observed.Absent<VpcPeeringConnection> a -> Observed.absent();
        };
    }

    /// EC2 lists connections for a while after they came to nothing.
    static boolean isAlive(VpcPeeringConnection connection) {
        return switch (connection.status().code()) {
            case DELETED, DELETING, EXPIRED, REJECTED, FAILED -> false;
            default -> true;
        };
    }

    /// By tag once it has some there, else by id.
    private @Nullable VpcPeeringConnection otherSide(VpcPeeringConnection found, long asOf) {
        String id = found.vpcPeeringConnectionId();
        Optional<VpcPeeringConnection> tagged = Ec2Objects.byId(peer, Ec2Kinds.PEERING_CONNECTIONS, id, asOf);
        return tagged.orElseGet(() -> peer
                .region()
                .ec2()
                .describeVpcPeeringConnections(r -> r.filters(Filter.builder()
                        .name("vpc-peering-connection-id")
                        .values(id)
                        .build()))
                .vpcPeeringConnections()
                .stream()
                .filter(one -> one.vpcPeeringConnectionId().equals(id))
                .findFirst()
                .orElse(null));
    }

    /// What a live object of this component says about its state; null for any other object.
    public static @Nullable String status(Object live) {
        VpcPeeringConnection connection =
                switch (live) {
                    case LivePeering peering -> peering.requester();
                    case VpcPeeringConnection existing -> existing;
                    default -> null;
                };
        return connection == null ? null : connection.status().codeAsString();
    }

    private static boolean isActive(LivePeering live) {
        return live.requester().status().code() == VpcPeeringConnectionStateReasonCode.ACTIVE;
    }

    @Override
    public Readiness ready(LivePeering live) {
        return switch (live.requester().status().code()) {
            case ACTIVE, PENDING_ACCEPTANCE -> Readiness.READY; // accepting is an update
            case INITIATING_REQUEST, PROVISIONING ->
                new Readiness.Pending(live.requester().status().codeAsString());
            default ->
                new Readiness.Broken(String.valueOf(live.requester().status().message()));
        };
    }

    @Override
    public List<Drift> drift(Scope scope, LivePeering live, Desired desired) {
        VpcPeeringConnection requester = live.requester();
        Differences differences = new Differences(Ec2Tags.drift(scope, requester.tags(), desired.tags()))
                .fixed("vpc_id", desired.vpcId(), requester.requesterVpcInfo().vpcId())
                .fixed(
                        "peer_vpc_id",
                        desired.peerVpcId(),
                        requester.accepterVpcInfo().vpcId())
                .changeable(STATUS, "active", requester.status().codeAsString());
        VpcPeeringConnection accepter = live.accepter();
        if (isActive(live) && accepter != null) {
            differences
                    .addAll(Ec2Tags.drift(scope, accepter.tags(), desired.tags()))
                    .changeable(DNS, desired.dnsResolution(), resolves(requester.requesterVpcInfo()))
                    .changeable(PEER_DNS, desired.dnsResolution(), resolves(accepter.accepterVpcInfo()));
        }
        return differences.list();
    }

    private static boolean resolves(VpcPeeringConnectionVpcInfo side) {
        return side.peeringOptions() != null
                && Boolean.TRUE.equals(side.peeringOptions().allowDnsResolutionFromRemoteVpc());
    }

    @Override
    public LivePeering create(Scope scope, Desired desired) {
        return new LivePeering(
                view.region()
                        .ec2Writes()
                        .createVpcPeeringConnection(r -> r.vpcId(desired.vpcId())
                                .peerVpcId(desired.peerVpcId())
                                .peerRegion(peer.region().name())
                                .tagSpecifications(Ec2Tags.specification(
                                        ResourceType.VPC_PEERING_CONNECTION, scope, desired.tags())))
                        .vpcPeeringConnection(),
                null);
    }

    /// Accepts it first; options exist only on an active connection, so they are the next update.
    @Override
    public LivePeering update(Scope scope, LivePeering live, Desired desired, List<Drift> drift) {
        Ec2Tags.write(view, scope, live.id(), live.requester().tags(), desired.tags());
        if (live.requester().status().code() == VpcPeeringConnectionStateReasonCode.PENDING_ACCEPTANCE) {
            return new LivePeering(
                    peer.region()
                            .ec2Writes()
                            .acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(live.id()))
                            .vpcPeeringConnection(),
                    live.accepter());
        }
        if (live.accepter() != null) {
            Ec2Tags.write(peer, scope, live.id(), live.accepter().tags(), desired.tags());
        }
        PeeringConnectionOptionsRequest options = PeeringConnectionOptionsRequest.builder()
                .allowDnsResolutionFromRemoteVpc(desired.dnsResolution())
                .build();
        if (Differences.has(drift, DNS)) {
            view.region().ec2Writes().modifyVpcPeeringConnectionOptions(r -> r.vpcPeeringConnectionId(live.id())
                    .requesterPeeringConnectionOptions(options));
        }
        if (Differences.has(drift, PEER_DNS)) {
            peer.region().ec2Writes().modifyVpcPeeringConnectionOptions(r -> r.vpcPeeringConnectionId(live.id())
                    .accepterPeeringConnectionOptions(options));
        }
        return live;
    }

    @Override
    public void delete(Scope scope, LivePeering live) {
        delete(view, live.requester());
    }

    static void delete(RegionView view, VpcPeeringConnection connection) {
        unlessGone(() -> view.region()
                .ec2Writes()
                .deleteVpcPeeringConnection(r -> r.vpcPeeringConnectionId(connection.vpcPeeringConnectionId())));
    }

    @Override
    public Facts facts(LivePeering live) {
        return new Facts(
                Ec2Tags.name(live.requester().tags()),
                live.id(),
                Ec2Objects.arn(view, "vpc-peering-connection", live.id()));
    }
}
