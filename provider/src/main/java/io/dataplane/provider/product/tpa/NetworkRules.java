package io.dataplane.provider.product.tpa;

import static io.dataplane.schema.value.AttributePath.path;

import io.dataplane.provider.aws.Regions;
import io.dataplane.provider.cluster.Cidr;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The offline rules about regions, subnets and addresses.
final class NetworkRules {
    private final TpaClusterModel model;
    private final List<NodeSpec> nodes;
    private final Diagnostics diagnostics;

    private NetworkRules(TpaClusterModel model, List<NodeSpec> nodes, Diagnostics diagnostics) {
        this.model = model;
        this.nodes = nodes;
        this.diagnostics = diagnostics;
    }

    static void check(TpaClusterModel model, List<NodeSpec> nodes, Diagnostics diagnostics) {
        NetworkRules rules = new NetworkRules(model, nodes, diagnostics);
        rules.regionNames();
        rules.network();
        rules.subnetSettings();
        List<SubnetSpec> subnets = SubnetSpec.of(nodes);
        rules.subnets(subnets);
        rules.overlaps(subnets);
        rules.addresses();
    }

    /// Where a subnet's block was written.
    static AttributePath subnetPath(SubnetSpec subnet, List<NodeSpec> nodes) {
        if (subnet.fromLocation()) {
            return path("locations").key(subnet.key()).name("subnet");
        }
        return nodes.stream()
                .filter(subnet::holds)
                .findFirst()
                .map(node -> TpaRules.instance(node.name()).name("subnet"))
                .orElse(path("instances"));
    }

    /// Names of regions that there are none of.
    private void regionNames() {
        NetworkModel network = model.network();
        List<String> named = network.regions() == null ? List.of() : network.regions();
        for (int i = 0; i < named.size(); i++) {
            AttributePath at = path("regions").index(i);
            region(at, named.get(i));
            if (named.indexOf(named.get(i)) < i) {
                diagnostics.error(at, "Duplicate Region", "%s is named twice. Remove one.".formatted(named.get(i)));
            }
        }
        FirewallModel firewall = model.firewall();
        keys("ec2_vpc", network.ec2Vpc());
        keys("ec2_vpc_igw", network.ec2VpcIgw());
        keys("ec2_groups", firewall.ec2Groups());
        keys("security_group_ids", firewall.securityGroupIds());
        keys("ec2_region_amis", model.machines().ec2RegionAmis());
        if (model.machines().locations() != null) {
            model.machines()
                    .locations()
                    .forEach((name, location) -> region(
                            path("locations").key(name).name("region"),
                            location.settings().region()));
        }
        if (model.machines().instanceDefaults() != null) {
            region(
                    path("instance_defaults").name("region"),
                    model.machines().instanceDefaults().settings().region());
        }
        model.machines()
                .instanceMap()
                .forEach((name, instance) -> region(
                        TpaRules.instance(name).name("region"),
                        instance.settings().region()));
    }

    /// One block cannot be that of several VPCs.
    private void network() {
        NetworkModel.Network network = model.network().network();
        if (network != null
                && network.cidr() != null
                && ClusterRegions.of(model, "", nodes).all().size() > 1) {
            diagnostics.error(
                    path("network").name("cidr"),
                    "One Block For Several Regions",
                    "The VPCs of a cluster are disjoint, so one block does not serve several regions. Set cidr in ec2_vpc for"
                            + " each region, or leave it out.");
        }
    }

    private void subnetSettings() {
        if (model.network().ec2VpcSubnets() == null) {
            return;
        }
        keys("ec2_vpc_subnets", model.network().ec2VpcSubnets());
        model.network().ec2VpcSubnets().forEach((region, settings) -> {
            Map<Cidr, String> seen = new HashMap<>();
            settings.keySet().stream().sorted().forEach(text -> {
                AttributePath at = path("ec2_vpc_subnets").key(region).key(text);
                Optional<Cidr> block = Cidr.parse(text);
                String other = block.isEmpty() ? null : seen.putIfAbsent(block.get(), text);
                if (block.isEmpty()) {
                    diagnostics.error(at, "Invalid Subnet", "\"%s\" is no block such as 10.33.0.0/28.".formatted(text));
                } else if (other != null) {
                    diagnostics.error(
                            at,
                            "Duplicate Subnet",
                            "%s and %s are the same block, %s. Remove one.".formatted(text, other, block.get()));
                }
            });
        });
    }

    private void keys(String attribute, @Nullable Map<String, ?> byRegion) {
        if (byRegion != null) {
            byRegion.keySet().stream()
                    .filter(key -> !key.equals(VpcChoice.EVERY_REGION))
                    .forEach(key -> region(path(attribute).key(key), key));
        }
    }

    private void region(AttributePath at, @Nullable String name) {
        if (name != null) {
            Regions.problem(name)
                    .ifPresent(problem -> diagnostics.error(at, "Unknown Region", problem + " Correct the name."));
        }
    }

