package io.dataplane.provider.product.tpa;

import static io.dataplane.provider.product.tpa.Resolution.filter;
import static io.dataplane.provider.product.tpa.Resolution.tag;

import io.dataplane.provider.aws.AwsRegion;
import io.dataplane.provider.aws.OwnerTags;
import io.dataplane.provider.engine.Ownership;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;

/// What others have put into a VPC that we made: while it is there, the VPC stays.
record VpcGuests(AwsRegion region, Ownership ownership) {
    /// The VPC of this creation of the cluster, if there is one.
    Optional<Vpc> vpc() {
        return region
                .ec2()
                .describeVpcs(r -> r.filters(
                        filter("tag:" + OwnerTags.OWNER, ownership.owner()),
                        filter("tag:" + OwnerTags.INCARNATION, ownership.incarnation())))
                .vpcs()
                .stream()
                .findFirst();
    }

    /// Ids of foreign subnets, groups and route tables in it; what comes with every VPC does not count.
    List<String> in(Vpc vpc) {
        Filter inside = filter("vpc-id", vpc.vpcId());
        List<String> guests = new ArrayList<>();
        region.ec2().describeSubnetsPaginator(r -> r.filters(inside)).subnets().stream()
                .filter(subnet -> isForeign(subnet.tags()))
                .forEach(subnet -> guests.add(subnet.subnetId()));
        region.ec2().describeSecurityGroupsPaginator(r -> r.filters(inside)).securityGroups().stream()
                .filter(group -> !group.groupName().equals("default") && isForeign(group.tags()))
                .forEach(group -> guests.add(group.groupId()));
        region.ec2().describeRouteTablesPaginator(r -> r.filters(inside)).routeTables().stream()
                .filter(table -> table.associations().stream().noneMatch(a -> Boolean.TRUE.equals(a.main())))
                .filter(table -> isForeign(table.tags()))
                .forEach(table -> guests.add(table.routeTableId()));
        return guests;
    }

    private boolean isForeign(List<Tag> tags) {
        return !ownership.owner().equals(tag(tags, OwnerTags.OWNER));
    }

    /// Gives objects up: without our tags they are nobody's to delete.
    void giveUp(List<String> ids) {
        List<Tag> own =
                List.of(OwnerTags.OWNER, OwnerTags.COMPONENT, OwnerTags.INCARNATION, OwnerTags.GENERATION).stream()
                        .map(key -> Tag.builder().key(key).build())
                        .toList();
        region.ec2Writes().deleteTags(r -> r.resources(ids).tags(own));
    }

    /// Our gateway of the VPC.
    Optional<String> gateway(Vpc vpc) {
        return region
                .ec2()
                .describeInternetGateways(r -> r.filters(filter("attachment.vpc-id", vpc.vpcId())))
                .internetGateways()
                .stream()
                .filter(gateway -> !isForeign(gateway.tags()))
                .map(gateway -> gateway.internetGatewayId())
                .findFirst();
    }
}
