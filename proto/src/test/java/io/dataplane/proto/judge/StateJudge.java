package io.dataplane.proto.judge;

import io.dataplane.proto.wire.SchemaBlock;
import io.dataplane.proto.wire.SchemaNestedBlock;
import io.dataplane.schema.value.Value;
import java.util.List;
import java.util.Map;

/// The rules for everything that is stored, whoever answers it.
final class StateJudge {
    private StateJudge() {}

    /// `rule` is the row of the operation: A4 for apply, R1 for read, U1, I1, M1, D1.
    static List<Breach> judge(SchemaBlock schema, Value state, String rule) {
        Breaches breaches = new Breaches();
        unknowns(state, "", rule, breaches);
        String storedRule = rule.equals("A4") ? "A5" : rule.equals("R1") ? "R2" : rule;
        WriteOnly.places(schema, state).forEach(path -> breaches.add(storedRule, path, "a write-only value is stored"));
        blocks(schema, state, "", rule.equals("A4") ? "A3" : rule, breaches);
        return breaches.list();
    }

    private static void unknowns(Value value, String path, String rule, Breaches breaches) {
        breaches.that(!value.isUnknown(), rule, path, "is unknown, and would be stored");
        Look.parts(value).forEach((step, part) -> unknowns(part, path + step, rule, breaches));
    }

    private static void blocks(SchemaBlock schema, Value value, String path, String rule, Breaches breaches) {
        if (!(value instanceof Value.ObjectValue)) {
            return;
        }
        for (SchemaNestedBlock nested : schema.getBlockTypesList()) {
            Value part = Look.named(value, nested.getTypeName());
            String here = path + "." + nested.getTypeName();
            if (nested.getNesting() == SchemaNestedBlock.NestingMode.SINGLE) {
                blocks(nested.getBlock(), part, here, rule, breaches);
            } else if (nested.getNesting() == SchemaNestedBlock.NestingMode.GROUP) {
                breaches.that(!part.isNull(), rule, here, "a group block is never null");
                blocks(nested.getBlock(), part, here, rule, breaches);
            } else {
                breaches.that(!part.isNull(), rule, here, "a collection of blocks is empty, never null");
                for (Map.Entry<String, Value> each : Look.parts(part).entrySet()) {
                    blocks(nested.getBlock(), each.getValue(), here + each.getKey(), rule, breaches);
                }
            }
        }
    }
}