    private void subnets(List<SubnetSpec> subnets) {
        for (NodeSpec node : nodes) {
            if (node.subnet().isEmpty()) {
                diagnostics.error(
                        TpaRules.instance(node.name()).name("subnet"),
                        "No Subnet",
                        "Nothing says where the instance stands, and its location's VPC has no block left to take a subnet from. Set"
                                + " subnet here, in its location or in instance_defaults, or network.cidr.");
            }
        }
        for (SubnetSpec subnet : subnets) {
            Optional<Cidr> block = Cidr.parse(subnet.subnet());
            AttributePath at = subnetPath(subnet, nodes);
            if (subnet.subnet().isEmpty() || subnet.isId()) {
                continue;
            }
            if (block.isEmpty() || block.get().prefix() < 16 || block.get().prefix() > 28) {
                diagnostics.error(
                        at,
                        "Invalid Subnet",
                        "\"%s\" is neither a block between /16 and /28, such as 10.33.0.0/28, nor the id of a subnet."
                                .formatted(subnet.subnet()));
                continue;
            }
            vpcBlock(subnet.region())
                    .filter(vpc -> !vpc.contains(block.get()))
                    .ifPresent(vpc -> diagnostics.error(
                            at,
                            "Subnet Outside VPC",
                            "%s is not inside the VPC's block %s. Choose a subnet inside it, or widen the VPC's cidr."
                                    .formatted(block.get(), vpc)));
            capacity(subnet, block.get(), at);
        }
    }

    /// Whether it takes the provider's region, which a validation does not know, to tell what is said about it.
    private static boolean isOpen(String region, @Nullable Map<String, ?> byRegion) {
        return region.isEmpty() && byRegion != null && !Set.of("default").containsAll(byRegion.keySet());
    }

    private Optional<Cidr> vpcBlock(String region) {
        if (isOpen(region, model.network().ec2Vpc())) {
            return Optional.empty();
        }
        NetworkModel.Vpc vpc = VpcChoice.of(model, region).wanted();
        boolean described = vpc.vpcId() == null && vpc.filters() == null && vpc.cidr() != null;
        return described ? Cidr.parse(vpc.cidr()) : Optional.empty();
    }

    private void capacity(SubnetSpec subnet, Cidr block, AttributePath at) {
        long wanted = nodes.stream().filter(subnet::holds).count();
        if (wanted > block.capacity()) {
            diagnostics.error(
                    at,
                    "Subnet Too Small",
                    "%d instances stand in %s, which has room for %d. Choose a larger block."
                            .formatted(wanted, block, block.capacity()));
        }
    }

    private void overlaps(List<SubnetSpec> subnets) {
        for (int i = 0; i < subnets.size(); i++) {
            for (int j = i + 1; j < subnets.size(); j++) {
                SubnetSpec one = subnets.get(i);
                SubnetSpec other = subnets.get(j);
                boolean overlap = Cidr.parse(one.subnet())
                        .flatMap(a -> Cidr.parse(other.subnet()).map(a::overlaps))
                        .orElse(false);
                if (overlap && one.region().equals(other.region())) {
                    diagnostics.error(
                            subnetPath(other, nodes),
                            "Overlapping Subnets",
                            "%s overlaps %s of \"%s\". Subnets of a VPC are disjoint: choose another block."
                                    .formatted(other.subnet(), one.subnet(), one.key()));
                }
            }
        }
    }

    private void addresses() {
        Map<String, String> privateIps = new HashMap<>();
        Map<String, String> elasticIps = new HashMap<>();
        boolean closed = model.network().ec2InstanceReachability().equals("private");
        for (NodeSpec node : nodes) {
            AttributePath at = TpaRules.instance(node.name());
            if (node.privateIp() != null) {
                privateIp(node, at.name("private_ip"));
                once(privateIps, node.privateIp(), node.name(), at.name("private_ip"), "Private Address");
            }
            if (node.existingElasticIp() instanceof Planned.Known<String>(String address)) {
                once(elasticIps, address, node.name(), at.name("elastic_ip"), "Elastic IP");
            }
            if (closed && node.publicIp()) {
                diagnostics.error(
                        at.name("assign_public_ip"),
                        "Public Address In A Private Cluster",
                        "ec2_instance_reachability is private, so a public address would be of no use. Remove"
                                + " assign_public_ip, or make the cluster public.");
            }
            if (node.hasElasticIp()
                    && closed
                    && !isOpen(node.region(), model.network().ec2VpcIgw())
                    && !VpcChoice.of(model, node.region()).wantsInternetGateway()) {
                diagnostics.error(
                        at.name(node.allocatesElasticIp() ? "assign_elastic_ip" : "elastic_ip"),
                        "Elastic IP Without Gateway",
                        "An elastic IP works only where the VPC has an internet gateway. Make the cluster public or set"
                                + " ec2_vpc_igw for the region.");
            }
        }
    }

    private void privateIp(NodeSpec node, AttributePath at) {
        Optional<Cidr> block = Cidr.parse(node.subnet());
        Optional<Long> address = Cidr.address(node.privateIp());
        if (block.isPresent() && address.isPresent() && !block.get().assignable(address.get())) {
            diagnostics.error(
                    at,
                    "Private Address Outside Subnet",
                    "%s cannot be given to an instance in %s: it must lie inside, and EC2 keeps the first four addresses and"
                                    .formatted(node.privateIp(), block.get())
                            + " the last one.");
        }
    }

    private void once(Map<String, String> seen, String value, String name, AttributePath at, String what) {
        String other = seen.putIfAbsent(value, name);
        if (other != null) {
            diagnostics.error(
                    at,
                    "Duplicate " + what,
                    "%s is also given to instance \"%s\". Give each instance its own.".formatted(value, other));
        }
    }
}
