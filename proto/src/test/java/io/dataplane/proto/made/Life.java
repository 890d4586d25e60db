package io.dataplane.proto.made;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.proto.client.ProviderClient;
import io.dataplane.proto.client.ProviderClient.Answer;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.judge.ApplyJudge;
import io.dataplane.proto.judge.JudgedCalls;
import io.dataplane.proto.judge.Proposal;
import io.dataplane.proto.made.MadeResource.Mood;
import io.dataplane.proto.wire.ImportResourceStateResponse;
import io.dataplane.proto.wire.PlanResourceChangeResponse;
import io.dataplane.proto.wire.SchemaAttribute;
import io.dataplane.proto.wire.SchemaBlock;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.List;
import java.util.Random;

/// One object of a made-up type, from its first plan to its end, with the calls that Terraform makes on the way.
final class Life {
    private static final byte[] PRIVATE = {7};
    private static final int TRIES = 40;
    private static final List<Mood> BAD_MOODS = List.of(Mood.PARTLY, Mood.NOT_AT_ALL, Mood.GONE, Mood.THROWS);

    private final ProviderClient client;
    private final JudgedCalls judged;
    private final MadeResource<?> resource;
    private final long seed;
    private final Random random;
    private final SchemaBlock schema;
    private final Type type;

    Life(ProviderClient client, JudgedCalls judged, MadeResource<?> resource, long seed) {
        this.client = client;
        this.judged = judged;
        this.resource = resource;
        this.seed = seed;
        this.random = new Random(seed);
        this.schema = resource.schema();
        this.type = resource.type();
    }

    /// Named by its seed when something is wrong with it.
    void live() {
        try {
            Value.ObjectValue config = config();
            Value state = random.nextBoolean() ? change(Values.NULL, config) : changeOfUnknown(Values.NULL);
            if (state.isNull()) {
                return;
            }
            Value after = chapter(state);
            if (!after.isNull()) {
                end(after);
            }
        } finally {
            resource.mood = Mood.WELL;
        }
    }

    private Value chapter(Value state) {
        return switch (Math.floorMod(seed, 8)) {
            case 0 -> change(state, config());
            case 1 -> changeOfUnknown(state);
            case 2 -> change(state, withIgnored(config(), state));
            case 3 -> tainted(state);
            case 4 -> failing(state);
            case 5 -> gone(state);
            case 6 -> imported();
            default -> state;
        };
    }

    /// A configuration that the provider accepts; the last tries leave out what is likely to be refused.
    private Value.ObjectValue config() {
        return config(0);
    }

    private Value.ObjectValue config(int unknowns) {
        for (int i = 0; i < TRIES; i++) {
            Value.ObjectValue config = new MadeValues(random.nextLong(), i < TRIES / 4).config(schema, unknowns);
            if (accepted(config)) {
                return config;
            }
        }
        throw new AssertionError(named() + " refuses every configuration");
    }

    private boolean accepted(Value config) {
        return client.validate(resource.typeName(), config, type).isEmpty();
    }

    private String named() {
        return resource.typeName() + ", seed " + seed;
    }

    private void fine(String what) {
        assertThat(judged.breaches()).as("%s of %s", what, named()).isEmpty();
    }

    private Value plan(Value prior, Value.ObjectValue config) {
        PlanResourceChangeResponse answer = response(prior, config);
        return DynamicValueCodec.read(answer.getPlannedState(), type);
    }

    private PlanResourceChangeResponse response(Value prior, Value.ObjectValue config) {
        Value proposed = Proposal.of(schema, prior, config);
        PlanResourceChangeResponse first = client.plan(resource.typeName(), prior, proposed, config, PRIVATE, type);
        assertThat(first.getDiagnosticsList()).as("plan of %s", named()).isEmpty();
        PlanResourceChangeResponse second = client.plan(resource.typeName(), prior, proposed, config, PRIVATE, type);
        assertThat(second).as("the plan of %s, made again", named()).isEqualTo(first);
        fine("plan");
        return first;
    }

    /// Plan and apply, by replacement where the plan says so; then nothing is left to do.
    private Value change(Value prior, Value.ObjectValue config) {
        PlanResourceChangeResponse planned = response(prior, config);
        Value plan = DynamicValueCodec.read(planned.getPlannedState(), type);
        if (plan.equals(prior)) {
            return prior;
        }
        if (planned.getRequiresReplaceCount() > 0) {
            end(prior);
            return change(Values.NULL, config);
        }
        return settled(apply(prior, plan, config), config);
    }

