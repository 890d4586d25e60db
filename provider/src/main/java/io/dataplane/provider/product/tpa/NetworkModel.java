package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Default;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.rule.CidrBlock;
import io.dataplane.schema.rule.Matches;
import io.dataplane.schema.rule.OneOf;
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

        @Optional
        @Doc("The VPC per region (or `default` for every region). Without an entry a VPC named like the cluster with"
                + " the block 10.33.0.0/16 is found or created.")
        @Nullable
        Map<String, Vpc> ec2Vpc,

        @Optional
        @Doc(
                "Whether a region has an internet gateway; by default it has one when the instances are reachable publicly.")
        @Nullable
        Map<String, Boolean> ec2VpcIgw,

        @Default("\"public\"")
        @OneOf({"public", "private"})
        @Doc("`public`: instances have public addresses, and the subnets a route to the internet. `private`: neither.")
        String ec2InstanceReachability) {

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
