package io.dataplane.provider.product.tpa;

import static io.dataplane.provider.product.tpa.Resolution.filter;
import static io.dataplane.provider.product.tpa.Resolution.tag;

import io.dataplane.provider.aws.OwnerTags;
import io.dataplane.provider.cluster.Cidr;
import io.dataplane.provider.cluster.Standing;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.value.AttributePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/// Finds out which parts of the network exist: VPC, subnets, internet gateway, availability zones.
final class NetworkResolver {
    private final Resolution resolution;
    private final VpcChoice choice;
    private final String region;

    NetworkResolver(Resolution resolution) {
        this.resolution = resolution;
        this.region = resolution.region().name();
        this.choice = VpcChoice.of(resolution.model(), region);
    }

    /// The VPC that exists, null when it is to be created or comes from another resource.
    @Nullable
    Vpc resolve() {
        if (choice.wanted().vpcId() instanceof Planned.Unknown<String>) {
            unknownVpc();
            return null;
        }
        Optional<Vpc> vpc = findVpc();
        vpc.ifPresent(this::inside);
        zones(vpc.isPresent());
        return vpc.orElse(null);
    }

    /// Whether subnets, gateway and routes exist shows only when the VPC is known.
    private void unknownVpc() {
        resolution.standings().put(Ids.vpc(region), new Standing.Existing(Planned.unknown(), Planned.unknown()));
        for (SubnetSpec subnet : resolution.subnets()) {
            if (subnet.isId()) {
                resolution.exists(Ids.subnet(subnet), subnet.subnet(), null);
                resolution
                        .standings()
                        .put(Ids.subnet(subnet), new Standing.Existing(Planned.of(subnet.subnet()), Planned.unknown()));
            } else {
                resolution.standings().put(Ids.subnet(subnet), Standing.UNDECIDED);
                resolution.standings().put(Ids.association(subnet), Standing.UNDECIDED);
            }
        }
        resolution.standings().put(Ids.gateway(region), Standing.UNDECIDED);
        ownTable().forEach(id -> resolution.standings().put(id, Standing.UNDECIDED));
        zones(false);
    }

    private Optional<Vpc> findVpc() {
        NetworkModel.Vpc wanted = choice.wanted();
        if (wanted.vpcId() instanceof Planned.Known<String>(String id)) {
            return named(choice.path().name("vpc_id"), "the id " + id, List.of(filter("vpc-id", id)));
        }
        if (wanted.filters() != null) {
            if (wanted.name() != null) {
                resolution
                        .diagnostics()
                        .warning(
                                choice.path().name("name"),
                                "Name Not Used",
                                "The VPC is selected by filters; name is not used. Remove it.");
            }
            List<Filter> filters = wanted.filters().entrySet().stream()
                    .map(entry -> filter(entry.getKey(), entry.getValue()))
                    .toList();
            return named(choice.path().name("filters"), "these filters", filters);
        }
        return resolution.standings().get(Ids.vpc(region)) instanceof Standing.Ours ? ours() : described(wanted);
    }

    /// The one we made, whatever its name is by now.
    private Optional<Vpc> ours() {
        return describe(List.of(
                        filter("tag:" + OwnerTags.OWNER, Resolution.owner(resolution.model())),
                        filter("tag:" + OwnerTags.INCARNATION, String.valueOf(resolution.incarnation()))))
                .stream()
                .findFirst();
    }

    /// A VPC that must exist.
    private Optional<Vpc> named(AttributePath path, String by, List<Filter> filters) {
        List<Vpc> found = describe(filters);
        if (found.size() == 1) {
            return Optional.of(use(found.getFirst()));
        }
        resolution
                .diagnostics()
                .error(
                        path,
                        found.isEmpty() ? "VPC Not Found" : "Several VPCs Found",
                        found.isEmpty()
                                ? "No VPC with %s exists in %s. Name one that exists there.".formatted(by, region)
                                : "%s match %s in %s. Make the selection narrower, or use vpc_id."
                                        .formatted(ids(found), by, region));
        return Optional.empty();
    }

    /// A VPC that is found, or created when there is none.
    private Optional<Vpc> described(NetworkModel.Vpc wanted) {
        List<Filter> filters = new ArrayList<>();
        if (wanted.name() != null) {
            filters.add(filter("tag:Name", wanted.name()));
        }
        if (wanted.cidr() != null) {
            filters.add(filter("cidr", wanted.cidr()));
        }
        if (filters.isEmpty()) {
            resolution
                    .diagnostics()
                    .error(
                            choice.path(),
                            "VPC Not Described",
                            "Nothing says which VPC to use in " + region + ". Set vpc_id, filters, or name and cidr.");
            return Optional.empty();
        }
        List<Vpc> found = describe(filters);
        if (found.size() > 1) {
            resolution
                    .diagnostics()
                    .error(
                            choice.path(),
                            "Several VPCs Found",
                            "%s in %s all have this name and block. Set vpc_id to the one to use."
                                    .formatted(ids(found), region));
            return Optional.empty();
        }
        if (found.isEmpty() && (wanted.name() == null || wanted.cidr() == null)) {
            resolution
                    .diagnostics()
                    .error(
                            choice.path(),
                            "VPC Not Found",
                            "No VPC %s exists in %s, and without both name and cidr none can be created. %s"
                                    .formatted(
                                            wanted.name() == null
                                                    ? "with the block " + wanted.cidr()
                                                    : "named \"" + wanted.name() + "\"",
                                            region,
                                            wanted.name() == null
                                                    ? "Set name to have it created, or name an existing VPC."
                                                    : "Set cidr to have it created, or name an existing VPC."));
            return Optional.empty();
        }
        return found.stream().findFirst().map(this::use);
    }

