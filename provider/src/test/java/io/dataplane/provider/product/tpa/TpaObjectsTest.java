package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.component.ec2.ElasticIpComponent;
import io.dataplane.provider.component.ec2.InstanceComponent;
import io.dataplane.provider.component.ec2.InternetGatewayComponent;
import io.dataplane.provider.component.ec2.KeyPairComponent;
import io.dataplane.provider.component.ec2.RouteComponent;
import io.dataplane.provider.component.ec2.RouteTableComponent;
import io.dataplane.provider.component.ec2.SecurityGroupComponent;
import io.dataplane.provider.component.ec2.SecurityGroupRulesComponent;
import io.dataplane.provider.component.ec2.SubnetComponent;
import io.dataplane.provider.component.ec2.VolumeAttachmentComponent;
import io.dataplane.provider.component.ec2.VolumeComponent;
import io.dataplane.provider.component.ec2.VpcComponent;
import io.dataplane.provider.component.iam.InstanceProfileComponent;
import io.dataplane.provider.component.iam.RoleComponent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What each object of a cluster is made with: names, descriptions, tags and rules as TPA gives them.
class TpaObjectsTest {
    private static final Map<String, String> SHARED =
            Map.of("Team", "data", "Owner", "Ann Example", "CreatingCluster", "speedy");

    private static <D> D desired(String id, Class<D> type, String... patches) {
        return Graphs.desired(Models.minimal(patches), id, type);
    }

