package io.dataplane.schema.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.attribute.SchemaCheck;
import io.dataplane.schema.sample.Objects;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateOperationsTest {
    private final Bench bench = new Bench();

    @Test
    void schemasFollowTerraformsRules() {
        assertThat(SchemaCheck.ofResource(bench.registry.schema(Bench.TYPE).orElseThrow()))
                .isEmpty();
        assertThat(SchemaCheck.ofProvider(bench.registry.providerSchema())).isEmpty();
        assertThat(bench.registry.schema("sample_forest")).isEmpty();
        assertThat(bench.registry.resourceTypes()).containsExactly("sample_garden");
    }

    @Test
    void readGivesBackTheStateOrNothing() {
        Value state = bench.applied(Values.NULL, bench.garden(PlanResourceTest.everything()));
        assertThat(read(state).state()).isEqualTo(state);
        bench.garden.gardens.clear();
        assertThat(read(state).state().isNull()).isTrue();
        bench.garden.fails = true;
        assertThat(read(state).state()).isSameAs(state);
    }

    @Test
    void importStartsAStateOrSaysWhyNot() {
        Value state = bench.applied(Values.NULL, bench.garden(Map.of("name", "eden")));
        ImportResource imports = new ImportResource(bench.registry);
        assertThat(imports.run(Bench.TYPE, "eden", bench.context).state()).isEqualTo(state);
        assertThat(imports.run(Bench.TYPE, "mars", bench.context).diagnostics()).hasSize(1);
    }

    @Test
    void upgradeTakesTheSameVersionOnly() {
        Value state = bench.garden(Map.of("name", "eden", "code_wo", "left by mistake"));
        UpgradeResource upgrade = new UpgradeResource(bench.registry);
        NewState same = upgrade.run(Bench.TYPE, 0, _ -> state, bench.context);
        assertThat(((Value.ObjectValue) same.state()).get("code_wo").isNull()).isTrue();
        assertThat(upgrade.run(Bench.TYPE, 1, _ -> state, bench.context).diagnostics())
                .hasSize(1);
    }

    @Test
    void providerIsConfiguredWithDefaultsOrWithNull() {
        ConfigureProvider configure = new ConfigureProvider(bench.registry);
        configure.run(settings(Map.of()), "1.11.4");
        assertThat(bench.provider.settings.retries()).isEqualTo(3);
        configure.run(settings(Map.of("region", Values.UNKNOWN)), "1.11.4");
        assertThat(bench.provider.settings).isNull();
        assertThat(bench.provider.configured).isEqualTo(2);
    }

    @Test
    void providerBlockIsChecked() {
        ValidateProvider validate = new ValidateProvider(bench.registry);
        assertThat(validate.run(settings(Map.of("region", "nowhere")))).hasSize(1);
        assertThat(validate.run(settings(Map.of("region", Values.UNKNOWN)))).isEmpty();
    }

    private Value settings(Map<String, ?> given) {
        return Objects.of(bench.registry.providerSchema().impliedType(), given);
    }

    private NewState read(Value state) {
        return new ReadResource(bench.registry).run(Bench.TYPE, state, new byte[0], bench.context);
    }
}
