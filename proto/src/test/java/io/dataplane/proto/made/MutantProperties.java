package io.dataplane.proto.made;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.judge.Judge;
import io.dataplane.proto.wire.ApplyResourceChangeRequest;
import io.dataplane.proto.wire.ApplyResourceChangeResponse;
import io.dataplane.proto.wire.GetProviderSchemaRequest;
import io.dataplane.proto.wire.PlanResourceChangeRequest;
import io.dataplane.proto.wire.PlanResourceChangeResponse;
import io.dataplane.proto.wire.SchemaAttribute;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Deliberately broken planners and resources are caught, wherever in a made-up type they break something.
class MutantProperties {
    private static final long SEED = Long.getLong("dataplane.seed", 20_260_101L);
    private static final int MODELS = 60;
    private static final int CASES = 300;

    private static MadeProvider provider;
    private static MadeServer server;
    private static Judge judge;

    @BeforeAll
    static void start() throws Exception {
        provider = MadeProvider.of(SEED, MODELS);
        server = new MadeServer(provider);
        judge = new Judge(server.stub().getProviderSchema(GetProviderSchemaRequest.getDefaultInstance()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /// A create that goes well: its requests and answers.
    private record Created(
            MadeResource<?> resource,
            Value.ObjectValue config,
            PlanResourceChangeRequest planRequest,
            PlanResourceChangeResponse plan,
            ApplyResourceChangeRequest applyRequest,
            ApplyResourceChangeResponse applied) {
        static Created of(MadeResource<?> resource, long seed) {
            Value.ObjectValue config = new MadeValues(seed, false).config(resource.schema(), 0);
            PlanResourceChangeRequest planRequest = PlanResourceChangeRequest.newBuilder()
                    .setTypeName(resource.typeName())
                    .setConfig(DynamicValueCodec.write(config, resource.type()))
                    .setProposedNewState(DynamicValueCodec.write(config, resource.type()))
                    .build();
            PlanResourceChangeResponse plan = server.stub().planResourceChange(planRequest);
            return of(resource, config, planRequest, plan);
        }

        static Created of(
                MadeResource<?> resource,
                Value.ObjectValue config,
                PlanResourceChangeRequest planRequest,
                PlanResourceChangeResponse plan) {
            ApplyResourceChangeRequest applyRequest = ApplyResourceChangeRequest.newBuilder()
                    .setTypeName(resource.typeName())
                    .setPlannedState(plan.getPlannedState())
                    .setConfig(planRequest.getConfig())
                    .build();
            return new Created(
                    resource,
                    config,
                    planRequest,
                    plan,
                    applyRequest,
                    server.stub().applyResourceChange(applyRequest));
        }

        boolean isGood() {
            return plan.getDiagnosticsCount() == 0 && applied.getDiagnosticsCount() == 0;
        }

        Value.ObjectValue planned() {
            return (Value.ObjectValue) DynamicValueCodec.read(plan.getPlannedState(), resource.type());
        }

        Value.ObjectValue state() {
            return (Value.ObjectValue) DynamicValueCodec.read(applied.getNewState(), resource.type());
        }
    }

    private static List<Created> creates() {
        return java.util.stream.IntStream.range(0, CASES)
                .mapToObj(i -> Created.of(provider.made().get(i * MODELS / CASES), SEED + i))
                .filter(Created::isGood)
                .toList();
    }

    @Test
    void everyMutantIsCaught() {
        Map<Mutant, Integer> plans = new EnumMap<>(Mutant.class);
        Map<Mutant, Integer> states = new EnumMap<>(Mutant.class);
        for (Created created : creates()) {
            for (Mutant mutant : Mutant.values()) {
                mutant.damaged(created.resource().schema(), created.config(), created.planned())
                        .forEach(value -> {
                            plans.merge(mutant, 1, Integer::sum);
                            seen(mutant, created.planRequest(), planning(created, value));
                        });
                mutant.damaged(created.resource().schema(), created.config(), created.state())
                        .forEach(value -> {
                            states.merge(mutant, 1, Integer::sum);
                            seen(mutant, created.applyRequest(), applying(created, value));
                        });
            }
        }
        System.out.printf("seed %d: mutants caught in plans %s, in states %s%n", SEED, plans, states);
        assertThat(plans).hasSize(Mutant.values().length).allSatisfy((_, count) -> assertThat(count)
                .isGreaterThan(20));
        assertThat(states).hasSize(Mutant.values().length).allSatisfy((_, count) -> assertThat(count)
                .isGreaterThan(20));
    }

    private static PlanResourceChangeResponse planning(Created created, Value value) {
        return created.plan().toBuilder()
                .setPlannedState(
                        DynamicValueCodec.write(value, created.resource().type()))
                .build();
    }

    private static ApplyResourceChangeResponse applying(Created created, Value value) {
        return created.applied().toBuilder()
                .setNewState(DynamicValueCodec.write(value, created.resource().type()))
                .build();
    }

    private static void seen(Mutant mutant, Object request, Object answer) {
        assertThat(judge.judge(request, answer)).as("%s, seed %d", mutant, SEED).isNotEmpty();
    }

    /// Terraform lets a provider plan anything for what is optional and computed; the next plan tells.
    @Test
    void aForgottenDefaultIsSeenByTheNextPlan() {
        int forgotten = 0;
        for (Created created : creates()) {
            for (SchemaAttribute attribute : created.resource().schema().getAttributesList()) {
                boolean preset = attribute.getComputed()
                        && attribute.getOptional()
                        && created.config().get(attribute.getName()).isNull();
                if (preset) {
                    forgotten++;
                    Value without = created.planned().with(attribute.getName(), Values.NULL);
                    Created wrong = Created.of(
                            created.resource(), created.config(), created.planRequest(), planning(created, without));
                    PlanResourceChangeResponse next = server.stub()
                            .planResourceChange(created.planRequest().toBuilder()
                                    .setPriorState(wrong.applied().getNewState())
                                    .build());
                    assertThat(next.getPlannedState())
                            .isNotEqualTo(wrong.applied().getNewState());
                }
            }
        }
        assertThat(forgotten).isGreaterThan(20);
    }
}
