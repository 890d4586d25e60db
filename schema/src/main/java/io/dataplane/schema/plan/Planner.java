package io.dataplane.schema.plan;

import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;

/// The pure planner: configuration, prior state and schema to planned state.
///
/// It starts from the configuration and the prior state, not from Terraform's proposal: with static defaults only, and
/// nothing computed inside lists and sets, the proposal holds nothing that these two do not.
public final class Planner {
    private static final Fill PLANNED = new Fill(Values.UNKNOWN, false);
    private static final Fill CONFIGURED = new Fill(Values.NULL, true);

    private final BlockSchema schema;

    public Planner(BlockSchema schema) {
        this.schema = schema;
    }

    /// The configuration with its defaults; computed attributes are null, write-only values stay.
    public Value.ObjectValue withDefaults(Value.ObjectValue config) {
        return CONFIGURED.block(schema, config, Values.NULL);
    }

    /// The plan without the resource's word: the prior state when nothing differs from it, else everything computed
    /// is unknown.
    public Value.ObjectValue plan(Value.ObjectValue config, Value prior) {
        Value.ObjectValue kept = PLANNED.block(schema, config, prior);
        return kept.equals(prior) ? (Value.ObjectValue) prior : PLANNED.block(schema, config, Values.NULL);
    }

    /// The plan whose computed attributes the resource decided; the very prior state when it is equal to that.
    public Value.ObjectValue plan(Value.ObjectValue config, Value prior, Value.ObjectValue computed) {
        Value.ObjectValue merged = PLANNED.block(schema, config, computed);
        return merged.equals(prior) ? (Value.ObjectValue) prior : merged;
    }

    /// The state that may be stored after a failure: what never became known is null.
    public static Value settled(Value state) {
        return state.isWhollyKnown() ? state : Parts.withoutUnknowns(state);
    }
}
