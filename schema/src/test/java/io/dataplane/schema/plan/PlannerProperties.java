package io.dataplane.schema.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.attribute.SchemaCheck;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The planner under made-up schemas and configurations, judged by the checks Terraform makes. A failure names its
/// seed; `-Ddataplane.seed=N` starts at another one.
class PlannerProperties {
    private static final int BATCHES = 8;
    private static final int BATCH = 250;

    static LongStream seeds() {
        long first = Long.getLong("dataplane.seed", 20_260_101L);
        return LongStream.range(0, BATCHES).map(batch -> first + batch * BATCH);
    }

    /// One made-up resource: its schema, a state it has, and the next configuration.
    private record Situation(
            long seed, Generator generator, BlockSchema schema, Value prior, Value.ObjectValue config) {
        static Situation of(long seed, boolean unknowns) {
            Generator generator = new Generator(seed);
            BlockSchema schema = generator.schema();
            Value prior = Values.NULL;
            if (seed % 3 != 0) {
                Value.ObjectValue before = valid(generator, schema, false);
                prior = generator.applied(new Planner(schema).plan(before, Values.NULL), schema.impliedType());
            }
            return new Situation(seed, generator, schema, prior, valid(generator, schema, unknowns));
        }

        /// Two elements of a set that defaults make equal are refused before there is a plan.
        private static Value.ObjectValue valid(Generator generator, BlockSchema schema, boolean unknowns) {
            return Stream.generate(() -> generator.config(schema, unknowns))
                    .filter(config -> EqualElements.find(config, new Planner(schema).withDefaults(config))
                            .isEmpty())
                    .findFirst()
                    .orElseThrow();
        }

        Value plan() {
            return new Planner(schema).plan(config, prior);
        }

        Value applied(Value planned) {
            return generator.applied(planned, schema.impliedType());
        }
    }

    private static LongStream batch(long first) {
        return LongStream.range(first, first + BATCH);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void plansKeepTerraformsRules(long first) {
        batch(first).mapToObj(seed -> Situation.of(seed, true)).forEach(s -> {
            Value planned = s.plan();
            List<AttributePath> replace = Replacements.of(s.schema, s.prior, planned, List.of());
            assertThat(PlanChecks.violations(s.schema, s.prior, s.config, planned, replace))
                    .as("seed %d", s.seed)
                    .isEmpty();
            assertThat(s.plan()).as("seed %d, planned again", s.seed).isEqualTo(planned);
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void plansWithTheResourcesWordKeepTerraformsRules(long first) {
        batch(first).mapToObj(seed -> Situation.of(seed, true)).forEach(s -> {
            var answer = (Value.ObjectValue) s.generator.known(s.schema.impliedType());
            Value planned = new Planner(s.schema).plan(s.config, s.prior, answer);
            assertThat(PlanChecks.violations(s.schema, s.prior, s.config, planned, List.of()))
                    .as("seed %d", s.seed)
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatWasAppliedIsNotPlannedAgain(long first) {
        batch(first).mapToObj(seed -> Situation.of(seed, false)).forEach(s -> {
            Value planned = s.plan();
            Value state = s.applied(planned);
            assertThat(StateChecks.applied(s.schema, planned, state, false))
                    .as("seed %d", s.seed)
                    .isEmpty();
            assertThat(new Planner(s.schema).plan(s.config, state))
                    .as("seed %d, second plan", s.seed)
                    .isSameAs(state);
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void generatedSchemasKeepTerraformsRules(long first) {
        batch(first).forEach(seed -> assertThat(SchemaCheck.ofResource(new Schema(0, new Generator(seed).schema())))
                .as("seed %d", seed)
                .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void damageToAPlanIsSeen(long first) {
        batch(first).mapToObj(seed -> Situation.of(seed, false)).forEach(s -> s.schema.attributes().stream()
                .filter(a -> !a.mode().isComputed() && a.nested() == null)
                .forEach(a -> {
                    var planned = (Value.ObjectValue) s.plan();
                    Value damaged = planned.with(a.name(), Values.UNKNOWN);
                    assertThat(PlanChecks.violations(s.schema, s.prior, s.config, damaged, List.of()))
                            .as("seed %d, %s", s.seed, a.name())
                            .hasSize(1);
                }));
    }
}
