package io.dataplane.provider.product.tpa;

import static io.dataplane.provider.product.tpa.Resolution.filter;

import io.dataplane.provider.aws.Aws;
import io.dataplane.provider.aws.OwnerTags;
import io.dataplane.provider.engine.Anchor;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;

/// The blocks that the VPCs and subnets of a cluster were given, as AWS tells them where no state does.
final class MadeBlocks {
    private MadeBlocks() {}

    /// The model with the outputs that [Blocks] remembers them by; asks nothing when the arguments say them all.
    static TpaClusterModel recall(TpaClusterModel model, Aws aws, Anchor anchor) {
        if (isWritten(model, anchor)) {
            return model;
        }
        Filter[] ours = {
            filter("tag:" + OwnerTags.OWNER, Resolution.owner(model)),
            filter("tag:" + OwnerTags.INCARNATION, anchor.incarnation())
        };
        Map<String, String> vpcs = new TreeMap<>();
        Map<String, Map<String, String>> subnets = new TreeMap<>();
        for (String region : anchor.regions()) {
            Ec2Client ec2 = aws.region(region).ec2();
            ec2.describeVpcsPaginator(r -> r.filters(ours)).vpcs().forEach(vpc -> vpcs.put(region, vpc.cidrBlock()));
            ec2.describeSubnetsPaginator(r -> r.filters(ours)).subnets().forEach(subnet -> {
                String location = location(region, Resolution.tag(subnet.tags(), OwnerTags.COMPONENT));
                subnets.computeIfAbsent(region, r -> new TreeMap<>()).put(location, subnet.cidrBlock());
            });
        }
        return model.with(model.status(), TpaOutputs.NONE.with(NetworkOutputs.remembering(vpcs, subnets)));
    }

    private static boolean isWritten(TpaClusterModel model, Anchor anchor) {
        boolean vpcs = anchor.regions().stream().allMatch(region -> VpcChoice.isWritten(model.network(), region));
        return vpcs && !NodeSpecs.hasOpenLocations(model);
    }

    private static String location(String region, @Nullable String component) {
        String prefix = "subnet/" + region + "/";
        return component != null && component.startsWith(prefix) ? component.substring(prefix.length()) : "";
    }
}
