package io.dataplane.provider.product.tpa;

import io.dataplane.schema.value.AttributePath;
import java.util.Map;

/// What the configuration says about the VPC of one region.
///
/// @param path where it says so
record VpcChoice(NetworkModel.Vpc wanted, boolean wantsInternetGateway, AttributePath path) {
    private static final String EVERY_REGION = "default";
    private static final String DEFAULT_CIDR = "10.33.0.0/16";

    static VpcChoice of(TpaClusterModel model, String region) {
        NetworkModel network = model.network();
        Map<String, NetworkModel.Vpc> vpcs = network.ec2Vpc() == null ? Map.of() : network.ec2Vpc();
        String key = vpcs.containsKey(region) ? region : EVERY_REGION;
        NetworkModel.Vpc wanted = vpcs.get(key);
        boolean reachable = network.ec2InstanceReachability().equals("public");
        Map<String, Boolean> gateways = network.ec2VpcIgw() == null ? Map.of() : network.ec2VpcIgw();
        return new VpcChoice(
                wanted == null ? described(model.clusterName()) : wanted,
                gateways.getOrDefault(region, gateways.getOrDefault(EVERY_REGION, reachable)),
                wanted == null
                        ? AttributePath.path("ec2_vpc")
                        : AttributePath.path("ec2_vpc").key(key));
    }

    private static NetworkModel.Vpc described(String name) {
        return new NetworkModel.Vpc(name, DEFAULT_CIDR, null, null, null, true, true);
    }
}
