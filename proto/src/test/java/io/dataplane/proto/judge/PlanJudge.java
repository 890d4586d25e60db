package io.dataplane.proto.judge;

import io.dataplane.proto.wire.SchemaAttribute;
import io.dataplane.proto.wire.SchemaBlock;
import io.dataplane.proto.wire.SchemaNestedBlock;
import io.dataplane.proto.wire.SchemaObject;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.Collection;
import java.util.List;

/// The rules for a planned state, P1 to P8; `config`, `prior` and `planned` are of the schema's type.
public final class PlanJudge {
    private final Breaches breaches = new Breaches();

    private PlanJudge() {}

    public static List<Breach> judge(
            SchemaBlock schema, Value prior, Value config, Value planned, Collection<AttributePath> replace) {
        PlanJudge judge = new PlanJudge();
        boolean both = judge.breaches.that(
                config.isNull() == planned.isNull(),
                "P1",
                "",
                "the plan is absent or there, and the configuration is not");
        if (both && !planned.isNull()) {
            judge.block(schema, prior, config, planned, "");
            for (AttributePath path : prior.isNull() ? List.<AttributePath>of() : replace) {
                judge.breaches.that(
                        Look.leadsSomewhere(prior, path) || Look.leadsSomewhere(planned, path),
                        "P8",
                        path.toString(),
                        "requires replacement and does not exist");
            }
        }
        WriteOnly.places(schema, planned)
                .forEach(path -> judge.breaches.add("P6", path, "a write-only value is in the plan"));
        return judge.breaches.list();
    }

    private void block(SchemaBlock schema, Value prior, Value config, Value planned, String path) {
        attributes(schema.getAttributesList(), prior, config, planned, path);
        for (SchemaNestedBlock nested : schema.getBlockTypesList()) {
            String name = nested.getTypeName();
            blocks(
                    nested,
                    Look.named(prior, name),
                    Look.named(config, name),
                    Look.named(planned, name),
                    path + "." + name);
        }
    }

    private void attributes(List<SchemaAttribute> schema, Value prior, Value config, Value planned, String path) {
        for (SchemaAttribute each : schema) {
            String name = each.getName();
            attribute(
                    each,
                    Look.named(prior, name),
                    Look.named(config, name),
                    Look.named(planned, name),
                    path + "." + name);
        }
    }

    private void attribute(SchemaAttribute schema, Value prior, Value config, Value planned, String path) {
        boolean keptPrior = !prior.isNull() && !config.isNull() && Look.same(planned, prior);
        boolean decidedByProvider = schema.getComputed() && (!schema.getOptional() || config.isNull());
        if (schema.getWriteOnly() || Look.same(planned, config) || keptPrior || decidedByProvider) {
            return;
        }
        if (config.isNull()) {
            breaches.add("P2", path, "a value for an attribute that is neither configured nor computed");
        } else if (config.isUnknown() || !schema.hasNestedType()) {
            breaches.add("P2", path, "neither the configured nor the prior value");
        } else {
            nested(schema.getNestedType(), prior, config, planned, path);
        }
    }

    private void nested(SchemaObject schema, Value prior, Value config, Value planned, String path) {
        boolean there = !planned.isNull() && !planned.isUnknown();
        if (!breaches.that(there, "P4", path, "configured, and planned to be unknown or absent")) {
            return;
        }
        List<SchemaAttribute> inner = schema.getAttributesList();
        switch (schema.getNesting()) {
            case SINGLE -> attributes(inner, prior, config, planned, path);
            case LIST -> {
                List<Value> elements = Look.elements(planned);
                if (breaches.that(elements.size() == Look.elements(config).size(), "P4", path, "another count")) {
                    for (int i = 0; i < elements.size(); i++) {
                        element(inner, Look.at(prior, i), Look.at(config, i), elements.get(i), path + "[" + i + "]");
                    }
                }
            }
            case MAP -> {
                boolean sameKeys = Look.entries(planned)
                        .keySet()
                        .equals(Look.entries(config).keySet());
                if (breaches.that(sameKeys, "P4", path, "other keys than in the configuration")) {
                    Look.entries(planned)
                            .forEach((key, entry) -> element(
                                    inner,
                                    Look.at(prior, key),
                                    Look.at(config, key),
                                    entry,
                                    path + "[\"" + key + "\"]"));
                }
            }
            // its elements cannot be told apart
            case SET -> breaches.that(Look.lengthsMeet(config, planned), "P4", path, "another count");
            case INVALID, UNRECOGNIZED -> breaches.add("S3", path, "is nested in no known way");
        }
    }

    private void element(List<SchemaAttribute> schema, Value prior, Value config, Value planned, String path) {
        if (config instanceof Value.ObjectValue && planned instanceof Value.ObjectValue) {
            attributes(schema, prior, config, planned, path);
        } else {
            breaches.that(Look.same(config, planned), "P4", path, "an element is not the configured one");
        }
    }

    private void blocks(SchemaNestedBlock schema, Value prior, Value config, Value planned, String path) {
        if (config.isUnknown() || planned.isUnknown()) {
            breaches.that(
                    config.isUnknown() && planned.isUnknown(), "P5", path, "an unknown dynamic block stays unknown");
            return;
        }
        switch (schema.getNesting()) {
            case SINGLE, GROUP -> {
                if (breaches.that(config.isNull() == planned.isNull(), "P5", path, "a block appears or vanishes")
                        && !planned.isNull()) {
                    block(schema.getBlock(), prior, config, planned, path);
                }
            }
            case LIST -> {
                List<Value> all = Look.elements(planned);
                if (present(planned, path)
                        && breaches.that(
                                all.size() == Look.elements(config).size(), "P5", path, "another block count")) {
                    for (int i = 0; i < all.size(); i++) {
                        oneBlock(schema, Look.at(prior, i), Look.at(config, i), all.get(i), path + "[" + i + "]");
                    }
                }
            }
            case MAP -> {
                boolean sameKeys = Look.entries(planned)
                        .keySet()
                        .equals(Look.entries(config).keySet());
                if (present(planned, path) && breaches.that(sameKeys, "P5", path, "other block labels")) {
                    Look.entries(planned)
                            .forEach((key, entry) -> oneBlock(
                                    schema,
                                    Look.at(prior, key),
                                    Look.at(config, key),
                                    entry,
                                    path + "[\"" + key + "\"]"));
                }
            }
            case SET -> setOfBlocks(schema, config, planned, path);
            case INVALID, UNRECOGNIZED -> breaches.add("S5", path, "is nested in no known way");
        }
    }

    private void setOfBlocks(SchemaNestedBlock schema, Value config, Value planned, String path) {
        if (present(planned, path)
                && breaches.that(Look.lengthsMeet(config, planned), "P5", path, "another block count")) {
            boolean partners = Look.correlate(Look.elements(config), Look.elements(planned), (one, other) -> judge(
                            schema.getBlock(), Values.NULL, one, other, List.of())
                    .isEmpty());
            breaches.that(partners, "P5", path, "a block in a set is not one of the configuration's");
        }
    }

    private boolean present(Value blocks, String path) {
        return breaches.that(!blocks.isNull(), "P5", path, "a collection of blocks is empty, never null");
    }

    private void oneBlock(SchemaNestedBlock schema, Value prior, Value config, Value planned, String path) {
        if (breaches.that(
                planned instanceof Value.ObjectValue, "P5", path, "a block is never unknown or null as a whole")) {
            block(schema.getBlock(), prior, config, planned, path);
        }
    }
}
