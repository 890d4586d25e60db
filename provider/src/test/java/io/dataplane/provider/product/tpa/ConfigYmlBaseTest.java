package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.bind.Binder;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.plan.SameMeaning;
import io.dataplane.schema.value.Value;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigYmlBaseTest {
    private static TpaClusterModel under(String file, String arguments) throws IOException {
        return Effective.of(
                Models.of("{config_yml: %s%s}"
                        .formatted(quoted(ConfigYmlTest.file(file)), arguments.isEmpty() ? "" : ", " + arguments)),
                null);
    }

    static String quoted(String text) {
        return YamlTexts.write(Map.of("text", text)).replaceAll("(?s)^\\{\"text\":|\\}$", "");
    }

    @Test
    void fileIsTheWholeConfiguration() throws IOException {
        TpaClusterModel model = under("minimal", "");
        assertThat(model.clusterName()).isEqualTo("willow_lab");
        assertThat(model.identity().owner()).isEqualTo("P. Marlow");
        assertThat(NodeSpecs.of(model, "eu-west-1", Map.of()))
                .extracting(NodeSpec::name)
                .containsExactly("willow-lab-1", "willow-lab-2");
        assertThat(model.network().ec2Vpc().get("default").enableDnsSupport()).isTrue();
        assertThat(Told.byRules(model)).isEmpty();
    }

    @Test
    void writtenArgumentsWin() throws IOException {
        TpaClusterModel model = under("existing-vpc", """
                cluster_name: 'other', owner: 'Kim Lee', cluster_tags: {CostCentre: '1'}, cluster_bucket: 'mine',
                ec2_vpc: {'eu-west-1': {vpc_id: 'vpc-1'}}, cluster_vars: 'postgres_version: 17',
                instance_defaults: {type: 'm6i.large'},
                instances: {flint: {vars: 'a: b', tags: {A: 'b'}}, more: {location: 'zone2'}}""");
        assertThat(model.clusterName()).isEqualTo("other");
        assertThat(model.identity().owner()).isEqualTo("Kim Lee");
        assertThat(model.identity().clusterTags()).isEqualTo(Map.of("CostCentre", "1"));
        assertThat(model.access().clusterBucket()).isEqualTo(Planned.of("mine"));
        assertThat(model.network().ec2Vpc().get("eu-west-1").vpcId()).isEqualTo(Planned.of("vpc-1"));
        assertThat(model.network().ec2Vpc().get("eu-west-1").filters()).isNull();
        assertThat(YamlTexts.read(model.software().clusterVars()))
                .containsEntry("postgres_flavour", "epas")
                .hasEntrySatisfying(
                        "postgres_version", version -> assertThat(version).hasToString("17"));
        InstanceDefaultsModel defaults = model.machines().instanceDefaults();
        assertThat(defaults.settings().type()).isEqualTo("m6i.large");
        assertThat(defaults.defaultVolumes()).hasSize(2);
        assertThat(model.machines().instances()).containsOnlyKeys("flint", "chalk", "silo", "more");
        InstanceModel flint = model.machines().instances().get("flint");
        assertThat(flint.settings().backup()).isEqualTo(List.of("silo"));
        assertThat(flint.settings().vars()).isEqualTo("a: b");
    }

    @Test
    void writtenAlternativesDriveOutThoseOfTheFile() throws IOException {
        TpaClusterModel model = under(
                "existing-vpc",
                "cluster_profile: 'own', security_group_ids: {'eu-west-1': ['sg-1']},"
                        + " cluster_tags: {Owner: 'Kim Lee'}");
        assertThat(model.access().instanceProfileName()).isNull();
        assertThat(model.firewall().ec2Groups()).isNull();
        assertThat(model.identity().owner()).isNull();
    }

    @Test
    void whatIsWrongInTheFileIsTheOnlyError() {
        assertThat(Told.byRules(Models.of("{config_yml: 'instances: 3'}")))
                .containsExactly("Invalid config.yml @ config_yml");
        assertThat(Told.byRules(Models.of("{config_yml: 'a: 1'}")))
                .containsExactlyInAnyOrder("No Cluster Name @ cluster_name", "No Instances @ instances");
    }

    @Test
    void textThatIsOnlyWrittenInAnotherWayIsNoChange() throws IOException {
        Binder<TpaClusterModel> binder = Binder.of(TpaClusterModel.class);
        Value.ObjectValue before = binder.unbind(Models.minimal(
                "{cluster_vars: 'a: yes', instances: {'speedy-1': {vars: 'b: [1]'}}, config_yml: 'x: {y: 1}'}"));
        Value.ObjectValue after = binder.unbind(
                Models.minimal(
                        "{cluster_vars: '{\"a\": true}', instances: {'speedy-1': {vars: 'b:\\n- 1'}}, config_yml: 'x:\\n  y: 1 # one'}"));
        assertThat(SameMeaning.keep(
                        SchemaOf.record(TpaClusterModel.class, 0, "").block(), after, before))
                .isEqualTo(before);
    }

    @Test
    void topLevelSettingsAreNoArguments() {
        assertThat(Told.byRules(Models.minimal("{top_level_settings: 'owner: x'}")))
                .containsExactly("Setting Is An Argument @ top_level_settings");
    }
}
