package io.dataplane.provider.product.tpa;

import io.dataplane.schema.value.AttributePath;
import java.util.Map;

/// What the configuration says about the VPC of one region.
///
/// @param path where it says so
record VpcChoice(NetworkModel.Vpc wanted, boolean wantsInternetGateway, AttributePath path) {
    static final String EVERY_REGION = "default";

    /// The region is empty where it is the provider's and not known yet.
    static VpcChoice of(TpaClusterModel model, String region) {
        NetworkModel network = model.network();
        Map<String, NetworkModel.Vpc> vpcs = network.ec2Vpc() == null ? Map.of() : network.ec2Vpc();
        String key = key(vpcs, region);
        NetworkModel.Vpc wanted = vpcs.get(key);
        boolean reachable = network.ec2InstanceReachability().equals("public");
        Map<String, Boolean> gateways = network.ec2VpcIgw() == null ? Map.of() : network.ec2VpcIgw();
        return new VpcChoice(
                wanted == null ? described(model, region, vpcs.isEmpty() || !region.isEmpty()) : wanted,
                gateways.getOrDefault(key(gateways, region), reachable),
                wanted == null
                        ? AttributePath.path("ec2_vpc")
                        : AttributePath.path("ec2_vpc").key(key));
    }

    /// By name and block: found by them, or created with them.
    boolean isDescribed() {
        return wanted.vpcId() == null && wanted.filters() == null;
    }

    /// Whether an entry of `ec2_vpc` is about the region.
    static boolean isWritten(NetworkModel network, String region) {
        return network.ec2Vpc() != null
                && (network.ec2Vpc().containsKey(region) || network.ec2Vpc().containsKey(EVERY_REGION));
    }

    private static String key(Map<String, ?> byRegion, String region) {
        if (byRegion.containsKey(region)) {
            return region;
        }
        boolean only = region.isEmpty() && byRegion.size() == 1;
        return only ? byRegion.keySet().iterator().next() : EVERY_REGION;
    }

    private static NetworkModel.Vpc described(TpaClusterModel model, String region, boolean known) {
        String block = known ? new Blocks(model).vpc(region) : null;
        return new NetworkModel.Vpc(model.clusterName(), block, null, null, null, true, true);
    }
}