    private List<Vpc> describe(List<Filter> filters) {
        return resolution.region().ec2().describeVpcsPaginator(r -> r.filters(filters)).vpcs().stream()
                .toList();
    }

    private Vpc use(Vpc vpc) {
        if (resolution.isLeftover(vpc.tags())) {
            resolution.leftover(choice.path(), vpc.vpcId());
        } else if (!resolution.isOurs(vpc.tags())) {
            resolution.exists(Ids.vpc(region), vpc.vpcId(), tag(vpc.tags(), "Name"));
        }
        return vpc;
    }

    private static String ids(List<Vpc> vpcs) {
        return vpcs.stream().map(Vpc::vpcId).sorted().collect(Collectors.joining(", "));
    }

    /// What is inside a VPC that exists.
    private void inside(Vpc vpc) {
        List<Subnet> existing = resolution
                .region()
                .ec2()
                .describeSubnetsPaginator(r -> r.filters(filter("vpc-id", vpc.vpcId())))
                .subnets()
                .stream()
                .toList();
        boolean anyCreated = false;
        for (SubnetSpec subnet : resolution.subnets()) {
            anyCreated |= subnet.isId() ? !id(subnet, vpc, existing) : !block(subnet, vpc, existing);
        }
        if (!anyCreated) {
            // subnets that existed before keep their own routes
            ownTable().forEach(id -> resolution.standings().put(id, Standing.UNUSED));
        }
        gateway(vpc);
    }

    /// The cluster's route table and its routes.
    private List<ComponentId> ownTable() {
        List<ComponentId> ids = new ArrayList<>(List.of(Ids.routeTable(region), Ids.defaultRoute(region)));
        for (String peer : ClusterRegions.of(resolution.model(), region, resolution.allNodes())
                .all()) {
            if (!peer.equals(region)) {
                ids.add(Ids.peeringRoute(region, peer));
            }
        }
        return ids;
    }

    private AttributePath path(SubnetSpec subnet) {
        return NetworkRules.subnetPath(subnet, resolution.nodes());
    }

    private boolean id(SubnetSpec wanted, Vpc vpc, List<Subnet> existing) {
        Optional<Subnet> found = existing.stream()
                .filter(subnet -> subnet.subnetId().equals(wanted.subnet()))
                .findFirst();
        found.ifPresentOrElse(subnet -> use(wanted, subnet), () -> resolution
                .diagnostics()
                .error(
                        path(wanted),
                        "Subnet Not Found",
                        "%s is no subnet of %s in %s. Name a subnet of that VPC, or set ec2_vpc to the subnet's VPC."
                                .formatted(wanted.subnet(), vpc.vpcId(), region)));
        return true;
    }

    /// True when the block exists as a subnet already.
    private boolean block(SubnetSpec wanted, Vpc vpc, List<Subnet> existing) {
        Optional<Cidr> parsed = Cidr.parse(wanted.subnet());
        if (parsed.isEmpty()) {
            return false; // said by the offline rules
        }
        Cidr block = parsed.get();
        for (Subnet subnet : existing) {
            Cidr other = Cidr.of(subnet.cidrBlock());
            if (other.equals(block)) {
                if (resolution.isOurs(subnet.tags())) {
                    resolution.zones().put(Ids.subnet(wanted), subnet.availabilityZone());
                    sameZone(wanted, subnet, "choose another block for the new zone");
                    return false;
                }
                if (isTaken(wanted)) {
                    overlap(wanted, block, subnet, vpc);
                    return false;
                }
                use(wanted, subnet);
                resolution.standings().put(Ids.association(wanted), Standing.UNUSED);
                return true;
            }
            if (other.overlaps(block) && !resolution.isOurs(subnet.tags())) {
                overlap(wanted, block, subnet, vpc);
                return false;
            }
        }
        boolean within = vpc.cidrBlockAssociationSet().stream()
                .anyMatch(association -> Cidr.of(association.cidrBlock()).contains(block));
        if (!within) {
            resolution
                    .diagnostics()
                    .error(
                            path(wanted),
                            "Subnet Outside VPC",
                            "%s is not inside %s, whose block is %s. Choose a subnet inside it."
                                    .formatted(block, vpc.vpcId(), vpc.cidrBlock()));
        }
        return false;
    }

    /// Whether its block was taken for the location, which names none.
    private boolean isTaken(SubnetSpec wanted) {
        Map<String, LocationModel> locations = resolution.model().machines().locations();
        LocationModel location = wanted.fromLocation() && locations != null ? locations.get(wanted.key()) : null;
        return location != null && location.settings().subnet() == null;
    }

