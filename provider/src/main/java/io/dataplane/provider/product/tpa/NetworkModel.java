package io.dataplane.provider.product.tpa;

import io.dataplane.provider.cluster.Cidr;
import io.dataplane.schema.attribute.Default;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.rule.CidrBlock;
import io.dataplane.schema.rule.Matches;
import io.dataplane.schema.rule.OneOf;
import io.dataplane.schema.rule.Range;
import io.dataplane.schema.rule.TagMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The network the cluster lives in.
public record NetworkModel(
        @Optional
        @Doc("The regions of the cluster, beside those that locations and instances name. The first is the region of"
                + " instances that name none; the provider's by default.")
        @Nullable
        List<String> regions,

        @Optional @Doc("The blocks that VPCs and subnets are given where nothing else says theirs.") @Nullable
        Network network,

        @Optional
        @Doc(
                "The VPC per region (or `default` for every region). Without an entry a VPC named like the cluster with"
                        + " a block of its own (10.33.0.0/16 in the first region, 10.34.0.0/16 in the next) is found or created.")
        @Nullable
        Map<String, Vpc> ec2Vpc,

        @Optional @Doc("Settings of subnets that are created, by region and block.") @Nullable
        Map<String, Map<String, SubnetSettings>> ec2VpcSubnets,

        @Optional
        @Doc(
                "Whether a region has an internet gateway; by default it has one when the instances are reachable publicly.")
        @Nullable
        Map<String, Boolean> ec2VpcIgw,

        @Default("\"public\"")
        @OneOf({"public", "private"})
        @Doc("`public`: instances have public addresses, and the subnets a route to the internet. `private`: neither.")
        String ec2InstanceReachability,

        @Optional @Doc("How the VPCs of several regions reach each other.") @Nullable
        Peering vpcPeering) {
    /// Peering as it is when nothing is said.
    private static final Peering DEFAULT_PEERING = new Peering("auto", true, null);

    Peering peering() {
        return vpcPeering == null ? DEFAULT_PEERING : vpcPeering;
    }

    Map<String, SubnetSettings> subnetSettings(String region) {
        return ec2VpcSubnets == null ? Map.of() : ec2VpcSubnets.getOrDefault(region, Map.of());
    }

    /// What a subnet that is created in a region is given.
    java.util.Optional<SubnetSettings> subnetSettings(String region, String block) {
        java.util.Optional<Cidr> wanted = Cidr.parse(block);
        return subnetSettings(region).entrySet().stream()
                .filter(entry -> wanted.isPresent() && wanted.equals(Cidr.parse(entry.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// The blocks that are given out.
    public record Network(
            @Optional
            @CidrBlock(minPrefix = 16, maxPrefix = 28)
            @Doc(
                    "The block of a VPC that is created, and of which subnets are taken. For clusters in one region; otherwise"
                            + " set `cidr` in `ec2_vpc`.")
            @Nullable
            String cidr,

            @Default("28")
            @Range(min = 24, max = 28)
            @Doc("Prefix length of subnets that are taken for locations that name none.")
            Long subnetPrefix,

            @Optional @CidrBlock @Doc("Blocks that no subnet is taken from.") @Nullable
            List<String> excludeSubnets) {}

    /// One subnet that is created.
    public record SubnetSettings(
            @Optional @Doc("Availability zone, where location and instances name none.") @Nullable
            String az,

            @Optional @Doc("Tag `Name`.") @Nullable String name,

            @Optional @TagMap @Doc("Further tags.") @Nullable
            Map<String, String> tags,

            @Default("false") @Doc("Whether whatever is launched there gets a public address.")
            Boolean mapPublicIpOnLaunch) {}

    /// The connections between VPCs.
    public record Peering(
            @Default("\"auto\"")
            @OneOf({"auto", "none", "existing"})
            @Doc(
                    "`auto`: the VPCs of every two regions are peered, with routes both ways. `existing`: active peerings are"
                            + " there already; this is checked. `none`: neither.")
            String mode,

            @Default("true") @Doc("Whether DNS names of one side resolve to private addresses on the other.")
            Boolean allowDnsResolution,

            @Optional
            @Doc(
                    "Route tables that exist, per region, which also get the routes to the other regions: for subnets that exist.")
            @Nullable
            Map<String, List<Planned<String>>> routeTableIds) {}

    /// One VPC: named to be used, or described to be found or created.
    public record Vpc(
            @Optional @Doc("Tag `Name` to find it by, and to give it when it is created.") @Nullable
            String name,

            @Optional
            @CidrBlock(minPrefix = 16, maxPrefix = 28)
            @Doc("Its block, to find it by and to create it with.")
            @Nullable
            String cidr,

            @Optional
            @Matches(pattern = "vpc-[0-9a-f]+", message = "an id such as `vpc-0a1b2c3d`")
            @Doc("Id of a VPC that exists. It is used and never changed.")
            @Nullable
            Planned<String> vpcId,

            @Optional
            @Doc("Filters of DescribeVpcs that select one VPC that exists; `name` and `cidr` are then not used.")
            @Nullable
            Map<String, List<String>> filters,

            @Optional @TagMap @Doc("Further tags of a VPC that is created.") @Nullable
            Map<String, String> tags,

            @Default("true") @Doc("Whether a VPC that is created resolves names.")
            Boolean enableDnsSupport,

            @Default("true") @Doc("Whether a VPC that is created gives instances DNS names.")
            Boolean enableDnsHostnames) {}
}
