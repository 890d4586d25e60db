package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EffectiveTest {
    private static final String M1 = """
            {
              cluster_name: 'Speedy_One',
              owner: 'Ann Example',
              architecture: 'M1',
              architecture_options: {failover_manager: 'repmgr'},
              postgres: {flavour: 'postgresql', version: '16'}
            }
            """;
    private static final String THREE = "{architecture_options: {data_nodes_per_location: 3}}";

    private static TpaClusterModel effective(Kept kept, String... patches) {
        return Effective.of(Models.patched(M1, patches), kept, "eu-west-1");
    }

    private static List<String> nodes(TpaClusterModel model) {
        return NodeSpecs.of(model, "eu-west-1", Map.of()).stream()
                .map(node -> "%d %s %s %s".formatted(node.node(), node.name(), node.slot(), node.subnet()))
                .toList();
    }

    private static List<String> nodes(String... patches) {
        return nodes(effective(Kept.NOTHING, patches));
    }

    private static NodeSpec node(TpaClusterModel model, String name) {
        return NodeSpecs.of(model, "eu-west-1", Map.of()).stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// What a state remembers of that model.
    private static Kept kept(TpaClusterModel model) {
        Map<String, Kept.Node> slots = new TreeMap<>();
        Map<String, Long> numbers = new TreeMap<>();
        Map<String, String> subnets = new TreeMap<>();
        Map<String, String> regions = new TreeMap<>();
        for (NodeSpec node : NodeSpecs.of(model, "eu-west-1", Map.of())) {
            numbers.put(node.name(), node.node());
            if (node.slot() != null) {
                slots.put(node.slot(), new Kept.Node(node.name(), node.node()));
            }
            if (node.location() != null) {
                subnets.put(node.location(), node.subnet());
                regions.put(node.location(), node.region());
            }
        }
        return new Kept(slots, numbers, subnets, regions);
    }

    @Test
    void withoutArchitectureOnlyTheImageIsAdded() {
        TpaClusterModel written = Models.minimal();
        assertThat(Effective.of(written, Kept.NOTHING, "eu-west-1")).isEqualTo(written);
        MachineModel.Ami ami = Effective.of(Models.minimal("{ec2_ami: null}"), Kept.NOTHING, "")
                .machines()
                .ec2Ami();
        assertThat(ami).isEqualTo(new MachineModel.Ami("debian-11-amd64-*", "136693071363", null, true));
    }

    @Test
    void architectureGivesNamesNumbersAndSubnets() {
        assertThat(nodes())
                .containsExactly(
                        "1 speedy-one-1 main/data/1 10.33.0.0/28",
                        "2 speedy-one-2 main/data/2 10.33.0.0/28",
                        "3 speedy-one-3 main/barman/1 10.33.0.0/28");
        NodeSpec barman = node(effective(Kept.NOTHING), "speedy-one-3");
        assertThat(barman.upstream()).isEqualTo("speedy-one-1");
        assertThat(node(effective(Kept.NOTHING), "speedy-one-1").backup()).containsExactly("speedy-one-3");
        assertThat(Told.byRules(effective(Kept.NOTHING))).isEmpty();
    }

    @Test
    void slotsKeepNumbersWhenTheClusterGrowsAndShrinks() {
        TpaClusterModel two = effective(Kept.NOTHING);
        TpaClusterModel three = effective(kept(two), THREE);
        assertThat(nodes(three))
                .containsExactly(
                        "1 speedy-one-1 main/data/1 10.33.0.0/28",
                        "2 speedy-one-2 main/data/2 10.33.0.0/28",
                        "3 speedy-one-3 main/barman/1 10.33.0.0/28",
                        "4 speedy-one-4 main/data/3 10.33.0.0/28");
        assertThat(nodes(effective(kept(three)))).isEqualTo(nodes(two));
    }

    @Test
    void freedNumbersAreUsedAgain() {
        TpaClusterModel first = effective(Kept.NOTHING, "{architecture_options: {location_names: ['a', 'b', 'c']}}");
        assertThat(nodes(first)).hasSize(7).contains("4 speedy-one-4 b/data/1 10.33.0.16/28");
        TpaClusterModel less = effective(kept(first), "{architecture_options: {location_names: ['a', 'c']}}");
        assertThat(nodes(less))
                .containsExactly(
                        "1 speedy-one-1 a/data/1 10.33.0.0/28",
                        "2 speedy-one-2 a/data/2 10.33.0.0/28",
                        "3 speedy-one-3 a/barman/1 10.33.0.0/28",
                        "6 speedy-one-6 c/data/1 10.33.0.32/28",
                        "7 speedy-one-7 c/data/2 10.33.0.32/28");
        TpaClusterModel more = effective(kept(less), "{architecture_options: {location_names: ['a', 'c', 'd']}}");
        assertThat(nodes(more))
                .contains("4 speedy-one-4 d/data/1 10.33.0.16/28", "5 speedy-one-5 d/data/2 10.33.0.16/28");
    }

    @Test
    void locationKeepsItsSubnetWhateverItsPlace() {
        TpaClusterModel first = effective(Kept.NOTHING, "{architecture_options: {location_names: ['a', 'b']}}");
        TpaClusterModel turned =
                effective(kept(first), "{architecture_options: {location_names: ['b', 'a'], primary_location: 'a'}}");
        assertThat(nodes(turned)).isEqualTo(nodes(first));
    }

    private static List<String> places(TpaClusterModel model) {
        return model.machines().locations().entrySet().stream()
                .map(entry -> "%s %s %d"
                        .formatted(
                                entry.getKey(),
                                entry.getValue().settings().region(),
                                GeneratedLocations.zone(model, entry.getKey())))
                .toList();
    }

    @Test
    void locationsAreSpreadOverRegionsAndThenZones() {
        String locations = "{architecture_options: {location_names: ['a', 'b', 'c']}}";
        TpaClusterModel one = effective(Kept.NOTHING, locations);
        assertThat(places(one)).containsExactly("a null 0", "b null 1", "c null 2");
        String regions = "{regions: ['eu-west-1', 'eu-north-1']}";
        assertThat(places(effective(Kept.NOTHING, locations, regions)))
                .containsExactly("a eu-west-1 0", "b eu-north-1 0", "c eu-west-1 1");
        assertThat(places(effective(kept(one), locations, regions)))
                .extracting(place -> place.substring(0, place.lastIndexOf(' ')))
                .containsExactly("a eu-west-1", "b eu-west-1", "c eu-west-1");
    }

    @Test
    void explicitSubnetsAreLeftOut() {
        assertThat(
                        nodes(
                                "{architecture_options: {location_names: ['a', 'b']}, locations: {a: {subnet: '10.33.0.0/26'}}}"))
                .contains("1 speedy-one-1 a/data/1 10.33.0.0/26", "4 speedy-one-4 b/data/1 10.33.0.64/28");
        assertThat(nodes("{instance_defaults: {subnet: 'subnet-1a'}}"))
                .contains("1 speedy-one-1 main/data/1 subnet-1a");
        assertThat(nodes("{ec2_vpc: {'eu-west-1': {name: 'x', cidr: '10.9.0.0/16'}}}"))
                .contains("1 speedy-one-1 main/data/1 10.9.0.0/28");
    }

    @Test
    void subnetOfAnExistingVpcMustBeNamed() {
        assertThat(Told.byRules(effective(Kept.NOTHING, "{ec2_vpc: {'eu-west-1': {vpc_id: 'vpc-1a'}}}")))
                .contains("No Subnet @ instances[\"speedy-one-1\"].subnet");
    }

    @Test
    void hostnamesAreTakenInNodeOrderAndKept() {
        String names = "{hostnames: ['kaftan', 'kapok', 'kebab', 'keg']}";
        TpaClusterModel two = effective(Kept.NOTHING, names);
        assertThat(nodes(two))
                .containsExactly(
                        "1 kaftan main/data/1 10.33.0.0/28",
                        "2 kapok main/data/2 10.33.0.0/28",
                        "3 kebab main/barman/1 10.33.0.0/28");
        assertThat(nodes(effective(kept(two), names, THREE))).contains("4 keg main/data/3 10.33.0.0/28");
        assertThat(nodes(effective(kept(two), names, "{cluster_prefixed_hostnames: true}")))
                .contains("1 speedy-one-kaftan main/data/1 10.33.0.0/28");
        assertThat(nodes(effective(kept(two), "{hostnames: ['kapok', 'kaftan', 'other']}")))
                .containsExactly(
                        "1 kaftan main/data/1 10.33.0.0/28",
                        "2 kapok main/data/2 10.33.0.0/28",
                        "3 other main/barman/1 10.33.0.0/28");
        assertThat(nodes(effective(kept(two)))).isEqualTo(nodes());
    }

    @Test
    void explicitInstanceOverridesTheGeneratedOne() {
        TpaClusterModel model = effective(Kept.NOTHING, """
                {instances: {'speedy-one-2': {
                  node: 7, type: 'r6i.large', role: ['replica', 'pgbouncer'], tags: {Tier: 'gold'},
                  volumes: [{device_name: '/dev/sdf', volume_size: 99}]}}}
                """);
        NodeSpec node = node(model, "speedy-one-2");
        assertThat(node.node()).isEqualTo(7);
        assertThat(node.type()).isEqualTo("r6i.large");
        assertThat(node.roles()).containsExactlyInAnyOrder("postgres", "replica", "pgbouncer");
        assertThat(node.upstream()).isEqualTo("speedy-one-1");
        assertThat(node.tags()).isEqualTo(Map.of("Tier", "gold"));
        assertThat(node.slot()).isEqualTo("main/data/2");
        assertThat(node.dataVolumes()).extracting(NodeSpec.VolumeSpec::size).containsExactly(99L);
        assertThat(nodes(effective(kept(model)))).contains("7 speedy-one-2 main/data/2 10.33.0.0/28");
    }

    @Test
    void furtherInstancesStandBesideTheGeneratedOnes() {
        TpaClusterModel model = effective(
                Kept.NOTHING,
                "{instances: {'extra': {node: 2, role: ['replica'], upstream: 'speedy-one-1', location: 'main'}}}");
        assertThat(nodes(model))
                .containsExactly(
                        "1 speedy-one-1 main/data/1 10.33.0.0/28",
                        "2 extra null 10.33.0.0/28",
                        "3 speedy-one-3 main/data/2 10.33.0.0/28",
                        "4 speedy-one-4 main/barman/1 10.33.0.0/28");
        assertThat(Told.byRules(model)).isEmpty();
    }

    private static List<String> volumes(String name, String... patches) {
        NodeSpec node = node(effective(Kept.NOTHING, patches), name);
        return Stream.concat(Stream.of(node.root()), node.dataVolumes().stream())
                .map(volume -> volume.device() + " " + volume.size())
                .toList();
    }

    @Test
    void volumesAreSizedByWhatTheyHold() {
        assertThat(volumes("speedy-one-1")).containsExactly("root 16", "/dev/sdf 16");
        assertThat(volumes("speedy-one-3")).containsExactly("root 16", "/dev/sdf 32");
        String sizes = "{root_volume_size: 20, postgres_volume_size: 100, barman_volume_size: 300}";
        assertThat(volumes("speedy-one-1", sizes)).containsExactly("root 20", "/dev/sdf 100");
        assertThat(volumes("speedy-one-3", sizes)).containsExactly("root 20", "/dev/sdf 300");
        String defaults = "{instance_defaults: {default_volumes: [{device_name: 'root', volume_size: 40},"
                + " {device_name: '/dev/sdf', volume_size: 500}]}}";
        assertThat(volumes("speedy-one-1", defaults)).containsExactly("root 40", "/dev/sdf 500");
        assertThat(volumes("speedy-one-3", defaults)).containsExactly("root 40", "/dev/sdf 32");
        assertThat(volumes("speedy-one-1", "{instances: {'speedy-one-1': {volumes: []}}}"))
                .containsExactly("root 16");
        String patroni = "{architecture_options: {failover_manager: 'patroni'}}";
        assertThat(volumes("speedy-one-4", patroni)).containsExactly("root 16");
        assertThat(volumes("speedy-one-4", patroni, defaults)).containsExactly("root 40");
    }

    @Test
    void typeFollowsTheImage() {
        assertThat(node(effective(Kept.NOTHING), "speedy-one-1").type()).isEqualTo("t3.micro");
        assertThat(node(effective(Kept.NOTHING, "{distribution: 'Rocky'}"), "speedy-one-1")
                        .type())
                .isEqualTo("t3.medium");
        assertThat(node(effective(Kept.NOTHING, "{distribution: 'Debian-arm'}"), "speedy-one-1")
                        .type())
                .isEqualTo("t4g.medium");
        assertThat(node(
                                effective(
                                        Kept.NOTHING,
                                        "{ec2_ami: {name: 'RHEL-9.5.0_HVM-20250128-x86_64-0-Hourly2-GP3'}}"),
                                "speedy-one-1")
                        .type())
                .isEqualTo("t3.medium");
        assertThat(node(effective(Kept.NOTHING, "{distribution: 'Rocky', instance_type: 'm6i.large'}"), "speedy-one-1")
                        .type())
                .isEqualTo("m6i.large");
        assertThat(node(
                                effective(
                                        Kept.NOTHING,
                                        "{instance_type: 'm6i.large', instance_defaults: {type: 'c6i.large'}}"),
                                "speedy-one-1")
                        .type())
                .isEqualTo("c6i.large");
    }

    @Test
    void imageIsThatOfTheDistribution() {
        MachineModel.Ami ubuntu = effective(Kept.NOTHING, "{distribution: 'Ubuntu', os_version: 'jammy'}")
                .machines()
                .ec2Ami();
        assertThat(ubuntu)
                .isEqualTo(new MachineModel.Ami(
                        "ubuntu/images/hvm-ssd*/ubuntu-jammy-22.04-amd64-server-*", "099720109477", null, true));
        assertThat(effective(Kept.NOTHING, "{os_image: 'debian-12-amd64-20250210-2019'}")
                        .machines()
                        .ec2Ami()
                        .name())
                .isEqualTo("debian-12-amd64-20250210-2019");
    }

    @Test
    void variablesNameInstances() {
        TpaClusterModel model = effective(
                Kept.NOTHING,
                "{architecture: 'PGD-X', architecture_options: {failover_manager: null, pgd_routing: 'local',"
                        + " enable_camo: true}, postgres: {flavour: 'edbpge', version: '17'}}");
        InstanceModel first = model.machines().instanceMap().get("speedy-one-1");
        assertThat(YamlTexts.read(first.settings().vars()))
                .isEqualTo(Map.of("bdr_child_group", "first_subgroup", "bdr_node_camo_partner", "speedy-one-2"));
        assertThat(ClusterVars.ansibleUser(model)).isEqualTo("admin");
        assertThat(ClusterVars.of(model)).containsEntry("bdr_node_group", "speedy_one");
        assertThat(ClusterVars.of(Models.minimal())).isEqualTo(Map.of("preferred_python_version", "python3"));
    }

    @Test
    void ownVariablesWinOverGeneratedOnes() {
        TpaClusterModel model = effective(
                Kept.NOTHING,
                "{architecture_options: {failover_manager: 'patroni', enable_haproxy: true},"
                        + " instance_defaults: {vars: 'haproxy_bind_address: 10.0.0.1'},"
                        + " instances: {'speedy-one-7': {vars: 'mine: 1'}}}");
        String vars =
                model.machines().instanceMap().get("speedy-one-7").settings().vars();
        assertThat(YamlTexts.read(vars))
                .containsEntry("haproxy_backend_servers", List.of("speedy-one-1", "speedy-one-2"))
                .containsEntry("haproxy_bind_address", "10.0.0.1")
                .containsKey("mine");
    }

    @Test
    void architectureOfAConfigYmlGeneratesNothing() throws IOException {
        String file = "architecture: M1\n" + ConfigYmlTest.file("existing-vpc");
        TpaClusterModel model = Effective.of(Models.of(YamlTexts.write(Map.of("config_yml", file))), null);
        assertThat(model.architecture().architecture()).isEqualTo("M1");
        assertThat(model.machines().instanceMap()).hasSize(3);
        assertThat(NodeSpecs.of(model, "eu-west-1", Map.of())).allMatch(node -> node.slot() == null);
    }
}