    private void overlap(SubnetSpec wanted, Cidr block, Subnet subnet, Vpc vpc) {
        resolution
                .diagnostics()
                .error(
                        path(wanted),
                        "Overlapping Subnets",
                        "%s overlaps %s of %s, which exists in %s. %s"
                                .formatted(
                                        block,
                                        subnet.cidrBlock(),
                                        subnet.subnetId(),
                                        vpc.vpcId(),
                                        isTaken(wanted)
                                                ? "Name the location's subnet, or add that block to network.exclude_subnets."
                                                : "Choose another block, or use that subnet."));
    }

    private void use(SubnetSpec wanted, Subnet subnet) {
        resolution.exists(Ids.subnet(wanted), subnet.subnetId(), tag(subnet.tags(), "Name"));
        resolution.zones().put(Ids.subnet(wanted), subnet.availabilityZone());
        sameZone(wanted, subnet, "choose another subnet");
    }

    private void sameZone(SubnetSpec wanted, Subnet subnet, String otherwise) {
        boolean same = wanted.az() == null
                || wanted.az().equals(subnet.availabilityZone())
                || wanted.az().equals(subnet.availabilityZoneId());
        if (!same) {
            resolution
                    .diagnostics()
                    .error(
                            path(wanted),
                            "Subnet In Another Zone",
                            "%s exists in %s, not in %s. Remove az, or %s."
                                    .formatted(subnet.subnetId(), subnet.availabilityZone(), wanted.az(), otherwise));
        }
    }

    private void gateway(Vpc vpc) {
        if (!choice.wantsInternetGateway()) {
            return;
        }
        List<InternetGateway> attached = resolution
                .region()
                .ec2()
                .describeInternetGateways(r -> r.filters(filter("attachment.vpc-id", vpc.vpcId())))
                .internetGateways();
        attached.stream()
                .filter(gateway -> !resolution.isOurs(gateway.tags()))
                .findFirst()
                .ifPresent(gateway -> resolution.exists(
                        Ids.gateway(region), gateway.internetGatewayId(), tag(gateway.tags(), "Name")));
    }

    /// The zone of each subnet that is created: the one asked for, else the first that is available; chosen once.
    private void zones(boolean vpcExists) {
        List<SubnetSpec> open = resolution.subnets().stream()
                .filter(subnet -> !subnet.isId() && !resolution.zones().containsKey(Ids.subnet(subnet)))
                .toList();
        if (open.isEmpty()) {
            return;
        }
        boolean checked = resolution.model().behaviour().planChecks();
        if (checked
                && open.stream().allMatch(subnet -> subnet.az() != null && OfferingChecks.isZoneName(subnet.az()))) {
            // where the types are offered says which zones there are
            open.forEach(subnet -> resolution.zones().put(Ids.subnet(subnet), String.valueOf(subnet.az())));
            return;
        }
        Map<String, String> available = resolution
                .region()
                .ec2()
                .describeAvailabilityZones(r -> r.filters(filter("state", "available")))
                .availabilityZones()
                .stream()
                .collect(Collectors.toMap(zone -> zone.zoneName(), zone -> String.valueOf(zone.zoneId())));
        for (SubnetSpec subnet : open) {
            String zone = subnet.az() == null ? chosen(subnet, available) : named(subnet.az(), available);
            if (zone == null) {
                resolution
                        .diagnostics()
                        .error(
                                subnet.fromLocation()
                                        ? AttributePath.path("locations")
                                                .key(subnet.key())
                                                .name("az")
                                        : path(subnet),
                                "Unknown Availability Zone",
                                "%s has no zone \"%s\" for this account. It has %s."
                                        .formatted(
                                                region,
                                                subnet.az(),
                                                available.keySet().stream()
                                                        .sorted()
                                                        .collect(Collectors.joining(", "))));
            } else if (vpcExists || choice.wanted().vpcId() == null || subnet.az() != null) {
                resolution.zones().put(Ids.subnet(subnet), zone);
            }
        }
    }

    /// The one it had; else the first, and for the locations of an architecture the next one for each.
    private String chosen(SubnetSpec subnet, Map<String, String> available) {
        TpaClusterModel prior = resolution.prior();
        String before = prior == null
                ? null
                : TpaFacts.zones(prior, region, TpaFacts.numbers(prior)).get(Ids.subnet(subnet));
        if (before != null || available.isEmpty()) {
            return before == null ? region + "a" : before;
        }
        List<String> zones = available.keySet().stream().sorted().toList();
        int index = subnet.fromLocation() ? GeneratedLocations.zone(resolution.model(), subnet.key()) : 0;
        return zones.get(index % zones.size());
    }

    /// By name, or by zone id (`euw1-az1`).
    private static @Nullable String named(String text, Map<String, String> available) {
        if (available.containsKey(text)) {
            return text;
        }
        return available.entrySet().stream()
                .filter(zone -> zone.getValue().equals(text))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