    private static void hasTags(DesiredTags tags, Map<String, String> own) {
        Map<String, String> expected = new TreeMap<>(SHARED);
        expected.putAll(own);
        assertThat(tags.wanted()).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private static List<String> rules(String... patches) {
        return desired("sg_rules/eu-west-1", SecurityGroupRulesComponent.Desired.class, patches).ingress().stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void networkIsNamedAndTagged() {
        VpcComponent.Desired vpc = desired(
                "vpc/eu-west-1",
                VpcComponent.Desired.class,
                "{ec2_vpc: {'eu-west-1': {tags: {Cost: '7'}, enable_dns_hostnames: false}}}");
        assertThat(vpc.cidrBlock()).isEqualTo("10.33.0.0/16");
        assertThat(vpc.enableDnsHostnames()).isFalse();
        hasTags(vpc.tags(), Map.of("Name", "speedy", "Cost", "7"));

        SubnetComponent.Desired subnet = desired("subnet/eu-west-1/main", SubnetComponent.Desired.class);
        assertThat(subnet.cidrBlock()).isEqualTo("10.33.0.0/28");
        assertThat(subnet.availabilityZone()).isEqualTo("eu-west-1a");
        assertThat(subnet.mapPublicIpOnLaunch()).isFalse();
        hasTags(subnet.tags(), Map.of("Name", "main", "Description", "Automatically created for speedy in eu-west-1a"));

        hasTags(
                desired("igw/eu-west-1", InternetGatewayComponent.Desired.class).tags(),
                Map.of("Name", "eu-west-1-igw"));
        hasTags(
                desired("route_table/eu-west-1", RouteTableComponent.Desired.class)
                        .tags(),
                Map.of(
                        "Name",
                        "speedy/eu-west-1/routes",
                        "Description",
                        "Automatically created for speedy in eu-west-1"));
        assertThat(desired("route/eu-west-1/0.0.0.0/0", RouteComponent.Desired.class)
                        .targetId())
                .isEqualTo("igw-1");
    }

    @Test
    void subnetWithoutLocationIsNamedAfterClusterAndZone() {
        assertThat(desired(
                                "subnet/eu-west-1/10.33.0.32/28",
                                SubnetComponent.Desired.class,
                                "{instances: {'speedy-2': {subnet: '10.33.0.32/28', az: 'eu-west-1b'}}}")
                        .tags()
                        .wanted())
                .containsEntry("Name", "speedy/eu-west-1b");
    }

    @Test
    void groupIsNamedAndDescribed() {
        SecurityGroupComponent.Desired group =
                desired("security_group/eu-west-1", SecurityGroupComponent.Desired.class);
        assertThat(group.description()).isEqualTo("Automatically created for speedy in eu-west-1");
        hasTags(group.tags(), Map.of("Name", "Group speedy/eu-west-1"));
    }

    @Test
    void identitiesAreTagged() {
        hasTags(desired("key_pair/eu-west-1", KeyPairComponent.Desired.class).tags(), Map.of());
        hasTags(desired("iam_role", RoleComponent.Desired.class).tags(), Map.of());
        hasTags(
                desired("instance_profile", InstanceProfileComponent.Desired.class)
                        .tags(),
                Map.of());
    }

    @Test
    void instanceIsTaggedWithItsInterfaceAndRootVolume() {
        InstanceComponent.Desired instance = desired(
                "instance/speedy-2",
                InstanceComponent.Desired.class,
                "{instances: {'speedy-2': {tags: {Tier: 'gold', Owner: 'Bob'}}}}");
        hasTags(
                instance.tags(),
                Map.of("Name", "speedy-2", "Cluster", "speedy", "node", "2", "Tier", "gold", "Owner", "Bob"));
        hasTags(instance.network().tags(), Map.of("Name", "speedy-2"));
        hasTags(instance.rootVolume().tags(), Map.of("Name", "speedy:2:root", "TPAAttachmentLabel", "speedy:2:root"));
        assertThat(instance.imageId()).isEqualTo("ami-1");
        assertThat(instance.instanceType()).isEqualTo("t3.micro");
        assertThat(instance.keyName()).isEqualTo("tpa_speedy");
        assertThat(instance.rootVolume().deviceName()).isEqualTo("/dev/xvda");
        assertThat(instance.network().securityGroupIds()).containsExactly("sg-1");
    }

    @Test
    void extraGroupsComeOnTop() {
        assertThat(desired(
                                "instance/speedy-2",
                                InstanceComponent.Desired.class,
                                "{instances: {'speedy-2': {extra_security_group_ids: ['sg-7']}}}")
                        .network()
                        .securityGroupIds())
                .containsExactlyInAnyOrder("sg-1", "sg-7");
    }

    @Test
    void dataVolumeIsLabelledAndStandsInTheSubnetsZone() {
        VolumeComponent.Desired volume = desired("volume/speedy-2/sdf", VolumeComponent.Desired.class);
        assertThat(volume.availabilityZone()).isEqualTo("eu-west-1a");
        assertThat(volume.sizeGib()).isEqualTo(16);
        assertThat(volume.encrypted()).isTrue();
        hasTags(volume.tags(), Map.of("Name", "speedy:2:/dev/sdf", "TPAAttachmentLabel", "speedy:2:/dev/sdf"));
    }

    @Test
    void elasticIpIsNamed() {
        hasTags(
                desired(
                                "eip/speedy-1",
                                ElasticIpComponent.Desired.class,
                                "{instances: {'speedy-1': {assign_elastic_ip: true}}}")
                        .tags(),
                Map.of("Name", "speedy:speedy-1"));
    }

    @Test
    void clusterTagsWinOverTagsAndThoseOverTheProviders() {
        assertThat(TpaTags.all(
                        Models.minimal(
                                "{owner: null, tags: {a: 'tags', b: 'tags'}, cluster_tags: {a: 'cluster', Owner: 'Cleo'}}"),
                        Map.of("a", "provider", "b", "provider", "c", "provider")))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("a", "cluster", "b", "tags", "c", "provider", "Owner", "Cleo"));
    }

    @Test
    void defaultRulesAreSshTheSubnetsAndTheGroupItself() {
        assertThat(rules())
                .containsExactlyInAnyOrder(
                        "tcp 22 from 0.0.0.0/0", "tcp 0-65535 from 10.33.0.0/28", "all from the group itself");
    }

    @Test
    void defaultRulesFollowTheirArguments() {
        assertThat(rules("""
                        {
                          ssh_ingress_cidrs: ['203.0.113.9/24'], cluster_ssh_port: 2222, cluster_self_rule: false,
                          instances: {'speedy-3': {role: ['barman', 'pem-server', 'openvpn-server']}},
                          additional_cluster_rules: [{proto: '6', from_port: 5432, to_port: 5432, cidr_ip: '10.0.0.1/8'}]
                        }
                        """))
                .containsExactlyInAnyOrder(
                        "tcp 22 from 203.0.113.0/24",
                        "tcp 2222 from 203.0.113.0/24",
                        "tcp 0-65535 from 10.33.0.0/28",
                        "tcp 443 from 0.0.0.0/0",
                        "udp 1194 from 0.0.0.0/0",
                        "tcp 5432 from 10.0.0.0/8");
    }

    @Test
    void clusterRulesReplaceTheDefaultOnes() {
        assertThat(rules("{cluster_rules: [{proto: 'tcp', from_port: 5432, to_port: 5433, group_id: 'sg-9'}]}"))
                .containsExactlyInAnyOrder("tcp 5432-5433 from sg-9", "all from the group itself");
    }

    @Test
    void terminationProtectionIsLookedAtOnlyWhereItMatters() {
        assertThat(desired("instance/speedy-1", InstanceComponent.Desired.class).terminationProtection())
                .isEqualTo(InstanceComponent.Protection.UNCHECKED);
        assertThat(desired(
                                "instance/speedy-1",
                                InstanceComponent.Desired.class,
                                "{instances: {'speedy-1': {termination_protection: true}}}")
                        .terminationProtection())
                .isEqualTo(InstanceComponent.Protection.ON);
    }

    @Test
    void dataVolumeSurvivesTheTerminationOfItsInstance() {
        VolumeAttachmentComponent.Desired attachment =
                desired("attachment/speedy-1/sdf", VolumeAttachmentComponent.Desired.class);
        assertThat(attachment.deleteOnTermination()).isFalse();
        assertThat(attachment.deviceName()).isEqualTo("/dev/sdf");
    }
}
