package io.dataplane.schema.plan;

import io.dataplane.schema.attribute.AttributeSchema;
import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.attribute.Mode;
import io.dataplane.schema.attribute.NestedAttributes;
import io.dataplane.schema.attribute.NestedBlockSchema;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// The checks Terraform makes on a planned state; `C` is the configuration, `P` the prior state, `N` the plan.
public final class PlanChecks {
    private final List<Violation> found = new ArrayList<>();

    private PlanChecks() {}

    public static List<Violation> violations(
            BlockSchema schema, Value prior, Value config, Value planned, List<AttributePath> requiresReplace) {
        PlanChecks checks = new PlanChecks();
        Conformance.check(
                planned,
                schema.impliedType(),
                AttributePath.ROOT,
                path -> checks.add("P0", path, "is of another type"));
        if (planned.isNull() != config.isNull()) {
            checks.add("P1", AttributePath.ROOT, "the plan and the configuration differ in whether there is an object");
        }
        if (checks.found.isEmpty() && !planned.isNull()) {
            checks.block(schema, config, prior, planned, AttributePath.ROOT);
            requiresReplace.stream()
                    .filter(path -> !prior.isNull()
                            && Paths.find(prior, path).isEmpty()
                            && Paths.find(planned, path).isEmpty())
                    .forEach(path -> checks.add("P8", path, "requires replacement but does not exist"));
        }
        return checks.found;
    }

    private void add(String rule, AttributePath path, String problem) {
        found.add(new Violation(rule, path, problem));
    }

    private void block(BlockSchema schema, Value config, Value prior, Value planned, AttributePath path) {
        attributes(schema.attributes(), config, prior, planned, path);
        for (NestedBlockSchema block : schema.blocks()) {
            AttributePath here = path.name(block.name());
            blocks(
                    block,
                    Parts.named(config, block.name(), Values.NULL),
                    Parts.named(prior, block.name(), Values.NULL),
                    Parts.named(planned, block.name(), Values.NULL),
                    here);
        }
    }

    private void blocks(NestedBlockSchema block, Value config, Value prior, Value planned, AttributePath path) {
        if (config.isUnknown() || planned.isUnknown()) {
            if (!planned.equals(config)) {
                add("P5", path, "an unknown block must stay unknown, a known one known");
            }
        } else if (!(planned instanceof Value.Sequence(List<Value> those)
                && config instanceof Value.Sequence(List<Value> these))) {
            add("P5", path, "blocks are never null");
        } else if (those.size() != these.size()) {
            add("P5", path, "the number of blocks differs from the configuration's");
        } else {
            for (int i = 0; i < those.size(); i++) {
                if (!(those.get(i) instanceof Value.ObjectValue)) {
                    add("P5", path.index(i), "a block is never null or unknown as a whole");
                }
                Value before = Parts.at(prior, i, Values.NULL);
                block(block.block(), these.get(i), before, those.get(i), path.index(i));
            }
        }
    }

    private void attributes(
            List<AttributeSchema> schema, Value config, Value prior, Value planned, AttributePath path) {
        for (AttributeSchema attribute : schema) {
            attribute(
                    attribute,
                    Parts.named(config, attribute.name(), Values.NULL),
                    Parts.named(prior, attribute.name(), Values.NULL),
                    Parts.named(planned, attribute.name(), Values.NULL),
                    path.name(attribute.name()));
        }
    }

    private void attribute(AttributeSchema attribute, Value config, Value prior, Value planned, AttributePath path) {
        if (attribute.writeOnly()) {
            if (!planned.isNull()) {
                add("P6", path, "a write-only value is in the plan");
            }
            return;
        }
        boolean unchanged = !prior.isNull() && !config.isNull() && planned.equals(prior);
        // with ignore_changes the configuration holds the prior state, computed leaves included
        boolean free = attribute.mode() == Mode.COMPUTED
                || (config.isNull() && attribute.mode().isComputed());
        if (planned.equals(config) || unchanged || free) {
            return;
        }
        if (config.isNull() || config.isUnknown() || attribute.nested() == null) {
            add("P2", path, "the planned value is neither the configured nor the prior one");
        } else {
            nested(attribute.nested(), config, prior, planned, path);
        }
    }

    private void nested(NestedAttributes nested, Value config, Value prior, Value planned, AttributePath path) {
        List<AttributeSchema> inner = nested.attributes();
        switch (planned) {
            case Value.ObjectValue _
            when config instanceof Value.ObjectValue -> attributes(inner, config, prior, planned, path);
            case Value.Sequence(List<Value> those)
            when config instanceof Value.Sequence(List<Value> these) && those.size() == these.size() -> {
                for (int i = 0; i < those.size(); i++) {
                    element(inner, these.get(i), Parts.at(prior, i, Values.NULL), those.get(i), path.index(i));
                }
            }
            case Value.MapValue(SortedMap<String, Value> those)
            when config instanceof Value.MapValue(SortedMap<String, Value> these)
                    && those.keySet().equals(these.keySet()) ->
                those.forEach((key, entry) -> element(
                        inner,
                        Parts.at(config, key, Values.NULL),
                        Parts.at(prior, key, Values.NULL),
                        entry,
                        path.key(key)));
            case Value.SetValue(List<Value> those)
            when config instanceof Value.SetValue(List<Value> these) && those.size() == these.size() -> {
                // Terraform does not tell the elements of sets apart here either
            }
            default -> add("P4", path, "the elements differ in number or keys from the configuration's");
        }
    }

    private void element(List<AttributeSchema> inner, Value config, Value prior, Value planned, AttributePath path) {
        if (planned instanceof Value.ObjectValue && config instanceof Value.ObjectValue) {
            attributes(inner, config, prior, planned, path);
        } else if (!planned.equals(config)) {
            add("P4", path, "an element is not the configured one");
        }
    }
}
