package io.dataplane.provider.product.tpa;

import io.dataplane.provider.engine.ComponentId;

/// The component ids of a `tpa_cluster`. They depend on the configuration alone, never on what AWS answers.
final class Ids {
    static final ComponentId BUCKET = ComponentId.of("bucket");
    static final ComponentId ROLE = ComponentId.of("iam_role");
    static final ComponentId POLICY = ComponentId.of("iam_policy");
    static final ComponentId PROFILE = ComponentId.of("instance_profile");

    /// The kind of [#elasticIpAssociation].
    static final String ELASTIC_IP_ASSOCIATION = "eip_assoc";

    private Ids() {}

    /// @param file `rsa.txt` or `rsa.pub.txt`, for example
    static ComponentId hostKey(String file) {
        String[] words = file.split("[.]", -1);
        return ComponentId.of("hostkey_object", words[0], words[1].equals("pub") ? "public" : "private");
    }

    static ComponentId upload(String name) {
        return ComponentId.of("upload_object", name);
    }

    /// @param arn of a managed policy: its account, or `aws`, and its name tell it from others
    static ComponentId attachedPolicy(String arn) {
        return ComponentId.of("iam_policy_attachment", arn.split(":", -1)[4], arn.substring(arn.lastIndexOf('/') + 1));
    }

    static ComponentId vpc(String region) {
        return ComponentId.of("vpc", region);
    }

    static ComponentId subnet(SubnetSpec subnet) {
        return ComponentId.of("subnet", subnet.region(), subnet.key());
    }

    static ComponentId gateway(String region) {
        return ComponentId.of("igw", region);
    }

    static ComponentId routeTable(String region) {
        return ComponentId.of("route_table", region);
    }

    static ComponentId defaultRoute(String region) {
        return ComponentId.of("route", region, "0.0.0.0/0");
    }

    static ComponentId association(SubnetSpec subnet) {
        return ComponentId.of("rt_assoc", subnet.region(), subnet.key());
    }

    static ComponentId group(String region) {
        return ComponentId.of("security_group", region);
    }

    /// The n-th group that existed before, from 0.
    static ComponentId existingGroup(String region, int n) {
        return ComponentId.of("security_group", region, Integer.toString(n));
    }

    static ComponentId rules(String region) {
        return ComponentId.of("sg_rules", region);
    }

    static ComponentId keyPair(String region) {
        return ComponentId.of("key_pair", region);
    }

    static ComponentId image(String region) {
        return ComponentId.of("ami", region);
    }

    /// The image that an instance names itself.
    static ComponentId image(NodeSpec node) {
        return ComponentId.of("ami", node.region(), node.name());
    }

    static ComponentId instance(NodeSpec node) {
        return ComponentId.of("instance", node.name());
    }

    static ComponentId volume(NodeSpec node, NodeSpec.VolumeSpec volume) {
        return ComponentId.of("volume", node.name(), volume.shortDevice());
    }

    static ComponentId attachment(NodeSpec node, NodeSpec.VolumeSpec volume) {
        return ComponentId.of("attachment", node.name(), volume.shortDevice());
    }

    static ComponentId elasticIp(NodeSpec node) {
        return ComponentId.of("eip", node.name());
    }

    static ComponentId elasticIpAssociation(NodeSpec node) {
        return ComponentId.of(ELASTIC_IP_ASSOCIATION, node.name());
    }
}