    private Value apply(Value prior, Value plan, Value config) {
        Answer answer = client.apply(resource.typeName(), prior, plan, config, PRIVATE, type);
        assertThat(answer.diagnostics()).as("apply of %s", named()).isEmpty();
        fine("apply");
        return answer.value();
    }

    private Value settled(Value state, Value.ObjectValue config) {
        assertThat(client.upgrade(resource.typeName(), 0, state, type).value())
                .as("upgrade of %s", named())
                .isEqualTo(state);
        assertThat(client.read(resource.typeName(), state, PRIVATE, type).value())
                .as("read of %s", named())
                .isEqualTo(state);
        PlanResourceChangeResponse again = response(state, config);
        assertThat(DynamicValueCodec.read(again.getPlannedState(), type))
                .as("P9: the plan after the apply of %s", named())
                .isEqualTo(state);
        assertThat(again.getRequiresReplaceList()).as("P9 of %s", named()).isEmpty();
        return state;
    }

    /// Planned while something is unknown, and again when it is known.
    private Value changeOfUnknown(Value prior) {
        Value.ObjectValue early = config(5);
        Value first = plan(prior, early);
        Value.ObjectValue late = new MadeValues(seed, false).completed(schema, early);
        if (!accepted(late)) {
            return change(prior, config());
        }
        Value second = plan(prior, late);
        assertThat(ApplyJudge.again(schema, prior, first, second))
                .as("second plan of %s", named())
                .isEmpty();
        return change(prior, late);
    }

    /// `ignore_changes` puts the prior state into the configuration, computed leaves included.
    private Value.ObjectValue withIgnored(Value.ObjectValue config, Value state) {
        Value.ObjectValue mixed = config;
        for (SchemaAttribute attribute : schema.getAttributesList()) {
            boolean argument = attribute.getOptional() || attribute.getRequired();
            if (argument && !attribute.getWriteOnly() && random.nextBoolean()) {
                mixed = mixed.with(attribute.getName(), ((Value.ObjectValue) state).get(attribute.getName()));
            }
        }
        return mixed;
    }

    private Value tainted(Value state) {
        Value.ObjectValue config = config();
        Value plan = plan(Values.NULL, config);
        end(state);
        return settled(apply(Values.NULL, plan, config), config);
    }

    /// Whatever goes wrong, the answer can be stored, and nothing that existed is forgotten.
    private Value failing(Value state) {
        Value.ObjectValue config = config();
        Value prior = random.nextBoolean() ? state : Values.NULL;
        Value plan = plan(prior, config);
        resource.mood = BAD_MOODS.get(random.nextInt(BAD_MOODS.size()));
        Answer applied = client.apply(resource.typeName(), prior, plan, config, PRIVATE, type);
        assertThat(applied.failed() || plan.equals(prior))
                .as("failing apply of %s", named())
                .isTrue();
        assertThat(applied.value().isNull()).as("state of %s", named()).isIn(false, prior.isNull());
        Answer read = client.read(resource.typeName(), state, PRIVATE, type);
        assertThat(read.value().isNull()).as("read of %s", named()).isEqualTo(resource.mood == Mood.GONE);
        Answer deleted = client.apply(resource.typeName(), state, Values.NULL, Values.NULL, PRIVATE, type);
        assertThat(deleted.failed()).as("destroy of %s", named()).isEqualTo(resource.mood != Mood.GONE);
        fine("failure " + resource.mood);
        resource.mood = Mood.WELL;
        return applied.value();
    }

    private Value gone(Value state) {
        resource.mood = Mood.GONE;
        assertThat(client.read(resource.typeName(), state, PRIVATE, type)
                        .value()
                        .isNull())
                .isTrue();
        resource.mood = Mood.WELL;
        fine("read of what is gone");
        return Values.NULL;
    }

    private Value imported() {
        ImportResourceStateResponse answer = client.importState(resource.typeName(), Long.toString(seed));
        assertThat(answer.getDiagnosticsList()).as("import of %s", named()).isEmpty();
        Value state = DynamicValueCodec.read(answer.getImportedResources(0).getState(), type);
        fine("import");
        return client.read(resource.typeName(), state, PRIVATE, type).value();
    }

    private void end(Value state) {
        PlanResourceChangeResponse plan =
                client.plan(resource.typeName(), state, Values.NULL, Values.NULL, PRIVATE, type);
        assertThat(plan.getDiagnosticsList()).isEmpty();
        Answer deleted = client.apply(resource.typeName(), state, Values.NULL, Values.NULL, PRIVATE, type);
        assertThat(deleted.value().isNull()).as("destroy of %s", named()).isTrue();
        fine("destroy");
    }
}
