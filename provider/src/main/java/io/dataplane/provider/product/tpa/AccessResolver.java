package io.dataplane.provider.product.tpa;

import static io.dataplane.provider.product.tpa.Resolution.filter;

import io.dataplane.provider.aws.OwnerTags;
import io.dataplane.provider.cluster.Standing;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.value.AttributePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/// Finds key pair, instance profile and elastic IPs that existed before, and names that are taken.
final class AccessResolver {
    private final Resolution resolution;
    private final AccessModel access;
    private final String region;

    AccessResolver(Resolution resolution) {
        this.resolution = resolution;
        this.access = resolution.model().access();
        this.region = resolution.region().name();
    }

    void keyPair() {
        Planned<String> existing = access.ec2InstanceKey();
        if (existing instanceof Planned.Unknown<String>) {
            resolution
                    .standings()
                    .put(Ids.keyPair(region), new Standing.Existing(Planned.unknown(), Planned.unknown()));
            return;
        }
        String name = existing == null ? AccessGraph.keyName(resolution.model()) : existing.get();
        Optional<KeyPairInfo> found = resolution
                .region()
                .ec2()
                .describeKeyPairs(r -> r.filters(filter("key-name", name)).includePublicKey(true))
                .keyPairs()
                .stream()
                .findFirst();
        if (existing != null) {
            found.ifPresentOrElse(this::use, () -> resolution
                    .diagnostics()
                    .error(
                            AttributePath.path("ec2_instance_key"),
                            "Key Pair Not Found",
                            "No key pair \"%s\" exists in %s. Name one that exists, or remove ec2_instance_key to have one"
                                            .formatted(name, region)
                                    + " registered."));
        } else {
            found.filter(key -> !resolution.isOurs(key.tags())).ifPresent(this::taken);
        }
    }

    private void use(KeyPairInfo key) {
        resolution.exists(Ids.keyPair(region), key.keyPairId(), key.keyName());
    }

    /// The same key under the same name serves; another one must not be overwritten.
    private void taken(KeyPairInfo key) {
        boolean same = access.sshPublicKey() instanceof Planned.Known<String>(String wanted)
                && key.publicKey() != null
                && material(wanted).equals(material(key.publicKey()));
        if (same && !resolution.isLeftover(key.tags())) {
            use(key);
            return;
        }
        resolution
                .diagnostics()
                .error(
                        AttributePath.path("ec2_key_name"),
                        "Key Pair Name Taken",
                        "A key pair \"%s\" that is not this cluster's exists in %s. Set ec2_key_name to another name, or"
                                        .formatted(key.keyName(), region)
                                + " ec2_instance_key to use it.");
    }

    private static String material(String openssh) {
        String[] words = openssh.trim().split("\\s+", 3);
        return words.length < 2 ? openssh.trim() : words[0] + " " + words[1];
    }

    void profile() {
        Planned<String> existing = access.instanceProfileName();
        if (existing instanceof Planned.Unknown<String>) {
            resolution.standings().put(Ids.PROFILE, new Standing.Existing(Planned.unknown(), Planned.unknown()));
        } else if (existing != null) {
            String name = existing.get();
            findProfile(name)
                    .ifPresentOrElse(
                            profile -> resolution.exists(Ids.PROFILE, profile.instanceProfileId(), name),
                            () -> resolution
                                    .diagnostics()
                                    .error(
                                            AttributePath.path("instance_profile_name"),
                                            "Instance Profile Not Found",
                                            "No instance profile \"%s\" exists in the account. Name one that exists, or remove"
                                                            .formatted(name)
                                                    + " instance_profile_name to have one created."));
        } else {
            nameFree(AccessGraph.profileName(resolution.model()));
        }
    }

    private void nameFree(String name) {
        if (findRole(name).filter(role -> !isOurs(role.tags())).isPresent()) {
            resolution
                    .diagnostics()
                    .error(
                            AttributePath.path("cluster_profile"),
                            "Role Name Taken",
                            "A role \"%s\" that is not this cluster's exists. Set cluster_profile to another name, or"
                                            .formatted(name)
                                    + " instance_profile_name to use an existing profile.");
        }
    }

    private boolean isOurs(List<Tag> tags) {
        Map<String, String> map = new HashMap<>();
        tags.forEach(tag -> map.put(tag.key(), tag.value()));
        return Resolution.owner(resolution.model()).equals(map.get(OwnerTags.OWNER))
                && resolution.incarnation() != null
                && resolution.incarnation().equals(map.get(OwnerTags.INCARNATION));
    }

    private Optional<Role> findRole(String name) {
        try {
            return Optional.of(
                    resolution.region().iam().getRole(r -> r.roleName(name)).role());
        } catch (NoSuchEntityException e) {
            return Optional.empty();
        }
    }

    private Optional<InstanceProfile> findProfile(String name) {
        try {
            return Optional.of(resolution
                    .region()
                    .iam()
                    .getInstanceProfile(r -> r.instanceProfileName(name))
                    .instanceProfile());
        } catch (NoSuchEntityException e) {
            return Optional.empty();
        }
    }

    void elasticIps() {
        Map<String, NodeSpec> wanted = new HashMap<>();
        for (NodeSpec node : resolution.nodes()) {
            if (node.existingElasticIp() instanceof Planned.Known<String>(String address)) {
                wanted.put(address, node);
            } else if (node.existingElasticIp() != null) {
                resolution
                        .standings()
                        .put(Ids.elasticIp(node), new Standing.Existing(Planned.unknown(), Planned.unknown()));
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        List<Address> found = resolution
                .region()
                .ec2()
                .describeAddresses(r -> r.filters(filter("public-ip", new ArrayList<>(wanted.keySet()))))
                .addresses();
        wanted.forEach((address, node) -> elasticIp(node, address, found));
    }

    private void elasticIp(NodeSpec node, String wanted, List<Address> found) {
        AttributePath path = TpaRules.instance(node.name()).name("elastic_ip");
        Optional<Address> address =
                found.stream().filter(one -> one.publicIp().equals(wanted)).findFirst();
        if (address.isEmpty()) {
            resolution
                    .diagnostics()
                    .error(
                            path,
                            "Elastic IP Not Found",
                            "No elastic IP %s is allocated in %s. Name one that is, or set assign_elastic_ip."
                                    .formatted(wanted, region));
            return;
        }
        String holder = address.get().instanceId();
        boolean free = holder == null || holder.isEmpty() || resolution.holds(node, holder);
        if (!free) {
            resolution
                    .diagnostics()
                    .error(
                            path,
                            "Elastic IP In Use",
                            "%s is associated with %s. Free it, or name another.".formatted(wanted, holder));
        }
        resolution.exists(Ids.elasticIp(node), address.get().allocationId(), wanted);
    }
}
