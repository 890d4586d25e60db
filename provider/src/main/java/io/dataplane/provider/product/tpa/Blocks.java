package io.dataplane.provider.product.tpa;

import io.dataplane.provider.cluster.Cidr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Gives VPCs and subnets the blocks that nobody wrote. A block that a state remembers is given again.
final class Blocks {
    /// The first default block of a VPC; each further region takes the next one.
    private static final Cidr FIRST_VPC = Cidr.of("10.33.0.0/16");

    private static final int DEFAULT_SUBNET_PREFIX = 28;

    private final TpaClusterModel model;

    Blocks(TpaClusterModel model) {
        this.model = model;
    }

    /// The block of a VPC that is made in a region, where the configuration says none: disjoint from those of the
    /// other regions.
    String vpc(String region) {
        NetworkModel network = model.network();
        if (network.network() != null && network.network().cidr() != null) {
            return network.network().cidr();
        }
        Map<String, String> given = new HashMap<>(remembered(model));
        if (given.containsKey(region)) {
            return given.get(region);
        }
        List<Cidr> taken = new ArrayList<>();
        Objects.requireNonNullElse(network.ec2Vpc(), Map.<String, NetworkModel.Vpc>of())
                .forEach((key, vpc) -> parse(vpc.cidr()).ifPresent(taken::add));
        given.values().forEach(block -> taken.add(Cidr.of(block)));
        List<String> order = regions(region);
        for (int i = 0; i < order.size(); i++) {
            if (!given.containsKey(order.get(i)) && !isDescribed(order.get(i))) {
                Cidr block = free(FIRST_VPC.nth(i), taken);
                taken.add(block);
                given.put(order.get(i), block.toString());
            }
        }
        return given.getOrDefault(region, FIRST_VPC.toString());
    }

    private boolean isDescribed(String region) {
        return model.network().ec2Vpc() != null && model.network().ec2Vpc().containsKey(region);
    }

    private static Cidr free(Cidr first, List<Cidr> taken) {
        Cidr block = first;
        while (overlaps(block, taken)) {
            block = block.nth(1);
        }
        return block;
    }

    /// In the order of `regions`; then the others by name. The region that instances have by default comes first when
    /// nothing names it.
    private List<String> regions(String asked) {
        List<String> order =
                new ArrayList<>(Objects.requireNonNullElse(model.network().regions(), List.of()));
        Set<String> used = NodeSpecs.regionNames(model);
        boolean byDefault = used.remove("");
        if (order.isEmpty() && byDefault && !used.contains(asked)) {
            order.add(asked);
        }
        used.stream().filter(region -> !order.contains(region)).forEach(order::add);
        if (!order.contains(asked)) {
            order.add(asked);
        }
        return order;
    }

    private static Map<String, String> remembered(TpaClusterModel model) {
        NetworkOutputs outputs = model.outputs().network();
        return outputs.vpcCidrs() == null ? Map.of() : outputs.vpcCidrs().orElse(Map.of());
    }

    private static Map<String, String> rememberedSubnets(TpaClusterModel model, String region) {
        NetworkOutputs outputs = model.outputs().network();
        return outputs.subnetCidrs() == null
                ? Map.of()
                : outputs.subnetCidrs().orElse(Map.of()).getOrDefault(region, Map.of());
    }

    /// The subnets of the locations of a region that say none, one after the other in the VPC's block. A location for
    /// which there is no room, or no block to take one from, has none.
    ///
    /// @param locations that need one
    /// @param written subnets that the configuration names
    Map<String, String> subnets(String region, Collection<String> locations, Collection<String> written) {
        Map<String, String> before = rememberedSubnets(model, region);
        Map<String, String> blocks = new HashMap<>();
        List<Cidr> taken = new ArrayList<>();
        written.forEach(subnet -> parse(subnet).ifPresent(taken::add));
        before.values().forEach(subnet -> parse(subnet).ifPresent(taken::add));
        NetworkModel network = model.network();
        NetworkModel.Network wishes = network.network();
        if (wishes != null && wishes.excludeSubnets() != null) {
            wishes.excludeSubnets().forEach(block -> parse(block).ifPresent(taken::add));
        }
        network.subnetSettings(region).keySet().forEach(block -> parse(block).ifPresent(taken::add));
        Optional<Cidr> pool = pool(region);
        int prefix = wishes == null || wishes.subnetPrefix() == null
                ? DEFAULT_SUBNET_PREFIX
                : wishes.subnetPrefix().intValue();
        for (String location : new TreeSet<>(locations)) {
            String kept = before.get(location);
            Optional<Cidr> block =
                    kept == null ? pool.flatMap(all -> first(all, prefix, taken)) : Optional.of(Cidr.of(kept));
            block.ifPresent(found -> {
                taken.add(found);
                blocks.put(location, found.toString());
            });
        }
        return blocks;
    }

    /// Where subnets are taken from: a VPC that is named by its id does not tell its block.
    private Optional<Cidr> pool(String region) {
        VpcChoice choice = VpcChoice.of(model, region);
        NetworkModel.Network network = model.network().network();
        if (choice.isDescribed() && choice.wanted().cidr() != null) {
            return parse(choice.wanted().cidr());
        }
        return network == null || network.cidr() == null ? Optional.empty() : parse(network.cidr());
    }

    private static Optional<Cidr> first(Cidr pool, int prefix, List<Cidr> taken) {
        if (prefix < pool.prefix()) {
            return Optional.empty();
        }
        for (Cidr block = new Cidr(pool.network(), prefix); pool.contains(block); block = block.nth(1)) {
            if (!overlaps(block, taken)) {
                return Optional.of(block);
            }
        }
        return Optional.empty();
    }

    private static boolean overlaps(Cidr block, List<Cidr> others) {
        return others.stream().anyMatch(block::overlaps);
    }

    private static Optional<Cidr> parse(@Nullable String text) {
        return text == null ? Optional.empty() : Cidr.parse(text);
    }
}
