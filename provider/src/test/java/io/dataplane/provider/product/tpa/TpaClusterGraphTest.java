package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.cluster.ComponentView;
import io.dataplane.provider.cluster.Standing;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.schema.bind.Planned;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TpaClusterGraphTest {
    private static final Map<ComponentId, Standing> IMAGE = Map.of(new ComponentId("ami/eu-west-1"), used("ami-1"));

    private static Standing used(String id) {
        return new Standing.Existing(Planned.of(id), null);
    }

    private static Map<ComponentId, Standing> standings(Map<String, Standing> more) {
        Map<ComponentId, Standing> all = new TreeMap<>(IMAGE);
        more.forEach((id, standing) -> all.put(new ComponentId(id), standing));
        return all;
    }

    private static List<String> lines(String... patches) {
        return Graphs.lines(Graphs.graph(Models.minimal(patches), IMAGE));
    }

    private static List<String> ids(List<String> lines) {
        return lines.stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .filter(id -> !id.startsWith("hostkey_object/"))
                .filter(id -> !id.startsWith("instance/") && !id.startsWith("volume/") && !id.startsWith("attachment/"))
                .toList();
    }

    @Test
    void minimalExampleIsMadeOfTheseObjects() {
        String machine = "[ami/eu-west-1, hostkey_object/ecdsa/private, hostkey_object/ecdsa/public,"
                + " hostkey_object/rsa/private, hostkey_object/rsa/public, instance_profile, key_pair/eu-west-1, route/eu-west-1/0.0.0.0/0,"
                + " rt_assoc/eu-west-1/main, security_group/eu-west-1, sg_rules/eu-west-1, subnet/eu-west-1/main]";
        assertThat(lines())
                .containsExactly(
                        "ami/eu-west-1 (used) AWS::EC2::Image <- []",
                        "attachment/speedy-1/sdf AWS::EC2::VolumeAttachment <- [instance/speedy-1, volume/speedy-1/sdf]",
                        "attachment/speedy-2/sdf AWS::EC2::VolumeAttachment <- [instance/speedy-2, volume/speedy-2/sdf]",
                        "attachment/speedy-3/sdf AWS::EC2::VolumeAttachment <- [instance/speedy-3, volume/speedy-3/sdf]",
                        "bucket AWS::S3::Bucket <- []",
                        "hostkey_object/ecdsa/private AWS::S3::Object <- [bucket]",
                        "hostkey_object/ecdsa/public AWS::S3::Object <- [bucket]",
                        "hostkey_object/rsa/private AWS::S3::Object <- [bucket]",
                        "hostkey_object/rsa/public AWS::S3::Object <- [bucket]",
                        "iam_policy AWS::IAM::RolePolicy <- [iam_role]",
                        "iam_role AWS::IAM::Role <- []",
                        "igw/eu-west-1 AWS::EC2::InternetGateway <- [vpc/eu-west-1]",
                        "instance/speedy-1 AWS::EC2::Instance <- " + machine,
                        "instance/speedy-2 AWS::EC2::Instance <- " + machine,
                        "instance/speedy-3 AWS::EC2::Instance <- " + machine,
                        "instance_profile AWS::IAM::InstanceProfile <- [iam_policy, iam_role]",
                        "key_pair/eu-west-1 AWS::EC2::KeyPair <- []",
                        "route/eu-west-1/0.0.0.0/0 AWS::EC2::Route <- [igw/eu-west-1, route_table/eu-west-1]",
                        "route_table/eu-west-1 AWS::EC2::RouteTable <- [vpc/eu-west-1]",
                        "rt_assoc/eu-west-1/main AWS::EC2::SubnetRouteTableAssociation"
                                + " <- [route_table/eu-west-1, subnet/eu-west-1/main]",
                        "security_group/eu-west-1 AWS::EC2::SecurityGroup <- [vpc/eu-west-1]",
                        "sg_rules/eu-west-1 AWS::EC2::SecurityGroupIngress"
                                + " <- [security_group/eu-west-1, subnet/eu-west-1/main]",
                        "subnet/eu-west-1/main AWS::EC2::Subnet <- [vpc/eu-west-1]",
                        "volume/speedy-1/sdf AWS::EC2::Volume <- [subnet/eu-west-1/main]",
                        "volume/speedy-2/sdf AWS::EC2::Volume <- [subnet/eu-west-1/main]",
                        "volume/speedy-3/sdf AWS::EC2::Volume <- [subnet/eu-west-1/main]",
                        "vpc/eu-west-1 AWS::EC2::VPC <- []");
    }

    @Test
    void planShowsTypeAndNameOfEveryObject() {
        TpaClusterModel model = Models.minimal("{instances: {'speedy-1': {assign_elastic_ip: true}}}");
        Map<String, ComponentView> views =
                TpaClusterGraph.parts(model, Graphs.facts(model, IMAGE)).planned(Map.of(), id -> false, id -> false);
        assertThat(views).allSatisfy((id, view) -> assertThat(view.type().get()).startsWith("AWS::"));
        Map<String, String> names = new TreeMap<>();
        views.forEach((id, view) ->
                names.put(id, view.name() == null ? "" : view.name().get()));
        assertThat(names)
                .containsEntry("vpc/eu-west-1", "speedy")
                .containsEntry("subnet/eu-west-1/main", "main")
                .containsEntry("igw/eu-west-1", "eu-west-1-igw")
                .containsEntry("route_table/eu-west-1", "speedy/eu-west-1/routes")
                .containsEntry("security_group/eu-west-1", "Group speedy/eu-west-1")
                .containsEntry("key_pair/eu-west-1", "tpa_speedy")
                .containsEntry("bucket", "edb-tpa-123456789012")
                .containsEntry("iam_role", "speedy_profile")
                .containsEntry("iam_policy", "speedy_instance_permissions")
                .containsEntry("instance_profile", "speedy_profile")
                .containsEntry("instance/speedy-1", "speedy-1")
                .containsEntry("volume/speedy-1/sdf", "speedy:1:/dev/sdf")
                .containsEntry("eip/speedy-1", "speedy:speedy-1");
    }

    @Test
    void roleHasWhatTheUserAdds() {
        assertThat(lines("""
                {hostkeys: {mode: 'none'}, s3_uploads: {'a.txt': {content: 'a'}},
                 managed_policy_arns: ['arn:aws:iam::aws:policy/service-role/Some', 'arn:aws:iam::123456789012:policy/Some']}"""))
                .contains(
                        "iam_policy_attachment/aws/Some AWS::IAM::RolePolicyAttachment <- [iam_role]",
                        "iam_policy_attachment/123456789012/Some AWS::IAM::RolePolicyAttachment <- [iam_role]",
                        "instance_profile AWS::IAM::InstanceProfile <- [iam_policy, iam_policy_attachment/123456789012/Some,"
                                + " iam_policy_attachment/aws/Some, iam_role]",
                        "upload_object/a.txt AWS::S3::Object <- [bucket]")
                .noneMatch(line -> line.startsWith("hostkey_object"))
                .anyMatch(line -> line.startsWith("instance/speedy-1 ") && line.endsWith("upload_object/a.txt]"));
    }

    @Test
    void privateClusterHasNoGatewayAndNoRoutes() {
        assertThat(ids(lines("{ec2_instance_reachability: 'private'}")))
                .containsExactly(
                        "ami/eu-west-1",
                        "bucket",
                        "iam_policy",
                        "iam_role",
                        "instance_profile",
                        "key_pair/eu-west-1",
                        "security_group/eu-west-1",
                        "sg_rules/eu-west-1",
                        "subnet/eu-west-1/main",
                        "vpc/eu-west-1");
    }

    @Test
    void existingGroupsTakeThePlaceOfOurs() {
        List<String> lines = Graphs.lines(Graphs.graph(
                Models.minimal("{security_group_ids: {'eu-west-1': ['sg-1', 'sg-2']}}"),
                standings(Map.of(
                        "security_group/eu-west-1/0", used("sg-1"), "security_group/eu-west-1/1", used("sg-2")))));
        assertThat(lines)
                .contains(
                        "security_group/eu-west-1/0 (used) AWS::EC2::SecurityGroup <- []",
                        "security_group/eu-west-1/1 (used) AWS::EC2::SecurityGroup <- []")
                .noneMatch(line -> line.startsWith("sg_rules") || line.startsWith("security_group/eu-west-1 "))
                .anyMatch(line -> line.startsWith("instance/speedy-1 ")
                        && line.contains("security_group/eu-west-1/0, security_group/eu-west-1/1"));
    }

    @Test
    void groupWithoutAnyRuleHasNoRuleComponent() {
        assertThat(ids(lines("{cluster_rules: [], cluster_self_rule: false}")))
                .contains("security_group/eu-west-1")
                .doesNotContain("sg_rules/eu-west-1");
    }

    @Test
    void allocatedElasticIpWaitsForTheGateway() {
        assertThat(lines("{instances: {'speedy-1': {assign_elastic_ip: true}}}"))
                .contains(
                        "eip/speedy-1 AWS::EC2::EIP <- [igw/eu-west-1]",
                        "eip_assoc/speedy-1 AWS::EC2::EIPAssociation <- [eip/speedy-1, instance/speedy-1]");
    }

    @Test
    void existingElasticIpIsOnlyUsed() {
        assertThat(Graphs.lines(Graphs.graph(
                        Models.minimal("{instances: {'speedy-1': {elastic_ip: '203.0.113.7'}}}"),
                        standings(Map.of("eip/speedy-1", used("eipalloc-1"))))))
                .contains(
                        "eip/speedy-1 (used) AWS::EC2::EIP <- []",
                        "eip_assoc/speedy-1 AWS::EC2::EIPAssociation <- [eip/speedy-1, instance/speedy-1]");
    }

    @Test
    void imageThatAnInstanceNamesIsItsParentAlone() {
        List<String> lines = Graphs.lines(Graphs.graph(
                Models.minimal("{instances: {'speedy-1': {image: 'ami-9'}}}"),
                standings(Map.of("ami/eu-west-1/speedy-1", used("ami-9")))));
        assertThat(lines)
                .anyMatch(line -> line.startsWith("instance/speedy-1 ") && line.contains("[ami/eu-west-1/speedy-1, "))
                .anyMatch(line -> line.startsWith("instance/speedy-2 ") && line.contains("[ami/eu-west-1, "));
    }

    @Test
    void existingProfileNeedsNoRole() {
        List<String> lines = Graphs.lines(Graphs.graph(
                Models.minimal("{instance_profile_name: 'ops'}"),
                standings(Map.of("instance_profile", used("AIPA1")))));
        assertThat(lines)
                .contains("instance_profile (used) AWS::IAM::InstanceProfile <- []")
                .noneMatch(line -> line.startsWith("iam_"));
    }

    @Test
    void existingSubnetKeepsItsRoutes() {
        List<String> lines = Graphs.lines(Graphs.graph(
                Models.minimal("{locations: {main: {subnet: 'subnet-1'}}}"),
                standings(Map.of("subnet/eu-west-1/main", used("subnet-1")))));
        assertThat(ids(lines))
                .contains("subnet/eu-west-1/main", "igw/eu-west-1")
                .noneMatch(id -> id.startsWith("route") || id.startsWith("rt_assoc"));
    }

    @Test
    void unusedObjectsAreShownAndNotPartOfTheGraph() {
        TpaClusterModel model = Models.minimal();
        Map<ComponentId, Standing> standings = standings(Map.of("route_table/eu-west-1", Standing.UNUSED));
        assertThat(TpaClusterGraph.parts(model, Graphs.facts(model, standings)).ids())
                .contains(new ComponentId("route_table/eu-west-1"));
        assertThat(Graphs.graph(model, standings).contains(new ComponentId("route_table/eu-west-1")))
                .isFalse();
    }

    @Test
    void sameConfigurationAndFactsGiveTheSameGraph() {
        assertThat(lines()).isEqualTo(lines());
        assertThat(Graphs.graph(Models.minimal(), IMAGE).nodes().stream()
                        .map(node -> node.id().value())
                        .toList())
                .isEqualTo(Graphs.graph(Models.minimal(), IMAGE).nodes().stream()
                        .map(node -> node.id().value())
                        .toList());
    }

    @Test
    void componentIdsDoNotDependOnWhatExists() {
        TpaClusterModel model = Models.minimal();
        Map<ComponentId, Standing> found = standings(Map.of(
                "vpc/eu-west-1",
                used("vpc-9"),
                "subnet/eu-west-1/main",
                used("subnet-9"),
                "igw/eu-west-1",
                used("igw-9")));
        assertThat(TpaClusterGraph.parts(model, Graphs.facts(model, found)).ids())
                .isEqualTo(TpaClusterGraph.parts(model, Graphs.facts(model)).ids());
    }
}
