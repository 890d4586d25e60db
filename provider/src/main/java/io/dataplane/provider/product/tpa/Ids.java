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

    /// The n-th route table that existed before and gets routes to other regions, from 0.
    static ComponentId existingRouteTable(String region, int n) {
        return ComponentId.of("route_table", region, Integer.toString(n));
    }

    static ComponentId peering(String requester, String accepter) {
        return ComponentId.of("peering", requester, accepter);
    }

    /// The route of the cluster's table to the VPC of another region.
    static ComponentId peeringRoute(String region, String peer) {
        return ComponentId.of("peering_route", region, peer);
    }

    /// The same of the n-th table that existed before.
    static ComponentId peeringRoute(String region, String peer, int n) {
        return ComponentId.of("peering_route", region, peer, Integer.toString(n));
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

    static ComponentId dns(NodeSpec node) {
        return ComponentId.of("dns", node.name());
    }

    static ComponentId elasticIpAssociation(NodeSpec node) {
        return ComponentId.of(ELASTIC_IP_ASSOCIATION, node.name());
    }
}
