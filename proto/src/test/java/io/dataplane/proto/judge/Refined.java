package io.dataplane.proto.judge;

import io.dataplane.schema.value.Value;
import java.io.IOException;
import java.math.BigDecimal;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ArrayValue;

/// What is known of an unknown value must hold in the value it becomes.
final class Refined {
    private static final int NOT_NULL = 1;
    private static final int PREFIX = 2;
    private static final int LEAST = 3;
    private static final int MOST = 4;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 6;

    private Refined() {}

    static boolean allows(Value.Unknown planned, Value actual) {
        if (planned.refinement() == null || actual.isUnknown()) {
            return true;
        }
        try (MessageUnpacker in = MessagePack.newDefaultUnpacker(planned.refinement())) {
            boolean allowed = true;
            for (int left = in.unpackMapHeader(); left > 0; left--) {
                allowed &= holds(in.unpackInt(), in.unpackValue(), actual);
            }
            return allowed;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean holds(int key, org.msgpack.value.Value fact, Value actual) {
        return switch (key) {
            case NOT_NULL -> !actual.isNull();
            case PREFIX ->
                !(actual instanceof Value.Text(String text))
                        || text.startsWith(fact.asStringValue().asString());
            case LEAST, MOST -> !(actual instanceof Value.Numeric(BigDecimal number)) || within(key, fact, number);
            case SHORTEST ->
                size(actual) < 0 || size(actual) >= fact.asIntegerValue().toInt();
            case LONGEST ->
                size(actual) < 0 || size(actual) <= fact.asIntegerValue().toInt();
            default -> true;
        };
    }

    private static boolean within(int key, org.msgpack.value.Value fact, BigDecimal number) {
        ArrayValue bound = fact.asArrayValue();
        int order = number.compareTo(new BigDecimal(bound.get(0).toString()));
        boolean inclusive = bound.get(1).asBooleanValue().getBoolean();
        return (inclusive && order == 0) || (key == LEAST ? order > 0 : order < 0);
    }

    private static int size(Value value) {
        return switch (value) {
            case Value.Sequence _, Value.SetValue _ -> Look.elements(value).size();
            case Value.MapValue map -> map.entries().size();
            default -> -1;
        };
    }
}
